package org.motcua.signing.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Box;
import org.motcua.signing.appearance.Upright;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * Draws form XObjects behind what a page shows already, as part of its content (ISO 32000-1 7.8). What is drawn is an
 * artifact (14.8.2.2), so that a tagged document stays one. Not thread-safe.
 */
final class PageContent {

    /** Pages hang deeper than this in attacks alone. */
    private static final int MAXIMUM_DEPTH = 64;

    private final PdfInput input;
    private final Increment increment;
    private @Nullable Reference saved;

    PageContent(PdfInput input, Increment increment) {
        this.input = input;
        this.increment = increment;
    }

    /** A form and where it is drawn on a page, in the page's own coordinates. */
    record Drawing(Reference form, Box box) {}

    void append(PDPage page, List<Drawing> drawings) {
        Node node = input.node(page.getCOSObject());
        Optional<Node> resources = resources(node);
        Dictionary objects = resources
                .flatMap(found -> found.find("XObject"))
                .flatMap(Node::copied)
                .orElseGet(PdfValue::dictionary);
        // The state of graphics that the page leaves behind must not move or colour what is drawn.
        StringBuilder content = new StringBuilder("Q\n");
        for (Drawing drawing : drawings) {
            String name = freeName(objects);
            objects = objects.with(name, drawing.form());
            content.append("/Artifact BMC\nq ")
                    .append(matrix(page, drawing.box()))
                    .append(" cm /")
                    .append(name)
                    .append(" Do Q\nEMC\n");
        }
        List<PdfValue> streams = new ArrayList<>();
        streams.add(savedState());
        node.find("Contents").ifPresent(there -> {
            if (there.isArray()) {
                there.items().forEach(item -> streams.add(item.asValue()));
            } else {
                streams.add(there.asValue());
            }
        });
        streams.add(increment.add(Upright.content(content.toString())));
        Dictionary own =
                resources.flatMap(Node::copied).orElseGet(PdfValue::dictionary).with("XObject", objects);
        increment.edit(
                node, dictionary -> dictionary.with("Resources", own).with("Contents", PdfValue.sequence(streams)));
    }

    private Reference savedState() {
        if (saved == null) {
            saved = increment.add(Upright.content("q\n"));
        }
        return saved;
    }

    /** Its own, or those of the nearest node above it that has some (7.7.3.4). */
    private static Optional<Node> resources(Node page) {
        Optional<Node> node = Optional.of(page);
        for (int level = 0; level < MAXIMUM_DEPTH && node.isPresent(); level++) {
            Optional<Node> resources = node.get().find("Resources").filter(Node::isDictionary);
            if (resources.isPresent()) {
                return resources;
            }
            node = node.get().find("Parent");
        }
        return Optional.empty();
    }

    private static String freeName(Dictionary objects) {
        int number = 1;
        while (objects.find("Mark" + number).isPresent()) {
            number++;
        }
        return "Mark" + number;
    }

    /** From the form, which is turned back around its corner and measured in points, into the box. */
    private static String matrix(PDPage page, Box box) {
        PageGeometry geometry = PageGeometry.of(page);
        double right = box.x() + box.width();
        double top = box.y() + box.height();
        double x = geometry.rotation() == 90 || geometry.rotation() == 180 ? right : box.x();
        double y = geometry.rotation() == 180 || geometry.rotation() == 270 ? top : box.y();
        String scale = Upright.number(1 / geometry.userUnit());
        return scale + " 0 0 " + scale + " " + Upright.number(x) + " " + Upright.number(y);
    }
}
