package org.motcua.signing.revision;

import java.util.Optional;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfString;

/**
 * A signature field with its signature, as the document has it now.
 *
 * @param field the field
 * @param dictionary the signature dictionary; empty where the value is none
 * @param byteRange the signed bytes, absent where the entry cannot be judged
 * @param contents the signature value, absent where there is none
 */
public record SignedField(
        FormField field, PdfDictionary dictionary, Optional<ByteRange> byteRange, Optional<PdfString> contents) {}
