package org.motcua.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Renewals;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.deadline.DueWaits;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.standstill.StandstillSweep;
import org.motcua.workflow.standstill.Standstills;

/** What an agency's operator sees of steps that failed, and lets be tried again. */
final class Operations {

    private static final int PAGE = Motcua.PAGE;
    private static final String SUSPENDED =
            "The step's process was suspended past this library. It goes on when it is let be tried again.";

    private final Transactions transactions;
    private final Office office;
    private final CaseFiles cases;
    private final Tokens tokens;
    private final SigningLedger ledger;
    private final DueWaits dueWaits;
    private final Renewals renewals;
    private final Standstills standstills;
    private final StandstillSweep standing;
    private final Recorder recorder;
    private final Runnable wake;
    private final Today today;

    Operations(
            Transactions transactions,
            Office office,
            CaseFiles cases,
            Tokens tokens,
            SigningLedger ledger,
            DueWaits dueWaits,
            Renewals renewals,
            Standstills standstills,
            StandstillSweep standing,
            Recorder recorder,
            Runnable wake,
            Today today) {
        this.transactions = transactions;
        this.office = office;
        this.cases = cases;
        this.tokens = tokens;
        this.ledger = ledger;
        this.dueWaits = dueWaits;
        this.renewals = renewals;
        this.standstills = standstills;
        this.standing = standing;
        this.recorder = recorder;
        this.wake = wake;
        this.today = today;
    }

    List<FailedStep> failedSteps(OfficerId id) {
        AgencyCode agency = operator(id).agency();
        List<FailedStep> all = new ArrayList<>(concerning(
                agency,
                from -> tokens.failed(from, PAGE).stream()
                        .map(step -> new FailedStep(step.caseId(), step.element(), step.message()))
                        .toList()));
        all.addAll(concerning(
                agency,
                from -> tokens.suspended(from, PAGE).stream()
                        .map(step -> new FailedStep(step.caseId(), step.element(), SUSPENDED))
                        .toList()));
        all.addAll(concerning(
                agency,
                from -> standstills.page(from, PAGE).stream()
                        .map(still -> new FailedStep(still.caseId(), still.element(), still.reason()))
                        .toList()));
        all.addAll(concerning(
                agency,
                from -> dueWaits.failed(from, PAGE).stream()
                        .map(wait -> new FailedStep(wait.caseId(), wait.element(), wait.failure()))
                        .toList()));
        all.addAll(concerning(
                agency,
                from -> renewals.failed(from, PAGE).stream()
                        .map(due -> new FailedStep(due.caseId(), "archive " + due.name(), due.failure()))
                        .toList()));
        return all;
    }

    /** The owner may be anything that somebody has written there: a row that names nobody is the sweep's to mend. */
    List<AwaitedLeader> awaitedLeaders(OfficerId id) {
        AgencyCode agency = operator(id).agency();
        List<AwaitedLeader> found = new ArrayList<>();
        List<Optional<SigningOperation>> page = ledger.waiting(0, PAGE);
        for (int from = PAGE; !page.isEmpty() && found.size() < PAGE; from += PAGE) {
            List<AwaitedLeader> waiting =
                    page.stream().flatMap(row -> awaited(row).stream()).toList();
            ofAgency(
                            agency,
                            waiting,
                            leader -> new CaseId(leader.key().document().file()))
                    .limit(PAGE - found.size())
                    .forEach(found::add);
            page = ledger.waiting(from, PAGE);
        }
        return found;
    }

    private static Optional<AwaitedLeader> awaited(Optional<SigningOperation> row) {
        return row.flatMap(operation -> operation
                .owner()
                .map(owner -> new AwaitedLeader(new OfficerId(owner), operation.key(), operation.reservedAt())));
    }

    /** Those of the agency's cases, at most a page, wherever they stand among those of others. */
    private List<FailedStep> concerning(AgencyCode agency, IntFunction<List<FailedStep>> pages) {
        List<FailedStep> found = new ArrayList<>();
        List<FailedStep> page = pages.apply(0);
        for (int from = PAGE; !page.isEmpty() && found.size() < PAGE; from += PAGE) {
            ofAgency(agency, page, FailedStep::caseId)
                    .limit(PAGE - found.size())
                    .forEach(found::add);
            page = pages.apply(from);
        }
        return found;
    }

    private <T> Stream<T> ofAgency(AgencyCode agency, List<T> page, Function<T, CaseId> caseOf) {
        Map<CaseId, CaseFile> known =
                cases.findAll(page.stream().map(caseOf).distinct().toList());
        return page.stream().filter(one -> isOf(agency, caseOf.apply(one), known.get(caseOf.apply(one))));
    }

    /** By its id, too: a case whose row was altered is not to be out of its agency's sight. */
    private static boolean isOf(AgencyCode agency, CaseId id, @Nullable CaseFile caseFile) {
        return id.value().startsWith(agency.value() + "-") || (caseFile != null && caseFile.concerns(agency));
    }

    void retry(OfficerId id, CaseId caseId) {
        AgencyCode agency = operator(id).agency();
        transactions.runInTransaction(() -> {
            CaseFile caseFile = cases.lock(caseId);
            if (!isOf(agency, caseId, caseFile)) {
                throw new NotAllowedException(id, Reason.OTHER_AGENCY, "the case is another agency's");
            }
            List<Tokens.Step> failed = tokens.steps(caseId).stream()
                    .filter(Tokens.Step::isFailed)
                    .sorted(Comparator.comparing(Tokens.Step::element))
                    .toList();
            int waits = dueWaits.retry(caseId) + renewals.retry(caseId, today.now());
            int suspended = tokens.activate(caseId);
            boolean stood = standing.mend(caseFile);
            if (waits == 0 && suspended == 0 && failed.isEmpty() && !stood) {
                throw new NotAwaitedException(caseId, "retry");
            }
            failed.forEach(step -> tokens.retryStep(step.id()));
            recorder.note(
                    caseId,
                    Actor.officer(id),
                    Acts.RETRIED,
                    Map.of(
                            "steps",
                            String.join(
                                    ",",
                                    failed.stream().map(Tokens.Step::element).toList()),
                            "waits",
                            Integer.toString(waits),
                            "suspended",
                            Integer.toString(suspended),
                            "stood",
                            Boolean.toString(stood)));
            transactions.afterCommit(wake);
        });
    }

    private Officer operator(OfficerId id) {
        Officer officer = office.requireInOffice(id, today.day());
        if (!officer.has(Role.OPERATOR)) {
            throw new NotAllowedException(id, Reason.ROLE, "it takes the role " + Role.OPERATOR);
        }
        return officer;
    }
}
