package org.motcua.signing.syntax;

/** A name without its slash, each byte as one character (ISO 8859-1), {@code #xx} resolved. */
public record PdfName(String value) implements PdfObject {}
