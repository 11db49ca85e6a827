package org.motcua.workflow.model;

import java.util.Optional;
import org.motcua.workflow.form.Labels;

/**
 * A node of a model.
 *
 * @param name what people see, or empty
 * @param bpmn the name of its BPMN element, {@code userTask}
 * @param parent id of the sub-process that it is in, or of the process
 * @param attachedTo of a boundary event: the element that it is on
 * @param interrupting of a boundary event or a start event of an event sub-process: whether what ran there ends
 * @param settings of an element with a type
 * @param multiInstance where it runs once for each of several officers
 * @param call of a call activity
 * @param message of a message event: the name of the message
 * @param error of an error event: the code of the error; of a boundary event without code it is empty
 */
public record Element(
        String id,
        String name,
        String bpmn,
        String parent,
        Optional<String> attachedTo,
        boolean interrupting,
        Optional<Settings> settings,
        Optional<MultiInstance> multiInstance,
        Optional<Call> call,
        Optional<String> message,
        Optional<String> error) {

    /** Name of its type, {@code decide.v1}. */
    public Optional<String> typeName() {
        return settings.map(s -> s.type().name());
    }

    /** Whether it has a type of this use. */
    public boolean is(Use use) {
        return settings.map(s -> s.type().use() == use).orElse(false);
    }

    /**
     * Its settings.
     *
     * @throws ModelException when it has no type
     */
    public Settings requireSettings() {
        return settings.orElseThrow(() -> new ModelException(
                "type-missing",
                id,
                0,
                new Labels("không có loại: thêm motcua.type", "it has no type: add motcua.type")));
    }
}
