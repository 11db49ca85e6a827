package org.motcua.signing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.appearance.AppearanceTemplate;
import org.motcua.signing.appearance.DocumentColours;
import org.motcua.signing.appearance.Sheet;
import org.motcua.signing.appearance.TextStyle;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * What a signature shows on the page: an image, a text, or both (the image at the left). The image is decoded once, and
 * the font is cut down once for texts of the same characters; one appearance serves any number of signatures. Text is
 * set in Liberation Serif, which has every letter of Vietnamese and is embedded, so that a PDF/A document stays one.
 *
 * <p>An appearance proves nothing: it is drawn as it was asked for, whoever signs.
 *
 * <p>Immutable and thread-safe.
 */
public final class SignatureAppearance {

    private final AppearanceTemplate template;
    private final Optional<AppearanceText> text;

    private SignatureAppearance(Builder builder) {
        if (builder.image == null && builder.text == null) {
            throw new IllegalArgumentException("An appearance needs an image or a text");
        }
        TextStyle style = new TextStyle(
                builder.fontSize,
                Math.min(builder.smallestFontSize, builder.fontSize),
                builder.alignment,
                builder.fromTop);
        this.template = AppearanceTemplate.of(Optional.ofNullable(builder.image), style);
        this.text = Optional.ofNullable(builder.text);
        text.map(AppearanceText::literals).ifPresent(template::prepare);
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

    Reference addTo(Increment increment, Sheet sheet, AppearanceText.Facts facts) {
        return template.addTo(increment, sheet, text.map(wanted -> wanted.with(facts)));
    }

    boolean isFlattened(DocumentColours colours) {
        return template.isFlattened(colours);
    }

    /** See {@link AppearanceTemplate#size}. */
    double[] size(String content, double widest) {
        return template.size(content, widest);
    }

    /** Collects an appearance. Not thread-safe. */
    public static final class Builder {

        private static final double DEFAULT_FONT_SIZE = 10;

        /** Smaller than this nobody can read it. */
        private static final double SMALLEST_FONT_SIZE = 4;

        /** Larger than the page; a text that does not fit is tried at every half point below. */
        private static final int LARGEST_FONT_SIZE = 1_000;

        private byte @Nullable [] image;
        private @Nullable AppearanceText text;
        private double fontSize = DEFAULT_FONT_SIZE;
        private double smallestFontSize = SMALLEST_FONT_SIZE;
        private Alignment alignment = Alignment.LEFT;
        private boolean fromTop;

        private Builder() {}

        /** PNG file; default none. */
        public Builder image(byte[] png) {
            this.image = png.clone();
            return this;
        }

        /** Lines of text, broken at line feeds and where they are too long; default none. */
        public Builder text(String text) {
            return text(AppearanceText.of(text));
        }

        /** Lines of text with parts that are known only when it is signed; default none. */
        public Builder text(AppearanceText text) {
            this.text = text;
            return this;
        }

        /** Points up to 1000, default 10; a text that is too long for the field is set smaller, down to 4. */
        public Builder fontSize(double points) {
            if (!(points > 0 && points <= LARGEST_FONT_SIZE)) {
                throw new IllegalArgumentException("A text needs a font size above 0 and at most " + LARGEST_FONT_SIZE
                        + " points, but got " + points);
            }
            this.fontSize = points;
            this.smallestFontSize = SMALLEST_FONT_SIZE;
            return this;
        }

        /** Points that a rule fixes: a text that is too long for the field is an error. */
        public Builder fixedFontSize(double points) {
            fontSize(points);
            this.smallestFontSize = points;
            return this;
        }

        /** Where lines stand in the width of the text's part; default {@link Alignment#LEFT}. */
        public Builder alignment(Alignment alignment) {
            this.alignment = alignment;
            return this;
        }

        /** Sets lines from the top of the field downwards. Default: their block is centred in its height. */
        public Builder fromTop() {
            this.fromTop = true;
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
