package org.motcua.workflow.modeler;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.modeler.Surroundings.Signature;

/** Where a document stands on a path. */
enum DocumentState {
    NONE,
    DRAFTED,
    COMPOSED,
    INITIALLED,
    APPROVED,
    ORDERED,
    SIGNED,
    SEAL_ORDERED,
    ISSUED,
    RETURNED,
    RECALLED;

    /** Whether a number is reserved, or about to be, that nobody has used or given up. */
    boolean isReserved() {
        return this == ORDERED || this == SIGNED || this == SEAL_ORDERED;
    }

    /** What has gone out is not written again, but replaced; a form without signatures is laid out anew. */
    boolean isOut() {
        return this == ISSUED || this == RECALLED;
    }

    boolean isUnfinished() {
        return this == DRAFTED || this == COMPOSED || this == INITIALLED || this == APPROVED;
    }

    /**
     * Where it stands after an effect; null when the effect may not be.
     *
     * @param signatures what its kind bears when it is issued
     */
    @Nullable
    DocumentState after(DocumentEffect effect, Set<Signature> signatures) {
        boolean leader = signatures.contains(Signature.LEADER);
        boolean agency = signatures.contains(Signature.AGENCY);
        return switch (effect) {
            case NONE -> this;
            case DRAFT -> this == APPROVED || isReserved() || (isOut() && (leader || agency)) ? null : DRAFTED;
            case COMPOSE -> this == DRAFTED || this == INITIALLED ? (leader || agency ? COMPOSED : ISSUED) : null;
            case INITIAL -> this == COMPOSED || this == INITIALLED ? INITIALLED : null;
            case APPROVE -> this == COMPOSED ? APPROVED : null;
            case ORDER -> this == APPROVED && leader ? ORDERED : null;
            case SIGN -> this == ORDERED ? SIGNED : null;
            case ORDER_SEAL -> this == (leader ? SIGNED : APPROVED) && agency ? SEAL_ORDERED : null;
            case ISSUE -> this == (agency ? SEAL_ORDERED : SIGNED) ? ISSUED : null;
            case RETURN ->
                this == NONE || this == DRAFTED || this == ISSUED || this == RETURNED || this == RECALLED
                        ? null
                        : RETURNED;
            // A document of an earlier process of the case is issued, though this model never drafted it.
            case RECALL -> this == ISSUED || this == NONE ? RECALLED : null;
        };
    }

    /** The rule that is broken where an effect may not be. */
    static Rule broken(DocumentEffect effect) {
        return switch (effect) {
            case NONE, RETURN -> Rule.RETURN_TOO_EARLY;
            case DRAFT -> Rule.DRAFT_TOO_LATE;
            case COMPOSE -> Rule.COMPOSE_BEFORE_DRAFT;
            case INITIAL -> Rule.INITIAL_BEFORE_COMPOSE;
            case APPROVE -> Rule.DECIDE_BEFORE_COMPOSE;
            case ORDER -> Rule.ORDER_BEFORE_APPROVE;
            case SIGN -> Rule.SIGN_BEFORE_ORDER;
            case ORDER_SEAL -> Rule.SEAL_BEFORE_SIGN;
            case ISSUE -> Rule.ISSUE_BEFORE_SEAL;
            case RECALL -> Rule.RECALL_BEFORE_ISSUE;
        };
    }
}
