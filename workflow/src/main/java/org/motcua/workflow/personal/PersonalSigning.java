package org.motcua.workflow.personal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.SigningException;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.SigningUndecidedException;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.personal.Sessions.Item;
import org.motcua.workflow.personal.Sessions.Row;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.PersonalSigner;
import org.motcua.workflow.step.RecordCheck;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.worker.Refusal;
import org.motcua.workflow.worker.StepBench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How leaders sign with keys that they must release themselves. A document that waits for its leader is in nobody's hands: no
 * thread, no lock. A session asks for one or several documents; what was prepared stays here, bound to session, officer,
 * step and the hash of what was approved. The owner's signatures are kept before anything is done with them, so that a crash
 * asks nobody twice; what a document became with them goes into the ledger, and the step goes on from there as after any
 * other key. No key is called with a transaction open. Thread-safe.
 */
public final class PersonalSigning {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalSigning.class);

    /** How long an owner has; a service may give less. */
    private static final Duration SESSION = Duration.ofMinutes(15);

    private static final int AT_ONCE = 100;
    private static final int LONGEST_TITLE = 200;
    private static final String EXPIRED = "The officer did not answer in time";

    private final StepBench bench;
    private final Transactions transactions;
    private final SigningLedger ledger;
    private final Sessions sessions;
    private final Office office;
    private final Runnable wake;
    private final Clock clock;

    /** @param wake makes the worker look */
    public PersonalSigning(StepBench bench, Office office, Runnable wake, Clock clock) {
        this.bench = bench;
        this.transactions = bench.transactions();
        this.ledger = bench.ledger();
        this.sessions = new Sessions(transactions);
        this.office = office;
        this.wake = wake;
        this.clock = clock;
    }

    /** What waits for the leader's key, the oldest first. */
    public List<WaitingSignature> waiting(OfficerId leader, LocalDate day, int most) {
        office.requireInOffice(leader, day);
        List<WaitingSignature> found = new ArrayList<>();
        List<SigningOperation> page = ledger.waiting(leader, 0, AT_ONCE);
        for (int from = AT_ONCE; !page.isEmpty() && found.size() < most; from += AT_ONCE) {
            page.stream()
                    .filter(operation -> parked(operation.key()).isPresent())
                    .limit(most - found.size())
                    .forEach(operation -> found.add(new WaitingSignature(operation.key(), operation.reservedAt())));
            page = ledger.waiting(leader, from, AT_ONCE);
        }
        return found;
    }

    /** The step, while it waits for its owner or its answer could not be used. */
    private Optional<Tokens.Step> parked(OperationKey key) {
        return steps(key).stream().filter(step -> step.parked() || failed(step)).findFirst();
    }

    /** Several processes of a case may stand at elements of one id: it is the one that is about the document. */
    private List<Tokens.Step> steps(OperationKey key) {
        CaseFile caseFile = bench.cases().require(new CaseId(key.document().file()));
        return bench.tokens().steps(caseFile.id()).stream()
                .filter(step -> step.element().equals(key.step())
                        && bench.types().containsKey(step.topic())
                        && bench.sight(caseFile, step).document().reference().equals(key.document()))
                .toList();
    }

    private static boolean failed(Tokens.Step step) {
        return Integer.valueOf(0).equals(step.retries());
    }

    /** A document that may be signed now. */
    private record Ready(OperationKey key, StepType type, Sight sight, DocumentId document) {}

    /**
     * Asks the leader for the documents. Another session that asks for one of them is void; where it was answered already,
     * that answer counts.
     *
     * @throws NotAwaitedException when a document does not wait for this leader
     */
    public SigningSession begin(OfficerId leader, LocalDate day, List<OperationKey> keys) {
        office.requireInOffice(leader, day);
        if (keys.isEmpty() || new HashSet<>(keys).size() != keys.size()) {
            throw new IllegalArgumentException("A session is for one document or several different ones, not " + keys);
        }
        requireNoTransaction();
        keys.forEach(key -> lawful(leader, key)); // nobody else makes a session void
        sessions.of(keys, SessionState.ANSWERED).forEach(this::finish);
        sessions.of(keys, SessionState.OPEN).forEach(this::replace);
        List<Ready> ready = keys.stream().map(key -> lawful(leader, key)).toList();
        Instant now = clock.instant();
        List<Item> items = ready.stream().map(one -> prepared(one, now)).toList();
        String id = UUID.randomUUID().toString();
        Row row = new Row(id, leader, SessionState.OPEN, "", now.plus(SESSION));
        DeferredRequest request = request(row, items);
        return withKey(ready.get(0), key -> {
            request.requireFits(key);
            open(row, items, keys, now);
            try {
                Begun begun = key.begin(request);
                sessions.begun(id, begun.handle(), begun.expiresAt());
                return new SigningSession(id, begun.confirmation(), begun.expiresAt(), begun.hint(), request.items());
            } catch (RuntimeException e) {
                sessions.move(id, SessionState.OPEN, SessionState.REPLACED); // nobody was asked
                throw e;
            }
        });
    }

    /** One at a time: of two that were begun at the same moment one is. */
    private void open(Row row, List<Item> items, List<OperationKey> keys, Instant now) {
        transactions.runInTransaction(() -> {
            keys.stream()
                    .map(key -> key.document().file())
                    .distinct()
                    .sorted()
                    .forEach(file -> bench.cases().lock(new CaseId(file)));
            if (isAskedFor(keys)) {
                throw new WorkflowException(
                        "Another session for one of the documents was begun at the same moment, or is"
                                + " answered: look at what waits again.");
            }
            sessions.open(row, items, now);
        });
    }

    private boolean isAskedFor(List<OperationKey> keys) {
        return !sessions.of(keys, SessionState.OPEN).isEmpty()
                || !sessions.of(keys, SessionState.ANSWERED).isEmpty();
    }

    private void requireNoTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException(
                    "Keys are asked with no transaction open: call this after the transaction, not inside.");
        }
    }

    /** What must not be signed by this leader any more goes back to its approval. */
    private Ready lawful(OfficerId leader, OperationKey key) {
        try {
            return ready(leader, key);
        } catch (SigningRefusedException e) {
            boolean unused = giveUp(key, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Ready ready(OfficerId leader, OperationKey key) {
        return transactions.inTransaction(() -> {
            CaseId caseId = new CaseId(key.document().file());
            CaseFile caseFile = bench.cases().lock(caseId);
            SigningOperation operation = ledger.find(key)
                    .filter(SigningOperation::waitsForOwner)
                    .orElseThrow(() -> new NotAwaitedException(caseId, key.step()));
            Tokens.Step step = parked(key).orElseThrow(() -> new NotAwaitedException(caseId, key.step()));
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

    private Item prepared(Ready ready, Instant now) {
        String title = title(ready);
        try (PersonalSigner signer = signer(ready)) {
            PersonalSigner.Prepared prepared = signer.prepare(bench.store().require(ready.document()), now);
            return new Item(
                    ready.key(),
                    title,
                    ready.document(),
                    bench.store().put(prepared.document()),
                    prepared.signature(),
                    null);
        } catch (SigningRefusedException e) {
            boolean unused = giveUp(ready.key(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static String title(Ready ready) {
        Document document = ready.sight().document();
        String title = document.kind() + ": " + document.subject();
        return title.substring(0, Math.min(LONGEST_TITLE, title.length()));
    }

    private static PersonalSigner signer(Ready ready) {
        return ready.type()
                .personal(ready.sight())
                .orElseThrow(() -> new WorkflowException(
                        "The key of the leader who signs " + ready.key().document()
                                + " answers at once; it need not be begun. Let the step be tried again."));
    }

    private <T> T withKey(Ready ready, Function<DeferredKey, T> work) {
        try (PersonalSigner signer = signer(ready)) {
            return work.apply(signer.key());
        }
    }

    private static DeferredRequest request(Row row, List<Item> items) {
        return new DeferredRequest(
                row.id(),
                items.get(0).signature().algorithm(),
                items.stream()
                        .map(item -> DeferredRequest.Item.of(item.title(), item.signature()))
                        .toList(),
                row.expiresAt());
    }

    /** The service is asked about the old request first: whoever has signed it need not do so again. */
    private void replace(Row old) {
        withdraw(old, signed -> {
            if (old.expiresAt().isAfter(clock.instant())) {
                keep(old, signed);
            }
        });
        sessions.move(old.id(), SessionState.OPEN, SessionState.REPLACED);
    }

    /** What has become of the session. */
    public SigningProgress progress(OfficerId leader, String id) {
        requireNoTransaction();
        Row row = require(leader, id);
        return row.state() == SessionState.OPEN
                ? take(row, (key, request) -> key.ask(request, row.handle()))
                : done(row);
    }

    /** Hands over what the leader answered. */
    public SigningProgress answer(OfficerId leader, String id, Response response) {
        requireNoTransaction();
        Row row = require(leader, id);
        if (row.state() != SessionState.OPEN) {
            return done(row);
        }
        return take(row, (key, request) -> key.answer(request, row.handle(), response));
    }

    /**
     * What is released is what was approved and nothing else: the document is prepared once more, which gives the very same
     * bytes, before the key hears of it again. Rows and files of the session are believed nothing.
     */
    private void requireUnchanged(Ready ready, Item item) {
        Hand order = ready.sight().document().last(Hand.Part.ORDERED).orElseThrow();
        RecordCheck.requireTime(ready.sight(), order, item.signature().signingTime());
        try (PersonalSigner signer = signer(ready)) {
            PersonalSigner.Prepared again = signer.prepare(
                    bench.store().require(ready.document()), item.signature().signingTime());
            DocumentId bytes = DocumentId.of(again.document());
            boolean same = ready.document().equals(item.document())
                    && title(ready).equals(item.title())
                    && bytes.equals(item.prepared())
                    && again.signature().equals(item.signature());
            if (!same) {
                throw new RecordDisagreesException(
                        ready.sight().caseFile().id(),
                        "document that waits for its leader",
                        item.prepared() + " of " + item.document(),
                        bytes + " of " + ready.document());
            }
        }
    }

    /** Where one document is not what it was, the others wait for a session without it. */
    private List<Ready> unchanged(Row row, List<Item> items) {
        try {
            List<Ready> all = new ArrayList<>();
            for (Item item : items) {
                Ready ready = lawful(row.officer(), item.key());
                requireUnchanged(ready, item);
                all.add(ready);
            }
            return all;
        } catch (SigningUndecidedException e) {
            throw e; // passes
        } catch (WorkflowException e) {
            evidence(row);
            sessions.move(row.id(), SessionState.OPEN, SessionState.REPLACED);
            throw e;
        }
    }

    private SigningProgress done(Row row) {
        if (row.state() == SessionState.ANSWERED) {
            finish(row);
        }
        return SigningProgress.of(sessions.find(row.id()).orElseThrow().state());
    }

    private Row require(OfficerId leader, String id) {
        return sessions.find(id)
                .filter(row -> row.officer().equals(leader))
                .orElseThrow(() -> new NotAllowedException(
                        leader, Reason.PERSON, "the officer has begun no session of that name"));
    }

    /** A question to a key. */
    private interface Asking {
        Answer ask(DeferredKey key, DeferredRequest request);
    }

    private SigningProgress take(Row row, Asking asking) {
        if (!row.expiresAt().isAfter(clock.instant())) {
            evidence(row);
            expire(row);
            return SigningProgress.of(SessionState.EXPIRED);
        }
        List<Item> items = sessions.items(row.id());
        Ready first = unchanged(row, items).get(0);
        Answer answer = withKey(first, key -> asking.ask(key, request(row, items)));
        if (answer instanceof Answer.Signed signed) {
            if (!row.expiresAt().isAfter(clock.instant())) { // it took the rest of the time
                sessions.keep(row.id(), signed.values());
                expire(row);
                return SigningProgress.of(SessionState.EXPIRED);
            }
            keep(row, signed);
            return SigningProgress.of(sessions.find(row.id()).orElseThrow().state());
        }
        if (answer instanceof Answer.Rejected rejected) {
            end(row, SessionState.DECLINED, rejected.reason());
        } else if (answer instanceof Answer.Expired) {
            end(row, SessionState.EXPIRED, EXPIRED);
        }
        return new SigningProgress(
                sessions.find(row.id()).orElseThrow().state(),
                answer instanceof Answer.WrongSecret,
                answer instanceof Answer.WrongSecret wrong ? wrong.triesLeft() : OptionalInt.empty(),
                answer instanceof Answer.Pending pending ? Optional.of(pending.askAgainAfter()) : Optional.empty());
    }

    private void keep(Row row, Answer.Signed signed) {
        boolean first = transactions.inTransaction(() -> {
            if (!sessions.move(row.id(), SessionState.OPEN, SessionState.ANSWERED)) {
                return false;
            }
            sessions.keep(row.id(), signed.values());
            return true;
        });
        if (first) {
            finish(row);
        }
    }

    /** Completes the documents with the answers; what was completed before is left as it is. */
    private void finish(Row row) {
        boolean all = true;
        for (Item item : sessions.items(row.id())) {
            if (ledger.find(item.key()).filter(SigningOperation::waitsForOwner).isPresent()) {
                all = all && finish(row, item);
            }
        }
        if (all) {
            sessions.move(row.id(), SessionState.ANSWERED, SessionState.DONE);
        }
    }

    /** False where it is to be tried again: the answer is kept, and an operator sees why. */
    private boolean finish(Row row, Item item) {
        try {
            Ready ready = ready(row.officer(), item.key()); // approved, ordered and appointed as it was
            if (!ready.document().equals(item.document())) {
                throw new NotAwaitedException(
                        ready.sight().caseFile().id(), item.key().step());
            }
            String value = item.value();
            if (value == null) {
                throw new WorkflowException("Session " + row.id() + " has no answer for "
                        + item.key().document());
            }
            requireUnchanged(ready, item);
            byte[] signed;
            try (PersonalSigner signer = signer(ready)) {
                signed = signer.complete(
                        new PersonalSigner.Prepared(bench.store().require(item.prepared()), item.signature()),
                        Base64.getDecoder().decode(value));
            }
            DocumentId result = bench.store().put(signed);
            boolean unused = giveBack(item.key(), () -> ledger.answered(item.key(), result));
        } catch (SigningRefusedException e) {
            boolean unused = giveUp(item.key(), String.valueOf(e.getMessage()));
        } catch (NotAwaitedException e) {
            LOG.info(
                    "The answer for {} is not recorded: it is not waited for any more",
                    item.key().document());
            return steps(item.key()).isEmpty(); // or a worker holds it for a moment
        } catch (RuntimeException e) {
            LOG.warn("The answer for {} cannot be used now", item.key().document());
            String why = "The leader has signed, but the document cannot be completed with it now: "
                    + (e instanceof WorkflowException
                            ? e.getMessage()
                            : e.getClass().getSimpleName());
            parked(item.key())
                    .filter(step -> !failed(step))
                    .ifPresent(step -> bench.tokens().failParked(step.id(), why));
            return false;
        }
        return true;
    }

    /** Officers decline what waits for them. */
    public void decline(OfficerId leader, LocalDate day, OperationKey key, String reason) {
        office.requireInOffice(leader, day);
        requireNoTransaction();
        Ready ready = ready(leader, key);
        sessions.of(List.of(key), SessionState.OPEN).forEach(this::replace);
        if (!giveUp(ready.key(), reason)) {
            throw new NotAwaitedException(ready.sight().caseFile().id(), key.step());
        }
    }

    private void end(Row row, SessionState state, String reason) {
        if (sessions.move(row.id(), SessionState.OPEN, state)) {
            for (Item item : sessions.items(row.id())) {
                if (!isAskedFor(List.of(item.key()))) {
                    boolean unused = giveUp(item.key(), reason);
                }
            }
        }
    }

    /** False when it waits no more. */
    private boolean giveUp(OperationKey key, String reason) {
        return giveBack(key, () -> ledger.declined(key, Refusal.reason(reason)));
    }

    /** The step is the worker's again, with what was written of it. */
    private boolean giveBack(OperationKey key, BooleanSupplier written) {
        return transactions.inTransaction(() -> {
            bench.cases().lock(new CaseId(key.document().file()));
            if (written.getAsBoolean()) {
                parked(key).ifPresent(step -> {
                    if (failed(step)) {
                        bench.tokens().retryStep(step.id());
                    }
                    bench.tokens().freeLock(step.id());
                });
                transactions.afterCommit(wake);
                return true;
            }
            return false;
        });
    }

    private void expire(Row row) {
        if (row.handle().isEmpty()) { // a crash came before anybody was asked
            sessions.move(row.id(), SessionState.OPEN, SessionState.REPLACED);
            return;
        }
        end(row, SessionState.EXPIRED, EXPIRED);
    }

    /** Asks for open sessions, ends those whose time is over, and completes what was answered before a crash; gives how many moved. */
    public int sweep() {
        int moved = 0;
        for (Row row : sessions.in(SessionState.OPEN, AT_ONCE)) {
            moved += moves(row, () -> {
                if (!row.handle().isEmpty() || !row.expiresAt().isAfter(clock.instant())) {
                    take(row, (key, request) -> key.ask(request, row.handle()));
                }
            });
        }
        for (Row row : sessions.in(SessionState.ANSWERED, AT_ONCE)) {
            moved += moves(row, () -> finish(row));
        }
        return moved;
    }

    private int moves(Row row, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("The signing session {} could not be moved on; trying again", row.id());
        }
        return sessions.find(row.id()).filter(now -> now.state() == row.state()).isPresent() ? 0 : 1;
    }

    /** What came too late is kept, and never recorded. */
    private void evidence(Row row) {
        withdraw(row, signed -> sessions.keep(row.id(), signed.values()));
    }

    /** Asks the key a last time, and withdraws what its owner has not answered. */
    private void withdraw(Row row, Consumer<Answer.Signed> answered) {
        if (row.handle().isEmpty()) {
            return;
        }
        List<Item> items = sessions.items(row.id());
        try {
            Ready first = ready(row.officer(), items.get(0).key());
            withKey(first, key -> {
                DeferredRequest request = request(row, items);
                Answer answer = key.ask(request, row.handle());
                if (answer instanceof Answer.Signed signed) {
                    answered.accept(signed);
                } else if (answer instanceof Answer.Pending) {
                    key.cancel(request, row.handle());
                }
                return answer;
            });
        } catch (SigningException | WorkflowException e) {
            LOG.info("The session {} could not be withdrawn; what comes of it is not recorded", row.id());
        }
    }
}
