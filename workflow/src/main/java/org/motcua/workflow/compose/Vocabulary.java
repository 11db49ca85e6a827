package org.motcua.workflow.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.FormField;

/** The variables that one template may name: those of every template, its form's, and the facts that it asks for. */
final class Vocabulary {

    /** A fact by this name is offered as a QR code besides, under the name beside it. */
    static final String CODE = "dossier.code";

    static final String QR = "qr";

    private static final Map<String, Shape> EVERYWHERE = Map.of(
            "density",
            Shape.STYLE,
            "symbol",
            Shape.TEXT,
            "subject",
            Shape.TEXT,
            "grounds",
            Shape.list(Shape.TEXT),
            "number",
            Shape.group(Map.of("width", Shape.POINTS)),
            "date",
            Shape.group(Map.of("width", Shape.POINTS)),
            "signer",
            Shape.group(Map.of("titles", Shape.list(Shape.TEXT), "name", Shape.TEXT)),
            "initials",
            Shape.group(Map.of("text", Shape.list(Shape.TEXT), "form", Shape.list(Shape.TEXT))),
            "letterhead",
            Shape.group(Map.of(
                    "superior",
                    Shape.list(Shape.TEXT),
                    "agency",
                    Shape.list(Shape.TEXT),
                    "name",
                    Shape.TEXT,
                    "place",
                    Shape.TEXT,
                    "agencyRule",
                    Shape.POINTS,
                    "mottoRule",
                    Shape.POINTS)));

    private Vocabulary() {}

    /**
     * @param facts names, of lists with "*" for the entries
     * @throws IllegalArgumentException when a fact has a name that is none, or that stands for something else
     */
    static Shape of(Form form, Set<String> facts) {
        Map<String, Shape> all = new HashMap<>(EVERYWHERE);
        Map<String, Shape> content = new TreeMap<>();
        form.fields().forEach(field -> content.put(field.name(), of(field)));
        all.put("content", Shape.group(content));
        Node root = new Node();
        for (String fact : facts) {
            List<String> steps = FactNames.split(fact);
            if (steps.isEmpty() || steps.stream().anyMatch(FactNames::isIndex)) {
                throw new IllegalArgumentException(
                        "\"" + ContentText.shortened(fact)
                                + "\" is not the name of a fact: write such as \"applicant.name\", of a list \"papers.*.name\"");
            }
            if (all.containsKey(steps.get(0))) {
                throw new IllegalArgumentException("The fact \"" + fact
                        + "\" has the name of a variable that every template" + " has: " + steps.get(0));
            }
            root.add(fact, steps);
        }
        if (facts.contains(CODE)) {
            root.add(QR, List.of("dossier", QR)).image = true;
        }
        all.putAll(root.shape("").members());
        return Shape.group(all);
    }

    private static Shape of(FormField field) {
        return switch (field.type()) {
            case TEXT, INTEGER, OFFICER -> Shape.TEXT;
            case LONG_TEXT, LINES, FILES -> Shape.list(Shape.LINE);
            case DATE -> Shape.DAY;
            case BOOLEAN -> Shape.FLAG;
            case CHOICE ->
                Shape.choice(
                        field.choices().stream().map(FormField.Choice::value).collect(Collectors.toSet()));
            case CONTENT ->
                throw new IllegalArgumentException(
                        "The field " + field.name() + " is a CONTENT, which a template's own form cannot have");
        };
    }

    private static final class Node {

        private final Map<String, Node> children = new TreeMap<>();
        private boolean fact;
        private boolean image;

        private Node add(String fact, List<String> steps) {
            Node node = this;
            for (String step : steps) {
                if (node.fact) {
                    throw clash(fact);
                }
                node = node.children.computeIfAbsent(step, name -> new Node());
            }
            if (!node.children.isEmpty()) {
                throw clash(fact);
            }
            node.fact = true;
            return node;
        }

        private static IllegalArgumentException clash(String fact) {
            return new IllegalArgumentException("The fact \"" + fact
                    + "\" and another one that begins alike cannot both be facts: one would be a group");
        }

        private Shape shape(String name) {
            Node every = children.get(FactNames.EVERY);
            if (every != null) {
                if (children.size() > 1) {
                    throw new IllegalArgumentException(
                            "The facts below \"" + name + "\" are a list and single ones at once");
                }
                return Shape.list(every.shape(name));
            }
            if (children.isEmpty()) {
                return image ? Shape.IMAGE : Shape.TEXT;
            }
            Map<String, Shape> members = new TreeMap<>();
            children.forEach((step, child) -> members.put(step, child.shape(step)));
            return Shape.group(members);
        }
    }

    static Optional<Shape> find(Map<String, Shape> scope, List<String> names) {
        Optional<Shape> found = Optional.ofNullable(scope.get(names.get(0)));
        for (String name : names.subList(1, names.size())) {
            found = found.flatMap(shape -> shape.member(name));
        }
        return found;
    }
}
