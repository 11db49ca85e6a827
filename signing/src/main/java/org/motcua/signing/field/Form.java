package org.motcua.signing.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;

/** The interactive form of a document as it is now: its fields by full name. Immutable. */
public final class Form {

    /** A tree of fields deeper than this is an attack, not a form. */
    private static final int MAXIMUM_DEPTH = 64;

    /** More fields than any form that people fill; a bound on the work that a hostile file can ask for. */
    private static final int MAXIMUM_FIELDS = 100_000;

    private final Optional<Node> acroForm;
    private final List<FormField> fields;

    private Form(Optional<Node> acroForm, List<FormField> fields) {
        this.acroForm = acroForm;
        this.fields = List.copyOf(fields);
    }

    public static Form read(PdfInput input) {
        Optional<Node> acroForm = input.catalog().find("AcroForm");
        if (acroForm.flatMap(form -> form.find("XFA")).isPresent()) {
            throw new UnsupportedPdfException(
                    input.source().name()
                            + " has an XFA form, whose content a signature of PDF fields does not cover; save it without XFA first");
        }
        Reader reader = new Reader(input.source().name());
        for (Node root :
                acroForm.flatMap(form -> form.find("Fields")).map(Node::items).orElse(List.of())) {
            reader.read(root, "", List.of());
        }
        return new Form(acroForm, reader.fields);
    }

    /** The form dictionary; empty where the document has no form. */
    public Optional<Node> acroForm() {
        return acroForm;
    }

    /** Terminal fields in the order of the document. */
    public List<FormField> fields() {
        return fields;
    }

    public Optional<FormField> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Fields that are signed, document time-stamps included. */
    public List<FormField> signed() {
        return fields.stream().filter(field -> field.signature().isPresent()).toList();
    }

    public List<String> unsignedSignatureFields() {
        return fields.stream()
                .filter(field -> field.isSignature() && field.signature().isEmpty())
                .map(FormField::name)
                .toList();
    }

    public List<String> textFields() {
        return fields.stream().filter(FormField::isText).map(FormField::name).toList();
    }

    /** Whether a field, or a field above one, has this full name. */
    public boolean isTaken(String name) {
        return fields.stream()
                .anyMatch(field -> field.name().equals(name) || field.name().startsWith(name + "."));
    }

    /** The first name that is free, such as "Signature1", "Signature2" … */
    public String freeName(String kind) {
        int number = 1;
        while (isTaken(kind + number)) {
            number++;
        }
        return kind + number;
    }

    private static final class Reader {
        private final String document;
        private final List<FormField> fields = new ArrayList<>();
        private final Set<Object> visited = new HashSet<>();

        private Reader(String document) {
            this.document = document;
        }

        private void read(Node node, String parentName, List<Node> parents) {
            if (parents.size() > MAXIMUM_DEPTH || fields.size() > MAXIMUM_FIELDS) {
                throw new UnreadablePdfException(document + " has a form of more than " + MAXIMUM_DEPTH
                        + " levels or more than " + MAXIMUM_FIELDS + " fields");
            }
            if (!node.isDictionary() || !node.reference().map(visited::add).orElse(true)) {
                return;
            }
            String name = node.findText("T")
                    .map(part -> parentName.isEmpty() ? part : parentName + "." + part)
                    .orElse(parentName);
            List<Node> fieldKids = node.find("Kids").map(Node::items).orElse(List.of()).stream()
                    .filter(kid -> kid.find("T").isPresent())
                    .toList();
            if (fieldKids.isEmpty()) {
                FormField field = new FormField(name, "", 0, node, parents);
                fields.add(new FormField(
                        name,
                        field.inherited("FT").flatMap(Node::name).orElse(""),
                        field.inherited("Ff").flatMap(Node::number).orElse(0L),
                        node,
                        parents));
                return;
            }
            List<Node> above = new ArrayList<>();
            above.add(node);
            above.addAll(parents);
            fieldKids.forEach(kid -> read(kid, name, above));
        }
    }
}
