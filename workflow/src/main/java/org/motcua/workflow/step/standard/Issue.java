package org.motcua.workflow.step.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Role;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.register.DateLine;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.SigningRefusedException;
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

/** Number and date are put on the document, the agency signs it, and with that it is issued. */
public final class Issue extends SigningStep {

    private static final String UNCHANGED = "unchanged";

    private final DocumentSigner signer;
    private final DocumentStore store;
    private final Numbers numbers;

    /** The number that the register has reserved. */
    @FunctionalInterface
    public interface Numbers {
        RegisterEntry of(DocumentReference document);
    }

    public Issue(DocumentSigner signer, DocumentStore store, Numbers numbers) {
        super(signer, store, SigningRole.AGENCY, Part.SEAL_ORDERED);
        this.signer = signer;
        this.store = store;
        this.numbers = numbers;
    }

    @Override
    public ElementType type() {
        return StandardTypes.ISSUE;
    }

    @Override
    public DocumentId subject(Sight sight) {
        return Objects.requireNonNull(sight.document().signed());
    }

    @Override
    public void requireRecorded(Sight sight, RecordCheck record) {
        record.requireSealOrdered(sight.document(), numbers.of(sight.document().reference()));
    }

    @Override
    Optional<SigningOrder.NumberAndDate> numberAndDate(Sight sight) {
        RegisterEntry entry = numbers.of(sight.document().reference());
        return Optional.of(new SigningOrder.NumberAndDate(entry.number().text(), DateLine.of(entry.date())));
    }

    @Override
    void requireStillAppointed(Sight sight, SigningOrder order) {
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

    @Override
    public byte @Nullable [] complete(Sight sight, Attempt attempt, DocumentId result) {
        byte[] signed = store.require(result);
        byte[] issued = signer.complete(order(sight), signed);
        return Arrays.equals(issued, signed) ? null : issued;
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
}
