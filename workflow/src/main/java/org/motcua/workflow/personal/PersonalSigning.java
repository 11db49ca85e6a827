package org.motcua.workflow.personal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.motcua.core.CoreException;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
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
import org.motcua.workflow.engine.Conflicts;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.personal.PersonalDocuments.Ready;
import org.motcua.workflow.personal.Sessions.Item;
import org.motcua.workflow.personal.Sessions.Row;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.worker.StepBench;
import org.motcua.workflow.worker.Told;
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
    private static final String EXPIRED = "The officer did not answer in time";

    private final StepBench bench;
    private final Transactions transactions;
    private final SigningLedger ledger;
    private final Sessions sessions;
    private final ParkedSteps parked;
    private final PersonalDocuments documents;
    private final ParkedSweep parkedSweep;
    private final Office office;
    private final Clock clock;

    /** @param wake makes the worker look */
    public PersonalSigning(StepBench bench, Office office, Runnable wake, Clock clock) {
        this.bench = bench;
        this.transactions = bench.transactions();
        this.ledger = bench.ledger();
        this.sessions = new Sessions(transactions);
        this.parked = new ParkedSteps(bench, wake);
        this.documents = new PersonalDocuments(bench, parked);
        this.parkedSweep = new ParkedSweep(bench, wake);
        this.office = office;
        this.clock = clock;
    }

    /** What waits for the leader's key, the oldest first. */
    public List<WaitingSignature> waiting(OfficerId leader, LocalDate day, int most) {
        office.requireInOffice(leader, day);
        return parked.of(leader, most);
    }

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
        sessions.of(keys, SessionState.ANSWERED).forEach(this::useAnswer);
        sessions.of(keys, SessionState.OPEN).forEach(this::replace);
        List<Ready> ready = keys.stream().map(key -> lawful(leader, key)).toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // as a signature has it
        List<Item> items = ready.stream().map(one -> prepared(one, now)).toList();
        String id = SessionName.of(leader, items);
        Row row = new Row(id, leader, SessionState.OPEN, "", now.plus(SESSION));
        DeferredRequest request = request(row, items);
        return withKey(ready.get(0), key -> {
            request.requireFits(key);
            open(row, items, keys, now);
            try {
                Begun begun = key.begin(request);
                Instant ends = begun.expiresAt().isBefore(row.expiresAt()) ? begun.expiresAt() : row.expiresAt();
                if (!sessions.begun(id, begun.handle(), ends)) {
                    key.cancel(request, begun.handle());
                    throw new WorkflowException("Another session for one of the documents was begun while the owner was"
                            + " asked for this one, which is void: look at what waits again.");
                }
                return new SigningSession(
                        id, begun.confirmation(), ends, begun.hint(), request.algorithm(), request.items());
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
            return documents.ready(leader, key);
        } catch (SigningRefusedException e) {
            boolean unused = parked.giveUp(key, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Item prepared(Ready ready, Instant now) {
        try {
            return documents.prepared(ready, now);
        } catch (SigningRefusedException e) {
            boolean unused = parked.giveUp(ready.key(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private <T> T withKey(Ready ready, Function<DeferredKey, T> work) {
        return documents.with(ready, signer -> work.apply(signer.key()));
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

    /** What was answered is used before anybody is asked again; an answer that cannot be read is none. */
    private void useAnswer(String id) {
        if (isReadable(id)) {
            sessions.find(id).ifPresent(this::finish);
        } else {
            LOG.warn("The answer of session {} cannot be read; it is void", id);
            sessions.move(id, SessionState.ANSWERED, SessionState.REPLACED);
        }
    }

    private boolean isReadable(String id) {
        try {
            return sessions.find(id).isPresent() && sessions.items(id).stream().allMatch(item -> item.value() != null);
        } catch (IllegalArgumentException | CoreException | SigningException e) {
            return false;
        }
    }

    /** The service is asked about the old request first: whoever has signed it need not do so again. */
    private void replace(String id) {
        try {
            sessions.find(id).ifPresent(this::ask);
        } catch (RuntimeException e) { // what cannot be read keeps nobody from beginning again
            LOG.warn("The session {} could not be read; it is void", id, Told.of(e));
        }
        sessions.move(id, SessionState.OPEN, SessionState.REPLACED);
    }

    private void ask(Row old) {
        withdraw(old, signed -> {
            if (old.expiresAt().isAfter(clock.instant())) {
                keep(old, signed);
            }
        });
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

    /** Where one document is not what it was, the others wait for a session without it. */
    private List<Ready> unchanged(Row row, List<Item> items) {
        try {
            requireListed(row, items);
            List<Ready> all = new ArrayList<>();
            for (Item item : items) {
                Ready ready = lawful(row.officer(), item.key());
                documents.requireUnchanged(ready, item);
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

    /** The session is for the documents that the leader was shown, and for no longer than it was begun for. */
    private static void requireListed(Row row, List<Item> items) {
        SessionName.require(row.id(), row.officer(), items);
        Instant latest = items.get(0).signature().signingTime().plus(SESSION);
        if (row.expiresAt().isAfter(latest)) {
            throw new RecordDisagreesException(
                    new CaseId(items.get(0).key().document().file()),
                    "end of session " + row.id(),
                    row.expiresAt().toString(),
                    "at most " + latest);
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
            Ready ready = documents.ready(row.officer(), item.key());
            DocumentId result = documents.completed(ready, item);
            boolean unused = parked.giveBack(item.key(), () -> ledger.answered(item.key(), result));
        } catch (SigningRefusedException e) {
            boolean unused = parked.giveUp(item.key(), String.valueOf(e.getMessage()));
        } catch (NotAwaitedException e) {
            LOG.info(
                    "The answer for {} is not recorded: it is not waited for any more",
                    item.key().document());
            return !parked.isUnderWay(item.key()); // a worker may hold it for a moment
        } catch (RuntimeException e) {
            LOG.warn("The answer for {} cannot be used now", item.key().document(), Told.of(e));
            if (Conflicts.isOne(e)) {
                return false; // passes, and is no operator's to see
            }
            String why = "The leader has signed, but the document cannot be completed with it now: "
                    + (e instanceof WorkflowException
                            ? e.getMessage()
                            : e.getClass().getSimpleName());
            parked.fail(item.key(), why);
            return false;
        }
        return true;
    }

    /** Officers decline what waits for them. */
    public void decline(OfficerId leader, LocalDate day, OperationKey key, String reason) {
        office.requireInOffice(leader, day);
        requireNoTransaction();
        Ready ready = documents.ready(leader, key);
        sessions.of(List.of(key), SessionState.OPEN).forEach(this::replace);
        if (!parked.giveUp(ready.key(), reason)) {
            throw new NotAwaitedException(ready.sight().caseFile().id(), key.step());
        }
    }

    private void end(Row row, SessionState state, String reason) {
        if (sessions.move(row.id(), SessionState.OPEN, state)) {
            for (Item item : sessions.items(row.id())) {
                if (!isAskedFor(List.of(item.key()))) {
                    boolean unused = parked.giveUp(item.key(), reason);
                }
            }
        }
    }

    private void expire(Row row) {
        if (row.handle().isEmpty()) { // a crash came before anybody was asked
            sessions.move(row.id(), SessionState.OPEN, SessionState.REPLACED);
            return;
        }
        end(row, SessionState.EXPIRED, EXPIRED);
    }

    /**
     * Looks after what waits, asks for open sessions, ends those whose time is over, and completes what was answered before a
     * crash; gives how many moved.
     */
    public int sweep() {
        return parkedSweep.run()
                + sweep(SessionState.OPEN, row -> {
                    if (!row.handle().isEmpty() || !row.expiresAt().isAfter(clock.instant())) {
                        take(row, (key, request) -> key.ask(request, row.handle()));
                    }
                })
                + sweep(SessionState.ANSWERED, this::finish);
    }

    private int sweep(SessionState state, Consumer<Row> work) {
        int moved = 0;
        List<String> page = sessions.in(state, "", AT_ONCE);
        while (!page.isEmpty()) {
            for (String id : page) {
                moved += moves(id, state, work) ? 1 : 0;
            }
            page = sessions.in(state, page.get(page.size() - 1), AT_ONCE);
        }
        return moved;
    }

    /** One that cannot be moved, or read, keeps nobody from the others. */
    private boolean moves(String id, SessionState state, Consumer<Row> work) {
        try {
            sessions.find(id).filter(row -> row.state() == state).ifPresent(work);
        } catch (RuntimeException e) {
            LOG.warn("The signing session {} could not be moved on; trying again", id, Told.of(e));
        }
        return !sessions.isIn(id, state);
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
        try {
            List<Item> items = sessions.items(row.id());
            Ready first = documents.ready(row.officer(), items.get(0).key());
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
        } catch (RuntimeException e) {
            LOG.info("The session {} could not be withdrawn; what comes of it is not recorded", row.id());
        }
    }
}
