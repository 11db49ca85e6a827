package org.motcua.signing;

/**
 * What a signature shows on the page: an image, a text, or both. It is decoded and laid out once; one appearance serves
 * any number of signatures.
 */
public final class SignatureAppearance {

    private SignatureAppearance(Builder builder) {}

    /** An image that fills the field, its proportions kept. Transparent pixels stay transparent. */
    public static SignatureAppearance image(byte[] png) {
        return builder().image(png).build();
    }

    /** A text. */
    public static SignatureAppearance text(String text) {
        return builder().text(text).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects an appearance. Not thread-safe. */
    public static final class Builder {

        private Builder() {}

        /** PNG file; default none. */
        public Builder image(byte[] png) {
            return this;
        }

        /** Lines of text, broken at line feeds and where they are too long; default none. */
        public Builder text(String text) {
            return this;
        }

        public SignatureAppearance build() {
            return new SignatureAppearance(this);
        }
    }
}
