package org.motcua.signing.syntax;

/** The null object, and every object that is not there. */
public enum PdfNull implements PdfObject {
    NULL
}
