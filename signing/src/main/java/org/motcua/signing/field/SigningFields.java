package org.motcua.signing.field;

import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.FieldException;
import org.motcua.signing.Placement;
import org.motcua.signing.SignatureRequest;
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
        if (name.contains(".")) {
            throw new FieldException(
                    "A new field cannot be named \"" + name
                            + "\": a dot separates the levels of a form; choose a name without it, or prepare the field",
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
        boolean found = field.node().reference().isPresent();
        if (named.size() > 1 || !field.isSignature() || !found) {
            String why = found ? "is no signature field" : "is no object of its own, so that readers pass over it";
            why = named.size() > 1 ? "stands there " + named.size() + " times" : why;
            throw new FieldException("The field \"" + name + "\" " + why + "; it cannot be signed", name, unsigned);
        }
        if (field.signature().isPresent()) {
            throw new FieldException("The field \"" + name + "\" is signed already", name, unsigned);
        }
        rules.requireSignable(name);
        Optional<PDPage> page = input.pageOf(field.widgets().get(0));
        return new SigningField(input, form, name, Optional.of(field), page, page.flatMap(shown -> field.box()));
    }

    /** A new field for a document time-stamp: it shows nothing, and no rule of an earlier signature stands against it. */
    public static SigningField timestamp(PdfInput input, Form form) {
        return placed(input, form, form.freeName("Timestamp"), Placement.invisible());
    }

    private static SigningField placed(PdfInput input, Form form, String name, Placement placement) {
        Placing placing = new Placing(input, form, name);
        if (placement instanceof Placement.Rectangle rectangle) {
            return visible(input, form, name, placing.rectangle(rectangle));
        }
        if (placement instanceof Placement.TopRight corner) {
            return visible(input, form, name, placing.topRight(corner));
        }
        if (placement instanceof Placement.Anchor anchor) {
            return visible(input, form, name, placing.below(anchor));
        }
        if (placement instanceof Placement.Between between) {
            return visible(input, form, name, placing.between(between));
        }
        if (placement instanceof Placement.OverLeftOf other) {
            return visible(input, form, name, placing.overLeftOf(other));
        }
        // A widget must stand on a page to be found by readers, even one that shows nothing there.
        return new SigningField(
                input, form, name, Optional.empty(), Optional.of(placing.requirePage(1)), Optional.empty());
    }

    private static SigningField visible(PdfInput input, Form form, String name, Placing.Place place) {
        return new SigningField(
                input, form, name, Optional.empty(), Optional.of(place.page()), Optional.of(place.box()));
    }
}
