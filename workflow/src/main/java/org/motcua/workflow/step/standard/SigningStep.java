package org.motcua.workflow.step.standard;

import java.util.Map;
import java.util.Optional;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.NotWorkedOnException;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.PersonalSigner;
import org.motcua.workflow.step.RecordCheck;
import org.motcua.workflow.step.SigningOrder;
import org.motcua.workflow.step.StepType;

/** What signing is for leader and agency alike: done once, in time, for whoever ordered it and still may. */
abstract class SigningStep implements StepType {

    private final DocumentSigner signer;
    private final DocumentStore store;
    private final SigningRole role;
    private final Part ordering;

    /** @param ordering by which an officer orders the signature */
    SigningStep(DocumentSigner signer, DocumentStore store, SigningRole role, Part ordering) {
        this.signer = signer;
        this.store = store;
        this.role = role;
        this.ordering = ordering;
    }

    /** Number and date, where they are put on with the signature. */
    abstract Optional<SigningOrder.NumberAndDate> numberAndDate(Sight sight);

    /**
     * The appointment may have ended since the officer ordered the signature.
     *
     * @throws SigningRefusedException when it has
     */
    abstract void requireStillAppointed(Sight sight, SigningOrder order);

    @Override
    public final Optional<SigningRole> once() {
        return Optional.of(role);
    }

    @Override
    public final Optional<PersonalSigner> personal(Sight sight) {
        return signer.personal(order(sight));
    }

    @Override
    public final void requireAppointed(Sight sight) {
        requireLawful(sight, order(sight));
    }

    /** What decides about a dossier is not signed once it was withdrawn or stopped. */
    private void requireLawful(Sight sight, SigningOrder order) {
        requireStillAppointed(sight, order);
        Dossier dossier = sight.dossier();
        Procedure procedure = sight.procedure();
        if (dossier != null && procedure != null && procedure.result().equals(order.kind())) {
            try {
                dossier.requireHandled("decided by a signature");
            } catch (NotWorkedOnException e) {
                throw new SigningRefusedException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public final Optional<String> keyOwner(Sight sight) {
        return Optional.of(
                role == SigningRole.AGENCY
                        ? "agency " + sight.document().agency()
                        : "officer " + hand(sight).officer());
    }

    @Override
    public final void requireClock(Sight sight) {
        RecordCheck.requireClock(sight, hand(sight));
    }

    @Override
    public final byte[] perform(Sight sight, Attempt attempt) {
        SigningOrder order = order(sight);
        RecordCheck.requireTime(sight, hand(sight), attempt.time());
        requireLawful(sight, order);
        return signer.sign(order, store.require(order.document()), attempt.time());
    }

    @Override
    public final void requireResult(Sight sight, Attempt attempt, DocumentId result) {
        SigningOrder order = order(sight);
        signer.requireResult(order, store.require(order.document()), store.require(result));
    }

    @Override
    public final Sight inNameOf(Sight sight) {
        return sight.by(hand(sight).officer());
    }

    final SigningOrder order(Sight sight) {
        Document document = sight.document();
        return new SigningOrder(
                new OperationKey(document.reference(), sight.settings().element(), role),
                document.agency(),
                document.kind(),
                subject(sight),
                hand(sight).officer(),
                numberAndDate(sight));
    }

    private Hand hand(Sight sight) {
        return sight.document().last(ordering).orElseThrow();
    }

    @Override
    public final Outcome refused(Sight sight, String reason) {
        Document document = sight.document();
        return Outcome.of(
                Acts.SIGNING_REFUSED,
                Map.of(
                        "name", document.name().value(),
                        "version", Integer.toString(document.version()),
                        "document", subject(sight).value(),
                        "role", role.name(),
                        "reason", reason),
                new Change.DocumentVoided(document.name(), reason));
    }
}
