package org.motcua.signing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.appearance.AppearanceTemplate;

/**
 * What a signature shows on the page: an image, a text, or both (the image at the left). The image is decoded and the
 * font cut down once; one appearance serves any number of signatures. Text is set in Liberation Serif, which has every
 * letter of Vietnamese and is embedded, so that a PDF/A document stays one.
 *
 * <p>An appearance proves nothing: it is drawn as it was asked for, whoever signs.
 *
 * <p>Immutable and thread-safe.
 */
public final class SignatureAppearance {

    private final AppearanceTemplate template;

    private SignatureAppearance(Builder builder) {
        if (builder.image == null && builder.text == null) {
            throw new IllegalArgumentException("An appearance needs an image or a text");
        }
        this.template = AppearanceTemplate.of(
                Optional.ofNullable(builder.image), Optional.ofNullable(builder.text), builder.fontSize);
    }

    /**
     * An image that fills the field, its proportions kept. Transparent pixels stay transparent.
     *
     * @throws SigningException when it is not a PNG that can be read
     */
    public static SignatureAppearance image(byte[] png) {
        return builder().image(png).build();
    }

    /**
     * A text.
     *
     * @throws SigningException when the font lacks one of its characters
     */
    public static SignatureAppearance text(String text) {
        return builder().text(text).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    AppearanceTemplate template() {
        return template;
    }

    /** Collects an appearance. Not thread-safe. */
    public static final class Builder {

        private static final double DEFAULT_FONT_SIZE = 10;

        private byte @Nullable [] image;
        private @Nullable String text;
        private double fontSize = DEFAULT_FONT_SIZE;

        private Builder() {}

        /** PNG file; default none. */
        public Builder image(byte[] png) {
            this.image = png.clone();
            return this;
        }

        /** Lines of text, broken at line feeds and where they are too long; default none. */
        public Builder text(String text) {
            this.text = text;
            return this;
        }

        /** Points, default 10; a text that is too long for the field is set smaller, down to 4. */
        public Builder fontSize(double points) {
            if (!(points > 0)) {
                throw new IllegalArgumentException("A text needs a font size above 0, but got " + points);
            }
            this.fontSize = points;
            return this;
        }

        /**
         * The appearance.
         *
         * @throws SigningException when the image or the text cannot be used
         */
        public SignatureAppearance build() {
            return new SignatureAppearance(this);
        }
    }
}
