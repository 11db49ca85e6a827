package org.motcua.workflow.personal;

import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.personal.Sessions.Item;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.PersonalSigner;
import org.motcua.workflow.step.RecordCheck;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.worker.StepBench;

/** The documents that wait for a leader's key: which of them may be signed, prepared for it, and completed with its answer. */
final class PersonalDocuments {

    private static final int LONGEST_TITLE = 200;

    private final StepBench bench;
    private final DocumentStore store;
    private final ParkedSteps parked;

    PersonalDocuments(StepBench bench, ParkedSteps parked) {
        this.bench = bench;
        this.store = bench.store();
        this.parked = parked;
    }

    /** A document that may be signed now. */
    record Ready(OperationKey key, StepType type, Sight sight, DocumentId document) {

        String title() {
            Document about = sight.document();
            String title = about.kind() + ": " + about.subject();
            return title.substring(0, Math.min(LONGEST_TITLE, title.length()));
        }
    }

    /**
     * Approved, ordered and appointed as it was, now.
     *
     * @throws NotAwaitedException when it does not wait for a leader
     * @throws NotAllowedException when it waits for another
     * @throws org.motcua.workflow.SigningRefusedException when the leader may not sign it any more
     */
    Ready ready(OfficerId leader, OperationKey key) {
        return bench.transactions().inTransaction(() -> {
            CaseId caseId = new CaseId(key.document().file());
            CaseFile caseFile = bench.cases().lock(caseId);
            SigningOperation operation = bench.ledger()
                    .find(key)
                    .filter(SigningOperation::waitsForOwner)
                    .orElseThrow(() -> new NotAwaitedException(caseId, key.step()));
            Tokens.Step step = parked.find(key).orElseThrow(() -> new NotAwaitedException(caseId, key.step()));
            StepType type = bench.type(step);
            Sight sight = bench.sight(caseFile, step);
            bench.records().requireStep(sight, type);
            type.requireClock(sight);
            DocumentId document = type.subject(sight);
            if (!sight.document().reference().equals(key.document())
                    || !operation.document().equals(document)) {
                throw new NotAwaitedException(caseId, key.step());
            }
            if (!type.inNameOf(sight).actor().value().equals("officer:" + leader)) {
                throw new NotAllowedException(leader, Reason.PERSON, "another officer has ordered the signature");
            }
            type.requireAppointed(sight);
            return new Ready(key, type, sight, document);
        });
    }

    /** What a session keeps of it, and asks the key for. */
    Item prepared(Ready ready, Instant now) {
        return with(ready, signer -> {
            PersonalSigner.Prepared prepared = signer.prepare(store.require(ready.document()), now);
            return new Item(
                    ready.key(),
                    ready.title(),
                    ready.document(),
                    store.put(prepared.document()),
                    prepared.signature(),
                    null);
        });
    }

    /**
     * What is released is what was approved and nothing else. Rows and files of the session are believed nothing.
     *
     * @throws RecordDisagreesException when the item is about anything else
     */
    void requireUnchanged(Ready ready, Item item) {
        PersonalSigner.Prepared unused = with(ready, signer -> preparedAgain(signer, ready, item));
    }

    /**
     * The document with the key's answer.
     *
     * @return where it lies in the store
     * @throws RecordDisagreesException when the item is not about what was approved
     */
    DocumentId completed(Ready ready, Item item) {
        if (!ready.document().equals(item.document())) {
            throw new NotAwaitedException(
                    ready.sight().caseFile().id(), item.key().step());
        }
        String value = item.value();
        if (value == null) {
            throw new WorkflowException(
                    "There is no answer for " + item.key().document() + " in the session that is answered");
        }
        byte[] signed = with(
                ready,
                signer -> signer.complete(
                        preparedAgain(signer, ready, item), Base64.getDecoder().decode(value)));
        return store.put(signed);
    }

    /** The document is prepared once more, which gives the very same bytes. */
    private PersonalSigner.Prepared preparedAgain(PersonalSigner signer, Ready ready, Item item) {
        Hand order = ready.sight().document().last(Hand.Part.ORDERED).orElseThrow();
        Instant time = item.signature().signingTime();
        RecordCheck.requireTime(ready.sight(), order, time);
        PersonalSigner.Prepared again = signer.prepare(store.require(ready.document()), time);
        DocumentId bytes = DocumentId.of(again.document());
        boolean same = ready.document().equals(item.document())
                && ready.title().equals(item.title())
                && bytes.equals(item.prepared())
                && again.signature().equals(item.signature());
        if (!same) {
            throw new RecordDisagreesException(
                    ready.sight().caseFile().id(),
                    "document that waits for its leader",
                    item.prepared() + " of " + item.document(),
                    bytes + " of " + ready.document());
        }
        return again;
    }

    /** Opens the leader's key for as long as the work takes. */
    <T> T with(Ready ready, Function<PersonalSigner, T> work) {
        try (PersonalSigner signer = ready.type()
                .personal(ready.sight())
                .orElseThrow(() -> new WorkflowException("The key of the leader who signs "
                        + ready.key().document()
                        + " answers at once; it need not be begun. Let the step be tried again."))) {
            return work.apply(signer);
        }
    }
}
