package org.motcua.signing.syntax;

/** An object that we cannot read and another reader perhaps can. It is never equal to anything in a comparison. */
public record PdfMalformed(long offset) implements PdfObject {}
