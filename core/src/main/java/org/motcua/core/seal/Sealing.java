package org.motcua.core.seal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.seal.Seals.Unsealed;
import org.motcua.core.transaction.DatabaseException;
import org.motcua.core.transaction.RolledBackException;
import org.motcua.core.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the heads that have changed since they were sealed last. A head is sealed only where the chain has its entry, and
 * has the entry that was sealed last where it was: a chain that was cut or made anew is refused and logged, run after run,
 * until somebody has looked at it. Whether all entries between are whole is not read here, see {@link SealCheck}.
 *
 * <p>Heads are collected in one transaction, the statement is signed with none open, and the seal is stored in one. Where
 * two nodes seal at once, one seal of each number is stored and the other node leaves off. Thread-safe.
 */
public final class Sealing {

    /**
     * Heads in one seal, unless set. More make fewer signatures; each export of a case reads as many rows.
     */
    public static final int DEFAULT_LEAVES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final String UNIQUE_VIOLATION = "23505"; // of H2 and of PostgreSQL
    private static final int MOST_LOOKED_AT = 100_000; // some seconds of a database's time
    private static final int LOOKED_AT_ONCE = 10_000;
    private static final int SETTLED_AT_ONCE = 100; // rows of cases that are locked together

    private final Transactions transactions;
    private final Clock clock;
    private final Seals seals;
    private final String installation;
    private final SealMaker maker;
    private final int leaves;
    private volatile String looked = "";

    private Sealing(Transactions transactions, Clock clock, String installation, SealMaker maker, int leaves) {
        this.transactions = transactions;
        this.clock = clock;
        this.seals = Seals.on(transactions);
        this.installation = installation;
        this.maker = maker;
        this.leaves = leaves;
    }

    /**
     * With {@value #DEFAULT_LEAVES} heads in a seal.
     *
     * @param installation as in {@link SealStatement#installation}; it stays the same for all seals of a database
     */
    public static Sealing on(Transactions transactions, Clock clock, String installation, SealMaker maker) {
        SealStatement.requireInstallation(installation);
        return new Sealing(transactions, clock, installation, maker, DEFAULT_LEAVES);
    }

