package org.motcua.signing.field;

import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.Box;
import org.motcua.signing.FieldException;
import org.motcua.signing.Placement;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;

/** Finds or places the field that a request wants signed. Thread-safe: it keeps nothing. */
public final class SigningFields {

    private SigningFields() {}

    /**
     * The field that the request wants signed.
     *
     * @throws FieldException when the field is not there, is taken, is of another kind, or cannot be placed
     * @throws org.motcua.signing.ChangeForbiddenException when an earlier signature forbids it
     */
    public static SigningField resolve(PdfInput input, Form form, ChangeRules rules, SignatureRequest request) {
        if (request.certification().isPresent()) {
            rules.requireCertifiable();
        }
        if (request.field().isPresent() && request.placement().isEmpty()) {
            return existing(input, form, rules, request.field().get());
        }
        String name = request.field().orElseGet(() -> form.freeName("Signature"));
        if (form.isTaken(name)) {
            throw new FieldException(
                    "A new field cannot be named \"" + name
                            + "\": the document has that field; leave out its place to sign it",
                    name,
                    form.unsignedSignatureFields());
        }
        rules.requireNewField(name);
        return placed(input, form, name, request.placement().orElse(Placement.invisible()));
    }

    private static SigningField existing(PdfInput input, Form form, ChangeRules rules, String name) {
        List<FormField> named = form.fields().stream()
                .filter(field -> field.name().equals(name))
                .toList();
        List<String> unsigned = form.unsignedSignatureFields();
        if (named.isEmpty()) {
            throw new FieldException(
                    "The document has no field \"" + name + "\" to sign; it has "
                            + (unsigned.isEmpty() ? "none" : unsigned),
                    name,
                    unsigned);
        }
        FormField field = named.get(0);
        if (named.size() > 1 || !field.isSignature()) {
            String why = named.size() > 1 ? "stands there " + named.size() + " times" : "is no signature field";
            throw new FieldException("The field \"" + name + "\" " + why + "; it cannot be signed", name, unsigned);
        }
        if (field.signature().isPresent()) {
            throw new FieldException("The field \"" + name + "\" is signed already", name, unsigned);
        }
        rules.requireSignable(name);
        Node widget = field.widgets().get(0);
        Optional<Box> box = widget.findRectangle("Rect")
                .filter(rectangle -> rectangle[2] > rectangle[0] && rectangle[3] > rectangle[1])
                .map(rectangle ->
                        new Box(rectangle[0], rectangle[1], rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]));
        return new SigningField(input, form, name, Optional.of(field), pageOf(input, widget), box);
    }

    /** A new field for a document time-stamp: it shows nothing, and no rule of an earlier signature stands against it. */
    public static SigningField timestamp(PdfInput input, Form form) {
        return placed(input, form, form.freeName("Timestamp"), Placement.invisible());
    }

    private static Optional<PDPage> pageOf(PdfInput input, Node widget) {
        Optional<PDPage> named = widget.find("P").flatMap(input::page);
        return named.isPresent() ? named : input.pageWith(widget);
    }

    private static SigningField placed(PdfInput input, Form form, String name, Placement placement) {
        if (placement instanceof Placement.Rectangle rectangle) {
            PDPage page = requirePage(input, name, rectangle.page());
            PageGeometry geometry = PageGeometry.of(page);
            Box box = geometry.millimetres(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height());
            return visible(input, form, name, page, box);
        }
        if (placement instanceof Placement.Anchor anchor) {
            AnchorSearch.Found found = AnchorSearch.find(input.pdfBox(), anchor.text())
                    .orElseThrow(() -> new FieldException(
                            "No page has the text \"" + anchor.text()
                                    + "\" below which to sign; check it, or name a page" + " and a rectangle",
                            name,
                            List.of()));
            PDPage page = input.pdfBox().getPage(found.page() - 1);
            PageGeometry geometry = PageGeometry.of(page);
            double unit = geometry.perMillimetre();
            Box box = geometry.units(found.x(), found.bottom(), anchor.width() * unit, anchor.height() * unit);
            return visible(input, form, name, page, box);
        }
        // A widget must stand on a page to be found by readers, even one that shows nothing there.
        PDPage first = requirePage(input, name, 1);
        return new SigningField(input, form, name, Optional.empty(), Optional.of(first), Optional.empty());
    }

    private static SigningField visible(PdfInput input, Form form, String name, PDPage page, Box box) {
        return new SigningField(input, form, name, Optional.empty(), Optional.of(page), Optional.of(box));
    }

    private static PDPage requirePage(PdfInput input, String name, int wanted) {
        int pages = input.pdfBox().getNumberOfPages();
        int page = wanted == Placement.LAST_PAGE ? pages : wanted;
        if (page < 1 || page > pages) {
            throw new FieldException(
                    "There is no page " + wanted + " to sign on; the document has " + pages + " pages",
                    name,
                    List.of());
        }
        return input.pdfBox().getPage(page - 1);
    }
}
