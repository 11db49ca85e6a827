package org.motcua.workflow.modeler;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.StandardTypes;

/**
 * Follows the state of the dossier: a step that it does not allow would be stuck, and a process that leaves it without an
 * answer leaves the applicant without one. What a called process does to it is not known.
 */
final class TrackedDossier implements Tracked {

    private static final List<DossierState> STATES = List.of(DossierState.values());
    /** After a call, or in a process that continues a case. */
    private static final int UNKNOWN = STATES.size();

    private final Findings findings;

    TrackedDossier(Findings findings) {
        this.findings = findings;
    }

    /** Whether cases that begin here are dossiers. */
    static boolean isIn(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node.type != null
                        && (node.type.name().equals(StandardTypes.RECEIVE.name())
                                || node.type.name().equals(StandardTypes.SUBMIT.name())));
    }

    @Override
    public int initial() {
        return UNKNOWN;
    }

    @Override
    public int left(Node node, String branch, int code) {
        if (node.is("callActivity")) {
            return UNKNOWN;
        }
        if (node.settings == null) {
            return code;
        }
        String type = node.settings.type().name();
        DossierState state = code == UNKNOWN ? null : STATES.get(code);
        if (isAssigning(type)) {
            return state == DossierState.RECEIVED ? STATES.indexOf(DossierState.IN_PROGRESS) : code;
        }
        Optional<DossierState> next = next(type, branch, node.settings);
        if (next.isEmpty()) {
            return code;
        }
        if (!mayBecome(type, state, next.get())) {
            if (!node.isMessageEvent()) { // whoever sends a message too late is told so, and nothing waits for it
                findings.add(Rule.DOSSIER_STATE, node.id, String.valueOf(state), next.get());
            }
            return -1;
        }
        return STATES.indexOf(next.get());
    }

    private static boolean isAssigning(String type) {
        return type.equals(StandardTypes.ASSIGN.name()) || type.equals(StandardTypes.ASSIGN_MANY.name());
    }

    private static boolean isBeginning(String type) {
        return type.equals(StandardTypes.RECEIVE.name()) || type.equals(StandardTypes.SUBMIT.name());
    }

    private static boolean mayBecome(String type, @Nullable DossierState state, DossierState next) {
        if (state == null || isBeginning(type)) {
            return true;
        }
        return type.equals(StandardTypes.SUPPLEMENT.name()) ? state == DossierState.SUPPLEMENT : state.canBecome(next);
    }

    private static Optional<DossierState> next(String type, String branch, Settings settings) {
        return switch (type) {
            case "receive.v1" -> Optional.of(DossierState.RECEIVED);
            case "submit.v1" -> Optional.of(DossierState.REGISTERED);
            case "accept.v1" -> Optional.of(branch.equals("accept") ? DossierState.RECEIVED : DossierState.REFUSED);
            case "appraise.v1" -> branch.equals("supplement") ? Optional.of(DossierState.SUPPLEMENT) : Optional.empty();
            case "supplement.v1", "pay.v1" -> Optional.of(DossierState.IN_PROGRESS);
            case "request-fee.v1" -> Optional.of(DossierState.FINANCIAL);
            case "hand-over.v1" -> Optional.of(DossierState.RETURNED);
            case "withdraw.v1" -> Optional.of(DossierState.WITHDRAWN);
            case "issue.v1", "move.v1" ->
                settings.find("motcua.dossier")
                        .filter(state -> !state.equals("unchanged"))
                        .map(DossierState::valueOf);
            default -> Optional.empty();
        };
    }

    @Override
    public void ended(Node last, int code) {
        if (code != UNKNOWN && !STATES.get(code).isSettled()) {
            findings.add(Rule.END_UNDECIDED, last.id, STATES.get(code));
        }
    }
}
