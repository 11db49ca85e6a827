package org.motcua.workflow;

/** A PNG file in memory. Immutable and thread-safe. */
public final class Png {

    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G'};

    private final byte[] bytes;

    private Png(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy of the file's bytes.
     *
     * @throws IllegalArgumentException when they do not begin as a PNG file does
     */
    public static Png of(byte[] bytes) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.length <= i || bytes[i] != MAGIC[i]) {
                throw new IllegalArgumentException("The image of " + bytes.length
                        + " bytes is not a PNG file. Signature and seal images are PNG with transparent ground.");
            }
        }
        return new Png(bytes.clone());
    }

    /** A copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
