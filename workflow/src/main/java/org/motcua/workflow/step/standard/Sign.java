package org.motcua.workflow.step.standard;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand.Part;
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

/** The leader signs what was approved; with that the document gets its number and date. */
public final class Sign extends SigningStep {

    public Sign(DocumentSigner signer, DocumentStore store) {
        super(signer, store, SigningRole.LEADER, Part.ORDERED);
    }

    @Override
    public ElementType type() {
        return StandardTypes.SIGN;
    }

    @Override
    public DocumentId subject(Sight sight) {
        return Objects.requireNonNull(sight.document().composed());
    }

    @Override
    public void requireRecorded(Sight sight, RecordCheck record) {
        record.requireOrdered(sight.document());
    }

    @Override
    Optional<SigningOrder.NumberAndDate> numberAndDate(Sight sight) {
        return Optional.empty();
    }

    @Override
    void requireStillAppointed(Sight sight, SigningOrder order) {
        String kind = sight.document().kind().value();
        if (sight.office()
                .directory()
                .findSignatory(order.officer(), kind, sight.day())
                .isEmpty()) {
            throw new SigningRefusedException("Officer " + order.officer() + " may not sign a " + kind + " any more on "
                    + sight.day() + ", as the directory says.");
        }
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
}