    /**
     * The same with another number of heads in a seal.
     *
     * @param most at least 1
     */
    public Sealing withLeaves(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A seal is over at least one head, not " + most);
        }
        return new Sealing(transactions, clock, installation, maker, most);
    }

    /**
     * Seals every head that has changed, in as many seals as it takes; no seal is made where none has. What the maker throws
     * goes to the caller, and the seals before it stay. Of the cases that are marked as sealed {@value #MOST_LOOKED_AT} are
     * looked at as well, all of them in turn from run to run: whoever writes to the database can set the mark.
     *
     * @throws OtherInstallationException when the seals in the database are of another installation
     * @throws IllegalStateException inside a transaction: a seal takes as long as its time stamp
     */
    public SealingResult run() {
        if (transactions.isActive()) {
            throw new IllegalStateException("Seals are not made inside a transaction: call it after the commit");
        }
        lookAtMarked();
        Run run = new Run();
        boolean more = true;
        while (more) {
            more = run.next();
        }
        return run.result();
    }

    private void lookAtMarked() {
        for (int seen = 0; seen < MOST_LOOKED_AT; seen += LOOKED_AT_ONCE) {
            List<Seals.Marked> page = seals.marked(looked, LOOKED_AT_ONCE);
            page.stream().filter(Seals.Marked::changed).forEach(found -> {
                LOG.warn("Case {} was marked as sealed, but its head is another one", found.caseId());
                seals.unmark(found.caseId());
            });
            boolean last = page.size() < LOOKED_AT_ONCE;
            looked = last ? "" : page.get(page.size() - 1).caseId().value();
            if (last) {
                return;
            }
        }
    }

    private final class Run {

        private final List<Integer> made = new ArrayList<>();
        private final List<SealingResult.Refused> refused = new ArrayList<>();
        private int heads;
        private boolean overtaken;
        private String after = "";

        /** Whether there may be more to seal. */
        boolean next() {
            // Read before the heads: what another node seals after this takes the number, so no head goes back.
            Optional<Seal> newest = seals.newest();
            List<Unsealed> page = seals.unsealed(after, leaves);
            if (page.isEmpty()) {
                return false;
            }
            after = page.get(page.size() - 1).caseId().value();
            List<SealedHead> changed = new ArrayList<>();
            List<SealedHead> settled = new ArrayList<>();
            page.forEach(unsealed -> sort(unsealed, changed, settled));
            settle(settled);
            if (!changed.isEmpty() && !seal(newest, changed)) {
                overtaken = true;
                return false;
            }
            return page.size() == leaves;
        }

        private void sort(Unsealed found, List<SealedHead> changed, List<SealedHead> settled) {
            Optional<String> problem = problem(found);
            if (problem.isPresent()) {
                LOG.error("Case {} is not sealed: {}", found.caseId(), problem.get());
                if (refused.size() < SealingResult.MOST_REFUSED) {
                    refused.add(new SealingResult.Refused(found.caseId(), problem.get()));
                }
                return;
            }
            SealedHead head = new SealedHead(found.caseId(), found.sequence(), new AuditHash(found.hash()));
            (found.hash().equals(found.sealedHash()) ? settled : changed).add(head);
        }

        private boolean seal(Optional<Seal> newest, List<SealedHead> changed) {
            Seal seal = make(newest, changed);
            try {
                seals.store(seal, changed);
            } catch (JdbiException e) {
                if (isTaken(e)) {
                    LOG.info("Seal {} was made by another node; this one is discarded", seal.number());
                    return false;
                }
                throw e;
            }
            made.add(seal.number());
            heads += changed.size();
            settle(changed);
            return true;
        }

        SealingResult result() {
            return new SealingResult(made, heads, refused, overtaken);
        }
    }

    private Seal make(Optional<Seal> newest, List<SealedHead> heads) {
        newest.map(seal -> seal.statement().installation())
                .filter(found -> !found.equals(installation))
                .ifPresent(found -> {
                    throw new OtherInstallationException(installation, found);
                });
        MerkleTree tree = MerkleTree.over(
                heads.stream().map(head -> head.leaf(installation)).toList());
        SealStatement statement = new SealStatement(
                installation,
                newest.map(Seal::number).orElse(0) + 1,
                newest.map(seal -> seal.statement().hash()).orElse(SealHash.NONE),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                heads.size(),
                tree.root());
        return new Seal(statement, maker.make(statement.bytes()));
    }

    private static Optional<String> problem(Unsealed found) {
        if (!found.hash().equals(found.lastEntry())) {
            return Optional.of("its row names " + found.hash() + " as its entry " + found.sequence() + ", which has "
                    + found.lastEntry());
        }
        if (found.sealedHash() == null) {
            return Optional.empty();
        }
        if (found.sequence() < found.sealedSequence()) {
            return Optional.of(
                    "its chain has " + found.sequence() + " entries, but " + found.sealedSequence() + " were sealed");
        }
        if (!found.sealedHash().equals(found.sealedEntry())) {
            return Optional.of("its entry " + found.sealedSequence() + " has the hash " + found.sealedEntry() + ", but "
                    + found.sealedHash() + " was sealed");
        }
        return Optional.empty();
    }

    /** In short transactions, for acts wait for these rows; what is not noted is looked at again in the next run. */
    private void settle(List<SealedHead> heads) {
        for (int from = 0; from < heads.size(); from += SETTLED_AT_ONCE) {
            try {
                seals.settle(heads.subList(from, Math.min(from + SETTLED_AT_ONCE, heads.size())));
            } catch (JdbiException | DatabaseException | RolledBackException e) {
                LOG.warn("That heads are sealed was not noted; the next run does it", e);
                return;
            }
        }
    }

    private static boolean isTaken(JdbiException e) {
        return e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }
}
