package org.motcua.workflow.process;

import java.util.Map;
import java.util.Optional;
import org.motcua.workflow.WorkflowException;

/**
 * A process variable of the model {@code one-stop}: ids and flags only, documents stay in the store.
 *
 * @param name in the model
 * @param type String, Integer or Boolean
 */
public record Variable<T>(String name, Class<T> type) {

    /** Officer who appraises and drafts. */
    public static final Variable<String> SPECIALIST = new Variable<>("specialist", String.class);

    /** Name of the appraisal's outcome. */
    public static final Variable<String> APPRAISAL = new Variable<>("appraisal", String.class);

    /** What was last put before a superior was approved. */
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);

    /** The clerk issues; otherwise the number is void. */
    public static final Variable<Boolean> ISSUE = new Variable<>("issue", Boolean.class);

    /** Work goes on with a new draft, not with the assignment. */
    public static final Variable<Boolean> REDRAFT = new Variable<>("redraft", Boolean.class);

    /** Versions of the draft so far; 0 before the first. */
    public static final Variable<Integer> DOCUMENT_VERSION = new Variable<>("documentVersion", Integer.class);

    /** Document id of the current draft. */
    public static final Variable<String> DRAFT = new Variable<>("draft", String.class);

    /** Officer who drafted the current version. */
    public static final Variable<String> DRAFTER = new Variable<>("drafter", String.class);

    /** Officer who approved the current draft. */
    public static final Variable<String> APPROVER = new Variable<>("approver", String.class);

    /** Officer who ordered the leader's signature, in whose name it is made. */
    public static final Variable<String> LEADER = new Variable<>("leader", String.class);

    /** Document id of the document that the leader has signed. */
    public static final Variable<String> SIGNED = new Variable<>("signed", String.class);

    /** Officer who issues in the agency's name. */
    public static final Variable<String> CLERK = new Variable<>("clerk", String.class);

    /** The value, where it is set. */
    public Optional<T> find(Map<String, Object> variables) {
        return Optional.ofNullable(type.cast(variables.get(name)));
    }

    /** The value of a variable that the model guarantees at this point. */
    public T require(Map<String, Object> variables) {
        return find(variables)
                .orElseThrow(() -> new WorkflowException("The process variable \"" + name
                        + "\" is not set: the instance was not brought here by this library. Repair or end it."));
    }

    /** The value to hand to the engine. */
    public Map<String, Object> of(T value) {
        return Map.of(name, value);
    }
}
