package org.motcua.signing.field;

import java.util.List;
import java.util.Optional;
import org.motcua.signing.Box;
import org.motcua.signing.increment.Node;

/**
 * A terminal field of a form: it has a type and, in itself or below it, widgets (ISO 32000-1 12.7.3).
 *
 * @param name full name
 * @param type /FT, inherited or its own ("Tx", "Sig" …)
 * @param flags /Ff, inherited or its own
 * @param node the field dictionary
 * @param parents the fields above it, nearest first
 */
public record FormField(String name, String type, long flags, Node node, List<Node> parents) {

    /** The flag of an annotation that is neither shown nor printed (ISO 32000-1 table 165). */
    private static final long HIDDEN = 2;

    public boolean isSignature() {
        return "Sig".equals(type);
    }

    public boolean isText() {
        return "Tx".equals(type);
    }

    /** The signature dictionary of a field that is signed. */
    public Optional<Node> signature() {
        return isSignature() ? node.find("V").filter(Node::isDictionary) : Optional.empty();
    }

    /** An entry of the field or, where that has none, of a field above it. */
    public Optional<Node> inherited(String key) {
        Optional<Node> own = node.find(key);
        return own.isPresent()
                ? own
                : parents.stream().flatMap(parent -> parent.find(key).stream()).findFirst();
    }

    /** Where the field stands on its page; empty where it shows nothing. */
    public Optional<Box> box() {
        Node widget = widgets().get(0);
        boolean hidden = (widget.findNumber("F").orElse(0L) & HIDDEN) != 0;
        return widget.findRectangle("Rect")
                .filter(sides -> !hidden)
                .filter(sides -> sides[2] > sides[0] && sides[3] > sides[1])
                .map(sides -> new Box(sides[0], sides[1], sides[2] - sides[0], sides[3] - sides[1]));
    }

    /** The widgets of the field, the field itself where both are one dictionary. */
    public List<Node> widgets() {
        List<Node> kids = node.find("Kids").map(Node::items).orElse(List.of());
        return kids.isEmpty() ? List.of(node) : kids;
    }
}
