package org.motcua.signing.appearance;

import static org.motcua.signing.appearance.Upright.number;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.signing.FontStyle;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * An image and a text, decoded and embedded once, drawn in any number of fields of any size: the image alone fills the
 * field with its proportions kept, beside a text it has the left part. Immutable and thread-safe.
 */
public final class AppearanceTemplate {

    /** Part of the width that an image has beside a text. */
    private static final double IMAGE_SHARE = 0.4;

    /** Points between the text and the edges of its part. */
    private static final double PADDING = 2;

    private final Optional<ImageObjects> image;
    private final Optional<Text> text;

    private record Text(String content, EmbeddedFont font, double size) {}

    private AppearanceTemplate(Optional<ImageObjects> image, Optional<Text> text) {
        this.image = image;
        this.text = text;
    }

    public static AppearanceTemplate of(Optional<byte[]> png, Optional<String> text, double fontSize) {
        return new AppearanceTemplate(
                png.map(ImageObjects::decode),
                text.map(content -> Normalizer.normalize(content, Normalizer.Form.NFC)
                                .replace("\r\n", "\n"))
                        .map(content ->
                                new Text(content, EmbeddedFont.of(FontStyle.REGULAR, characters(content)), fontSize)));
    }

    /** Shows nothing. */
    public static AppearanceTemplate blank() {
        return new AppearanceTemplate(Optional.empty(), Optional.empty());
    }

    private static Set<Integer> characters(String text) {
        return text.codePoints().filter(character -> character != '\n').boxed().collect(Collectors.toSet());
    }

    /** Whether its image loses its transparency in a document. */
    public boolean isFlattened(DocumentColours colours) {
        return !colours.transparency()
                && image.filter(ImageObjects::isTransparent).isPresent();
    }

    /** Draws it and answers the form XObject. */
    public Reference addTo(Increment increment, Sheet sheet) {
        double width = sheet.width();
        double height = sheet.height();
        StringBuilder content = new StringBuilder("q\n");
        Dictionary resources = PdfValue.dictionary();
        double imageWidth = text.isPresent() ? width * IMAGE_SHARE : width;
        if (image.isPresent()) {
            content.append(drawImage(image.get(), imageWidth, height));
            resources = resources.with(
                    "XObject", PdfValue.dictionary().with("Im", image.get().addTo(increment, sheet.colours())));
        }
        if (text.isPresent()) {
            Text drawn = text.get();
            double left = image.isPresent() ? imageWidth + PADDING : PADDING;
            double room = width - left - PADDING;
            TextLayout layout = TextLayout.fit(drawn.font(), drawn.content(), drawn.size(), room, height);
            content.append(black(sheet.colours())).append(layout.draw(drawn.font(), left, 0, height));
            if (!sheet.colours().deviceGray()) {
                resources = resources.with("ColorSpace", PdfValue.dictionary().with("Cs", Srgb.addTo(increment)));
            }
            resources = resources.with(
                    "Font",
                    PdfValue.dictionary().with("F", drawn.font().objects().addTo(increment)));
        }
        content.append("Q\n");
        return increment.add(Upright.form(width, height, sheet.rotation(), resources, content.toString()));
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
