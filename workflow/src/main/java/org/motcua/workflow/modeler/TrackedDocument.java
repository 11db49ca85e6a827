package org.motcua.workflow.modeler;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.modeler.Surroundings.Signature;

/** Follows one document. Its state is a {@link DocumentState} and whether a path was interrupted since it last changed. */
final class TrackedDocument implements Tracked {

    private static final List<DocumentState> STATES = List.of(DocumentState.values());

    private final String name;
    private final Set<Signature> signatures;
    private final Findings findings;

    TrackedDocument(String name, Set<Signature> signatures, Findings findings) {
        this.name = name;
        this.signatures = signatures;
        this.findings = findings;
    }

    @Override
    public int initial() {
        return code(DocumentState.NONE, false);
    }

    @Override
    public int left(Node node, String branch, int code) {
        Settings settings = node.settings;
        if (settings == null) {
            return code;
        }
        DocumentState state = state(code);
        if (settings.type().name().equals("validate.v1") && settings.document().equals(name)) {
            if (state == DocumentState.NONE || state == DocumentState.DRAFTED) {
                findings.add(Rule.VALIDATE_BEFORE_COMPOSE, node.id, name, state);
                return -1;
            }
            return code;
        }
        if (!settings.document(branch).filter(name::equals).isPresent()) {
            return code;
        }
        DocumentEffect effect = settings.type().effect(branch);
        if (effect == DocumentEffect.RETURN) {
            // To return is one of the answers to a question that may be asked: the other answer says when it may.
            DocumentEffect other = forward(settings);
            if (other != null && state.after(other, signatures) == null) {
                findings.add(DocumentState.broken(other), node.id, name, state);
                return -1;
            }
        }
        DocumentState after = state.after(effect, signatures);
        if (after == null && effect == DocumentEffect.DRAFT && state.isOut() && isOnceByItself(node)) {
            return -1;
        }
        if (after == null) {
            findings.add(DocumentState.broken(effect), node.id, name, state);
            return -1;
        }
        return code(after, false);
    }

    /**
     * Whoever sends a message too late is told so, and nothing waits for it; and a deadline is extended as often as the
     * procedure's rules say, which is once, however often the model could come to it.
     */
    private static boolean isOnceByItself(Node node) {
        return node.isMessageEvent() || (node.type != null && node.type.name().equals(StandardTypes.EXTEND.name()));
    }

    private static @Nullable DocumentEffect forward(Settings settings) {
        return settings.type().effects().values().stream()
                .filter(e -> e != DocumentEffect.RETURN && e != DocumentEffect.NONE)
                .findFirst()
                .orElse(null);
    }

    @Override
    public int failed(Node step, int code) {
        Settings settings = step.settings;
        if (settings == null || !settings.document("").filter(name::equals).isPresent()) {
            return code;
        }
        DocumentEffect effect = settings.type().effect("");
        if (effect != DocumentEffect.SIGN && effect != DocumentEffect.ISSUE) {
            return code;
        }
        if (state(code).after(effect, signatures) == null) {
            return -1;
        }
        return code(DocumentState.RETURNED, false);
    }

    @Override
    public int interrupted(int code) {
        return code(state(code), true);
    }

    @Override
    public void ended(Node last, int code) {
        DocumentState state = state(code);
        if (state.isReserved()) {
            findings.add(Rule.END_RESERVED, last.id, name, state);
        } else if (state.isUnfinished() && !isInterrupted(code)) {
            findings.add(Rule.END_UNFINISHED, last.id, name, state);
        }
    }

    private static int code(DocumentState state, boolean interrupted) {
        return STATES.indexOf(state) * 2 + (interrupted ? 1 : 0);
    }

    private static DocumentState state(int code) {
        return STATES.get(code / 2);
    }

    private static boolean isInterrupted(int code) {
        return code % 2 == 1;
    }
}
