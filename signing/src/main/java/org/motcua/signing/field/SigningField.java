package org.motcua.signing.field;

import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.Box;
import org.motcua.signing.FieldLock;
import org.motcua.signing.appearance.DocumentColours;
import org.motcua.signing.appearance.Sheet;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/** The field that a signature goes into: one that the document has, or a new one. Immutable. */
public final class SigningField {

    /** A widget that is printed and that readers do not let users move. */
    private static final int PRINTED_AND_LOCKED = 4 | 128;

    /** Signatures exist, and the document must only be appended to (ISO 32000-1 table 219). */
    private static final long SIGNATURES_EXIST_APPEND_ONLY = 3;

    private final PdfInput input;
    private final Form form;
    private final String name;
    private final Optional<FormField> existing;
    private final Optional<PDPage> page;
    private final Optional<Box> box;

    SigningField(
            PdfInput input,
            Form form,
            String name,
            Optional<FormField> existing,
            Optional<PDPage> page,
            Optional<Box> box) {
        this.input = input;
        this.form = form;
        this.name = name;
        this.existing = existing;
        this.page = page;
        this.box = box;
    }

    public String name() {
        return name;
    }

    /** Whether the document does not have it yet. */
    public boolean isNew() {
        return existing.isEmpty();
    }

    /** Where on its page it is; empty for a field that shows nothing. */
    public Optional<Box> box() {
        return box;
    }

    boolean standsOn(PDPage other) {
        return page.filter(own -> own.getCOSObject() == other.getCOSObject()).isPresent();
    }

    /** What its appearance is drawn on; empty for a field that shows nothing. */
    public Optional<Sheet> sheet(DocumentColours colours) {
        return box.flatMap(area -> page.map(shown -> PageGeometry.of(shown).sheet(area, colours)));
    }

    /** What the field wants of its signature. */
    public Optional<Node> seedValue() {
        return existing.flatMap(field -> field.inherited("SV")).filter(Node::isDictionary);
    }

    /** The lock that the field itself asks for. */
    public Optional<FieldLock> ownLock() {
        return existing.flatMap(field -> field.node().find("Lock")).map(ChangeRules::lock);
    }

    /** Puts the signature into the field. */
    public void sign(
            Increment increment, Reference signature, Optional<Reference> appearance, Optional<FieldLock> newLock) {
        if (existing.isPresent()) {
            signExisting(increment, existing.get(), signature, appearance, newLock);
        } else {
            Reference field = increment.add(newField(increment, signature, appearance, newLock));
            page.ifPresent(shown -> addAnnotation(increment, input.node(shown.getCOSObject()), field));
            addToForm(increment, field);
        }
        markForm(increment);
    }

    private void signExisting(
            Increment increment,
            FormField field,
            Reference signature,
            Optional<Reference> appearance,
            Optional<FieldLock> newLock) {
        // Under an earlier signature a new /Lock is a change of the field beyond signing it, and needless: the FieldMDP
        // transform of the signature says the same.
        Optional<FieldLock> stated = form.signed().isEmpty() ? newLock : Optional.empty();
        increment.edit(field.node(), dictionary -> withLock(increment, dictionary.with("V", signature), stated));
        appearance.ifPresent(look ->
                increment.edit(field.widgets().get(0), dictionary -> dictionary.with("AP", normalAppearance(look))));
    }

    private Dictionary newField(
            Increment increment, Reference signature, Optional<Reference> appearance, Optional<FieldLock> newLock) {
        double[] rectangle = box.map(
                        area -> new double[] {area.x(), area.y(), area.x() + area.width(), area.y() + area.height()})
                .orElse(new double[4]);
        Dictionary field = PdfValue.dictionary()
                .with("Type", PdfValue.name("Annot"))
                .with("Subtype", PdfValue.name("Widget"))
                .with("FT", PdfValue.name("Sig"))
                .with("T", PdfValue.text(name))
                .with("F", PdfValue.number(PRINTED_AND_LOCKED))
                .with("Rect", PdfValue.numbers(rectangle))
                .with("V", signature);
        if (page.isPresent()) {
            field = field.with(
                    "P", input.node(page.get().getCOSObject()).reference().orElseThrow());
        }
        if (appearance.isPresent()) {
            field = field.with("AP", normalAppearance(appearance.get()));
        }
        return withLock(increment, field, newLock);
    }

    private static Dictionary withLock(Increment increment, Dictionary field, Optional<FieldLock> lock) {
        return lock.map(wanted -> field.with("Lock", increment.add(FieldLocks.lock(wanted))))
                .orElse(field);
    }

    private static Dictionary normalAppearance(Reference look) {
        return PdfValue.dictionary().with("N", look);
    }

    private static void addAnnotation(Increment increment, Node page, Reference field) {
        // An empty array may be that of several pages, on all of which the field would stand then.
        Optional<Node> annotations =
                page.find("Annots").filter(array -> !array.items().isEmpty());
        if (annotations.isPresent()) {
            increment.editArray(annotations.get(), array -> array.plus(field));
        } else {
            increment.edit(page, dictionary -> dictionary.with("Annots", PdfValue.sequence(List.of(field))));
        }
    }

    private void addToForm(Increment increment, Reference field) {
        if (form.acroForm().isEmpty()) {
            Reference acroForm = increment.add(PdfValue.dictionary()
                    .with("Fields", PdfValue.sequence(List.of(field)))
                    .with("SigFlags", PdfValue.number(SIGNATURES_EXIST_APPEND_ONLY)));
            increment.edit(input.catalog(), catalog -> catalog.with("AcroForm", acroForm));
            return;
        }
        Node acroForm = form.acroForm().get();
        Optional<Node> fields = acroForm.find("Fields").filter(Node::isArray);
        if (fields.isPresent()) {
            increment.editArray(fields.get(), array -> array.plus(field));
        } else {
            increment.edit(acroForm, dictionary -> dictionary.with("Fields", PdfValue.sequence(List.of(field))));
        }
    }

    private void markForm(Increment increment) {
        form.acroForm().ifPresent(acroForm -> {
            long flags = acroForm.findNumber("SigFlags").orElse(0L);
            if ((flags & SIGNATURES_EXIST_APPEND_ONLY) != SIGNATURES_EXIST_APPEND_ONLY) {
                increment.edit(
                        acroForm,
                        dictionary ->
                                dictionary.with("SigFlags", PdfValue.number(flags | SIGNATURES_EXIST_APPEND_ONLY)));
            }
        });
    }
}
