package org.motcua.workflow.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.motcua.workflow.form.Labels;

/**
 * A process as its file says it.
 *
 * @param key id of the process
 * @param name what people see
 * @param versionTag the version that a case keeps from its start to its end
 * @param hash SHA-256 of the file's bytes, 64 small hexadecimal digits
 * @param elements in the order of the file, those of sub-processes after the sub-process
 * @param flows in the order of the file
 */
public record ProcessModel(
        String key, String name, String versionTag, String hash, List<Element> elements, List<Flow> flows) {

    public ProcessModel {
        elements = List.copyOf(elements);
        flows = List.copyOf(flows);
    }

    /** The element of this id. */
    public Optional<Element> find(String elementId) {
        return elements.stream().filter(e -> e.id().equals(elementId)).findFirst();
    }

    /**
     * The element of this id.
     *
     * @throws ModelException when there is none
     */
    public Element require(String elementId) {
        return find(elementId)
                .orElseThrow(() -> new ModelException(
                        "element-unknown",
                        elementId,
                        0,
                        new Labels(
                                "không có trong quy trình " + key + " " + versionTag + ": xem lại mã phần tử",
                                "process " + key + " " + versionTag + " has none: look at the id again")));
    }

    /** The start events of the process itself, not those of its sub-processes. */
    public List<Element> starts() {
        return elements.stream()
                .filter(e -> e.bpmn().equals("startEvent") && e.parent().equals(key))
                .toList();
    }

    /** The flows that leave an element. */
    public List<Flow> outgoing(String elementId) {
        return flows.stream().filter(f -> f.source().equals(elementId)).toList();
    }

    /** The flows that come to an element. */
    public List<Flow> incoming(String elementId) {
        return flows.stream().filter(f -> f.target().equals(elementId)).toList();
    }

    /** The boundary events on an element. */
    public List<Element> boundaries(String elementId) {
        return elements.stream()
                .filter(e -> e.attachedTo().filter(elementId::equals).isPresent())
                .toList();
    }

    /** The elements that can be come to from an element, with what lies in sub-processes and behind boundary events. */
    public Set<Element> following(String elementId) {
        Set<Element> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(elementId));
        while (!open.isEmpty()) {
            String id = open.remove();
            Stream<String> targets = outgoing(id).stream().map(Flow::target);
            Stream<String> within = elements.stream()
                    .filter(e -> e.parent().equals(id)
                            || e.attachedTo().filter(id::equals).isPresent())
                    .map(Element::id);
            Stream.concat(targets, within).map(this::require).filter(found::add).forEach(e -> open.add(e.id()));
        }
        return found;
    }
}
