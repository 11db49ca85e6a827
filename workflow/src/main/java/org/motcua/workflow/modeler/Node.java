package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Markup;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Settings;

/** An element of the graph that is checked, or the process itself. Filled in by {@link Graph} and {@link PropertyRules}. */
final class Node {

    final Markup markup;
    final String id;
    final String bpmn;
    final int index;

    /** The sub-process or process that it is in; null for the process. */
    final @Nullable Node scope;

    final List<Node> children = new ArrayList<>();
    final List<Edge> in = new ArrayList<>();
    final List<Edge> out = new ArrayList<>();
    final List<Node> boundaries = new ArrayList<>();
    final Map<String, String> properties = new LinkedHashMap<>();

    @Nullable
    Node attachedTo;

    @Nullable
    ElementType type;

    /** Null where it has no type, or where its settings are wrong. */
    @Nullable
    Settings settings;

    /** Of a call activity: whether documents may be signed in what it calls. */
    boolean callSigns;

    /** Of a multi-instance: the slot that its officers are in. */
    Optional<String> slot = Optional.empty();

    Node(Markup markup, int index, @Nullable Node scope) {
        this.markup = markup;
        this.id = markup.id();
        this.bpmn = markup.name().getLocalPart();
        this.index = index;
        this.scope = scope;
    }

    boolean is(String name) {
        return bpmn.equals(name);
    }

    boolean isMulti() {
        return markup.first("multiInstanceLoopCharacteristics").isPresent();
    }

    boolean isProcess() {
        return is("process");
    }

    boolean isEventSubProcess() {
        return is("subProcess") && flag("triggeredByEvent", false);
    }

    boolean isMessageEvent() {
        return markup.first("messageEventDefinition").isPresent();
    }

    boolean isErrorEvent() {
        return markup.first("errorEventDefinition").isPresent();
    }

    boolean isTerminate() {
        return markup.first("terminateEventDefinition").isPresent();
    }

    /** Where a token rests until somebody or something goes on. */
    boolean waits() {
        return is("userTask")
                || is("serviceTask")
                || is("callActivity")
                || is("intermediateCatchEvent")
                || is("eventBasedGateway");
    }

    boolean isGateway() {
        return bpmn.endsWith("Gateway");
    }

    /** Whether what runs where it stands ends when it happens. */
    boolean interrupts() {
        return is("boundaryEvent") ? flag("cancelActivity", true) : flag("isInterrupting", true);
    }

    /** The start of what is in it; null where there is none. */
    @Nullable
    Node start() {
        return children.stream().filter(c -> c.is("startEvent")).findFirst().orElse(null);
    }

    /** Whether it is in that scope, at any depth. */
    boolean isIn(Node container) {
        for (Node at = scope; at != null; at = at.scope) {
            if (at == container) {
                return true;
            }
        }
        return false;
    }

    Optional<Place> place() {
        return ModelReader.place(markup);
    }

    /** The branches that it may be left by: one without a name where it has none. */
    List<String> outcomes() {
        if (settings == null || settings.branches().isEmpty()) {
            return List.of("");
        }
        List<String> branches = settings.branches();
        return isMulti() && branches.size() > 2 ? branches.subList(0, 2) : branches;
    }

    private boolean flag(String attribute, boolean otherwise) {
        return markup.attribute(attribute).map("true"::equals).orElse(otherwise);
    }

    @Override
    public String toString() {
        return bpmn + " " + id;
    }
}
