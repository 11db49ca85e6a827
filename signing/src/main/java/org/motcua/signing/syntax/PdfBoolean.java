package org.motcua.signing.syntax;

public record PdfBoolean(boolean value) implements PdfObject {}
