package org.motcua.workflow.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.motcua.core.seal.Seal;
import org.motcua.core.seal.Sealing;
import org.motcua.core.seal.SealingResult;
import org.motcua.core.seal.Seals;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.worker.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals the record, and renews the evidence of older seals. Neither with a transaction open. Thread-safe. */
public final class RecordSealing {

    private static final Logger LOG = LoggerFactory.getLogger(RecordSealing.class);

    /** Seals that one run renews: each takes a time stamp. */
    private static final int MOST_RENEWED = 1000;

    private static final int PAGE = 100;

    private final Transactions transactions;
    private final Clock clock;
    private final RecordSeal seal;
    private final Sealing sealing;
    private final Seals seals;
    private final Duration renewAfter;

    /** @param renewAfter how old evidence may become */
    public RecordSealing(Transactions transactions, Clock clock, RecordSeal seal, Duration renewAfter) {
        this.transactions = transactions;
        this.clock = clock;
        this.seal = seal;
        this.sealing = Sealing.on(transactions, clock, seal.installation(), seal.maker(clock))
                .withLeaves(seal.leaves());
        this.seals = Seals.on(transactions);
        this.renewAfter = renewAfter;
    }

    /** Seals what has changed, as {@link Sealing#run}. */
    public SealingResult run() {
        SealingResult result = sealing.run();
        if (!result.seals().isEmpty()) {
            LOG.info("Sealed the heads of {} cases in seals {}", result.heads(), result.seals());
        }
        return result;
    }

    /** Renews the evidence of seals that is older than it may be; gives of how many. What fails is logged and left. */
    public int renew() {
        if (transactions.isActive()) {
            throw new IllegalStateException("Evidence is not renewed inside a transaction: call it after the commit");
        }
        Instant now = clock.instant();
        int renewed = 0;
        List<Integer> old = seals.evidencedBefore(now.minus(renewAfter), 0, PAGE);
        while (!old.isEmpty() && renewed < MOST_RENEWED) {
            for (int number : old) {
                renewed += renews(number, now) ? 1 : 0;
            }
            old = seals.evidencedBefore(now.minus(renewAfter), old.get(old.size() - 1), PAGE);
        }
        return renewed;
    }

    /** One that was altered or cannot be renewed keeps nobody from the others. */
    private boolean renews(int number, Instant now) {
        try {
            Seal old = seals.find(number).orElseThrow();
            return seals.renew(old, seal.renewed(old.statement().bytes(), old.evidence()), now);
        } catch (RuntimeException e) {
            LOG.error("The evidence of seal {} is not renewed", number, Told.of(e));
            return false;
        }
    }
}
