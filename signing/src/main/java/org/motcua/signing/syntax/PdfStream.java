package org.motcua.signing.syntax;

/**
 * A stream: its dictionary and where its data begins. How long the data is, is the dictionary's {@code Length}, which may
 * be a reference and so differ from revision to revision.
 *
 * @param number the object's number, for decryption
 * @param generation the object's generation, for decryption
 * @param dataStart offset of the first byte of data in the file
 */
public record PdfStream(PdfDictionary dictionary, int number, int generation, long dataStart) implements PdfObject {}
