package org.motcua.signing.syntax;

/**
 * Where an object is.
 *
 * @param kind free, at an offset of the file, or inside an object stream
 * @param location the offset, or the number of the object stream
 * @param detail the generation, or the index within the object stream
 */
public record XrefEntry(Kind kind, long location, int detail) {

    /** The three types of ISO 32000-1 table 18. */
    public enum Kind {
        FREE,
        OFFSET,
        COMPRESSED
    }

    static final XrefEntry NONE = new XrefEntry(Kind.FREE, 0, 0);

    public boolean free() {
        return kind == Kind.FREE;
    }

    public int generation() {
        return kind == Kind.COMPRESSED ? 0 : detail;
    }
}
