package org.motcua.workflow.step.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Role;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.Hand;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.register.DateLine;
import org.motcua.core.register.RegisterEntry;
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

/** Number and date are put on the document, the agency signs it, and with that it is issued. */
public final class Issue implements StepType {

    private final DocumentSigner signer;
    private final DocumentStore store;
    private final Numbers numbers;

    private static final String UNCHANGED = "unchanged";

    /** The number that the register has reserved. */
    @FunctionalInterface
    public interface Numbers {
        RegisterEntry of(DocumentReference document);
    }

    public Issue(DocumentSigner signer, DocumentStore store, Numbers numbers) {
        this.signer = signer;
        this.store = store;
        this.numbers = numbers;
    }

    @Override
    public ElementType type() {
        return StandardTypes.ISSUE;
    }

    @Override
    public Optional<SigningRole> once() {
        return Optional.of(SigningRole.AGENCY);
    }

    @Override
    public DocumentId subject(Sight sight) {
        return Objects.requireNonNull(sight.document().signed());
    }

    @Override
    public byte[] perform(Sight sight, Attempt attempt) {
        SigningOrder order = order(sight);
        RecordCheck.requireTime(sight, hand(sight), attempt.time());
        requireStillClerk(sight, order);
        return signer.sign(order, store.require(order.document()), attempt.time());
    }

    @Override
    public void requireRecorded(Sight sight, RecordCheck record) {
        record.requireSealOrdered(sight.document(), numbers.of(sight.document().reference()));
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

    /** The appointment may have ended since the clerk ordered the seal. */
    private static void requireStillClerk(Sight sight, SigningOrder order) {
        boolean clerk = sight.office()
                .directory()
                .findOfficer(order.officer(), sight.day())
                .filter(officer -> officer.has(Role.CLERK) && officer.agency().equals(order.agency()))
                .isPresent();
        if (!clerk) {
            throw new SigningRefusedException("Officer " + order.officer() + " is no clerk of " + order.agency()
                    + " any more on " + sight.day() + ", as the directory says.");
        }
    }

    private SigningOrder order(Sight sight) {
        Document document = sight.document();
        RegisterEntry entry = numbers.of(document.reference());
        return new SigningOrder(
                new OperationKey(document.reference(), sight.settings().element(), SigningRole.AGENCY),
                document.agency(),
                Objects.requireNonNull(document.signed()),
                hand(sight).officer(),
                Optional.of(new SigningOrder.NumberAndDate(entry.number().text(), DateLine.of(entry.date()))));
    }

    private static Hand hand(Sight sight) {
        return sight.document().last(Part.SEAL_ORDERED).orElseThrow();
    }

    @Override
    public Outcome outcome(Sight sight, @Nullable DocumentId result) {
        DocumentId bytes = Objects.requireNonNull(result);
        Document document = sight.document();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.DocumentIssued(document.name(), bytes));
        sight.settings()
                .find("motcua.replaces")
                .ifPresent(old ->
                        changes.add(new Change.DocumentReplaced(sight.frame().name(old))));
        sight.settings()
                .find("motcua.dossier")
                .filter(state -> !state.equals(UNCHANGED))
                .ifPresent(state -> changes.add(new Change.DossierMoved(DossierState.valueOf(state))));
        return Outcome.of(
                Acts.ISSUED,
                Map.of(
                        "name", document.name().value(),
                        "version", Integer.toString(document.version()),
                        "document", bytes.value(),
                        "number", numbers.of(document.reference()).number().text()),
                changes.toArray(Change[]::new));
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
                        "role", SigningRole.AGENCY.name(),
                        "reason", reason),
                new Change.DocumentVoided(document.name(), reason));
    }
}
