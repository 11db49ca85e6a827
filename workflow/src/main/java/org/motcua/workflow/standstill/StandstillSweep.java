package org.motcua.workflow.standstill;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.worker.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the cases that are under way, some in each run and all of them in turn, and notes for the operator those which
 * nothing would move on. Thread-safe.
 */
public final class StandstillSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StandstillSweep.class);

    /** So many processes and so many open cases are looked at in one run. */
    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final CaseFiles cases;
    private final Tokens tokens;
    private final CaseCheck check;
    private final Standstills standstills;
    private final Clock clock;
    private final AtomicInteger nextProcess = new AtomicInteger();
    private final AtomicReference<@Nullable CaseId> lastOpen = new AtomicReference<>();

    public StandstillSweep(
            Transactions transactions,
            CaseFiles cases,
            Tokens tokens,
            CaseCheck check,
            Standstills standstills,
            Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.tokens = tokens;
        this.check = check;
        this.standstills = standstills;
        this.clock = clock;
    }

    /** Gives how many cases stand still of those looked at. */
    public int run() {
        Set<CaseId> looked = new HashSet<>(underWay());
        looked.addAll(openWithoutProcess());
        transactions
                .inTransaction(() -> standstills.page(0, AT_ONCE))
                .forEach(known -> looked.add(known.caseId())); // it may go on again
        int found = 0;
        for (CaseId id : looked) {
            found += look(id) ? 1 : 0;
        }
        return found;
    }

    private Set<CaseId> underWay() {
        int from = nextProcess.get();
        Optional<Set<CaseId>> page = transactions.inTransaction(() -> tokens.casesUnderWay(from, AT_ONCE));
        nextProcess.set(page.isEmpty() ? 0 : from + AT_ONCE);
        return page.orElse(Set.of());
    }

    private List<CaseId> openWithoutProcess() {
        List<CaseId> page = cases.open(lastOpen.get(), AT_ONCE);
        lastOpen.set(page.isEmpty() ? null : page.get(page.size() - 1));
        return page.stream()
                .filter(id -> !transactions.inTransaction(() -> tokens.isUnderWay(id)))
                .toList();
    }

    /** Twice where something seems to stand still: nobody moves it while it is looked at again. */
    private boolean look(CaseId id) {
        try {
            boolean seems = transactions.inTransaction(
                    () -> !check.standstills(cases.require(id), clock.instant()).isEmpty()
                            || !standstills.ofCase(id).isEmpty());
            return seems && transactions.inTransaction(() -> note(cases.lock(id)));
        } catch (RuntimeException e) {
            LOG.warn("Whether {} stands still cannot be told", id, Told.of(e));
            return noteStrange(id, e);
        }
    }

    private boolean note(CaseFile caseFile) {
        Instant now = clock.instant();
        Map<String, String> found = check.standstills(caseFile, now);
        standstills.replace(caseFile.id(), found, now);
        return !found.isEmpty();
    }

    private boolean noteStrange(CaseId id, RuntimeException failure) {
        try {
            standstills.replace(
                    id,
                    Map.of(
                            "",
                            "Whether the case would go on cannot be told: "
                                    + Told.of(failure).getMessage()),
                    clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("That could not be noted; trying again");
        }
        return true;
    }

    /**
     * Mends what can be mended of a case that stood still; what is left is noted. The case is locked.
     *
     * @return whether it stood still
     */
    public boolean mend(CaseFile caseFile) {
        if (standstills.ofCase(caseFile.id()).isEmpty()) {
            return false;
        }
        check.mend(caseFile, clock.instant());
        note(caseFile);
        return true;
    }
}
