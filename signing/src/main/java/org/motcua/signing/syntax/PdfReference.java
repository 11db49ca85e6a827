package org.motcua.signing.syntax;

public record PdfReference(int number, int generation) implements PdfObject {

    @Override
    public String toString() {
        return number + " " + generation + " R";
    }
}
