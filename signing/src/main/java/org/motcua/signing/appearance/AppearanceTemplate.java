package org.motcua.signing.appearance;

import static org.motcua.signing.appearance.Upright.number;

import java.text.Normalizer;
import java.util.Optional;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * An image and a way to set a text, drawn in any number of fields of any size: the image alone fills the field with its
 * proportions kept, beside a text it has the left part. The image is decoded once, and the font is cut down once for
 * texts of the same characters. Immutable to its users and thread-safe.
 */
public final class AppearanceTemplate {

    /** Part of the width that an image has beside a text. */
    private static final double IMAGE_SHARE = 0.4;

    /** Points between the text and the edges of its part. */
    private static final double PADDING = 2;

    private final Optional<ImageObjects> image;
    private final TextStyle style;
    private final SubsetFonts fonts = new SubsetFonts();

    private AppearanceTemplate(Optional<ImageObjects> image, TextStyle style) {
        this.image = image;
        this.style = style;
    }

    public static AppearanceTemplate of(Optional<byte[]> png, TextStyle style) {
        return new AppearanceTemplate(png.map(ImageObjects::decode), style);
    }

    /** Whether its image loses its transparency in a document. */
    public boolean isFlattened(DocumentColours colours) {
        return !colours.transparency()
                && image.filter(ImageObjects::isTransparent).isPresent();
    }

    /**
     * Makes the font for a text, so that the first signature need not, and finds what the font lacks.
     *
     * @throws org.motcua.signing.SigningException when the font has no glyph for a character
     */
    public void prepare(String text) {
        fonts.containing(normalised(text));
    }

    /** Points that a text needs in the wanted size, with its padding, its lines broken at a width. */
    public double[] size(String text, double widest) {
        String content = normalised(text);
        EmbeddedFont font = fonts.containing(content);
        TextLayout layout = TextLayout.broken(font, content, style.size(), widest - 2 * PADDING);
        return new double[] {layout.width(font) + 2 * PADDING, layout.height() + 2 * PADDING};
    }

    /** Draws it and answers the form XObject. */
    public Reference addTo(Increment increment, Sheet sheet, Optional<String> text) {
        StringBuilder content = new StringBuilder("q\n");
        Dictionary resources = PdfValue.dictionary();
        double imageWidth = text.isPresent() ? sheet.width() * IMAGE_SHARE : sheet.width();
        if (image.isPresent()) {
            content.append(drawImage(image.get(), imageWidth, sheet.height()));
            Reference picture = image.get().addTo(increment, sheet.colours());
            resources = resources.with("XObject", PdfValue.dictionary().with("Im", picture));
        }
        if (text.isPresent()) {
            String wanted = normalised(text.get());
            EmbeddedFont font = fonts.containing(wanted);
            double left = image.isPresent() ? imageWidth : 0;
            TextBox box = new TextBox(
                    left + PADDING, PADDING, sheet.width() - left - 2 * PADDING, sheet.height() - 2 * PADDING);
            content.append(black(sheet.colours()))
                    .append(TextLayout.fit(font, wanted, style, box).draw(font, style, box));
            if (!sheet.colours().deviceGray()) {
                resources = resources.with("ColorSpace", PdfValue.dictionary().with("Cs", Srgb.addTo(increment)));
            }
            resources = resources.with(
                    "Font", PdfValue.dictionary().with("F", font.objects().addTo(increment)));
        }
        content.append("Q\n");
        return increment.add(
                Upright.form(sheet.width(), sheet.height(), sheet.rotation(), resources, content.toString()));
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace("\r\n", "\n");
    }

    private static String black(DocumentColours colours) {
        return colours.deviceGray() ? "0 g\n" : "/Cs cs 0 0 0 sc\n";
    }

    private static String drawImage(ImageObjects image, double width, double height) {
        double scale = Math.min(width / image.width(), height / image.height());
        double drawnWidth = image.width() * scale;
        double drawnHeight = image.height() * scale;
        return "q " + number(drawnWidth) + " 0 0 " + number(drawnHeight) + " " + number((width - drawnWidth) / 2) + " "
                + number((height - drawnHeight) / 2) + " cm /Im Do Q\n";
    }
}
