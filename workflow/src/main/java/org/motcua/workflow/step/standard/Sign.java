package org.motcua.workflow.step.standard;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.RecordCheck;
import org.motcua.workflow.step.SigningOrder;
import org.motcua.workflow.step.StepType;

/** The leader signs what was approved; with that the document gets its number and date. */
public final class Sign implements StepType {

    private final DocumentSigner signer;
    private final DocumentStore store;

    public Sign(DocumentSigner signer, DocumentStore store) {
        this.signer = signer;
        this.store = store;
    }

    @Override
    public ElementType type() {
        return StandardTypes.SIGN;
    }

    @Override
    public Optional<SigningRole> once() {
        return Optional.of(SigningRole.LEADER);
    }

    @Override
    public DocumentId subject(Sight sight) {
        return Objects.requireNonNull(sight.document().composed());
    }

    @Override
    public byte[] perform(Sight sight, Attempt attempt) {
        SigningOrder order = order(sight);
        RecordCheck.requireTime(sight, hand(sight), attempt.time());
        requireStillSignatory(sight, order);
        return signer.sign(order, store.require(order.document()), attempt.time());
    }

    @Override
    public void requireRecorded(Sight sight, RecordCheck record) {
        record.requireOrdered(sight.document());
    }

    @Override
    public void requireResult(Sight sight, Attempt attempt, DocumentId result) {
        SigningOrder order = order(sight);
        signer.requireResult(order, store.require(order.document()), store.require(result));
    }

    @Override
    public Sight inNameOf(Sight sight) {
        return sight.by(hand(sight).officer());
    }

    /** The appointment may have ended since the leader ordered the signature. */
    private static void requireStillSignatory(Sight sight, SigningOrder order) {
        String kind = sight.document().kind().value();
        if (sight.office()
                .directory()
                .findSignatory(order.officer(), kind, sight.day())
                .isEmpty()) {
            throw new SigningRefusedException("Officer " + order.officer() + " may not sign a " + kind + " any more on "
                    + sight.day() + ", as the directory says.");
        }
    }

    private static SigningOrder order(Sight sight) {
        Document document = sight.document();
        return new SigningOrder(
                new OperationKey(document.reference(), sight.settings().element(), SigningRole.LEADER),
                document.agency(),
                Objects.requireNonNull(document.composed()),
                hand(sight).officer(),
                Optional.empty());
    }

    private static Hand hand(Sight sight) {
        return sight.document().last(Part.ORDERED).orElseThrow();
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        DocumentId bytes = Objects.requireNonNull(result);
        Document document = sight.document();
        return Outcome.of(
                Acts.LEADER_SIGNED,
                Map.of(
                        "name", document.name().value(),
                        "version", Integer.toString(document.version()),
                        "document", bytes.value(),
                        "draft", subject(sight).value()),
                new Change.DocumentSigned(document.name(), bytes));
    }

    @Override
    public Outcome refused(Sight sight, String reason) {
        Document document = sight.document();
        return Outcome.of(
                Acts.SIGNING_REFUSED,
                Map.of(
                        "name", document.name().value(),
                        "version", Integer.toString(document.version()),
                        "document", subject(sight).value(),
                        "role", SigningRole.LEADER.name(),
                        "reason", reason),
                new Change.DocumentVoided(document.name(), reason));
    }
}
