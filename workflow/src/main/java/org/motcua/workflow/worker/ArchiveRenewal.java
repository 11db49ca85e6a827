package org.motcua.workflow.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.document.Document;
import org.motcua.core.document.Documents;
import org.motcua.core.document.Renewals;
import org.motcua.core.document.Renewals.Due;
import org.motcua.core.record.CaseParts;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.step.PdfArchive;
import org.motcua.workflow.step.RecordCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the archive time stamps of issued documents before they end. Each renewal is recorded once, however many nodes are
 * at it: one takes the document for a while, and what it made counts only if the document is still as it was. Nothing is
 * fetched or stamped with a transaction open. Thread-safe.
 */
public final class ArchiveRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveRenewal.class);
    private static final Actor ARCHIVIST = Actor.system("archive");

    /** Longer than services are waited for. */
    private static final Duration TAKEN = Duration.ofMinutes(30);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    /** A week at the most, about. */
    private static final int MOST_DOUBLINGS = 9;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int PAGE = 100;
    /** So many documents are looked at for each that may be renewed. */
    private static final int LOOKS = 10;
    /** What has no archive time stamp is not looked at again. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Transactions transactions;
    private final CaseFiles cases;
    private final Documents documents;
    private final Renewals renewals;
    private final AuditLog audit;
    private final DocumentStore store;
    private final PdfArchive archive;
    private final Duration margin;
    private final Clock clock;

    /** @param margin how long before its end a time stamp is renewed */
    public ArchiveRenewal(
            Transactions transactions,
            CaseFiles cases,
            Documents documents,
            Renewals renewals,
            AuditLog audit,
            DocumentStore store,
            PdfArchive archive,
            Duration margin,
            Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.documents = documents;
        this.renewals = renewals;
        this.audit = audit;
        this.store = store;
        this.archive = archive;
        this.margin = margin;
        this.clock = clock;
    }

    /** Renews what is due, at most so many documents; gives how many. One that fails is noted and in nobody's way. */
    public int run(int most) {
        int renewed = 0;
        Set<String> seen = new HashSet<>();
        List<Due> due = renewals.due(clock.instant(), PAGE);
        while (!due.isEmpty()) {
            for (Due one : due) {
                if (renewed == most || seen.size() == (long) most * LOOKS) {
                    return renewed;
                }
                seen.add(place(one));
                renewed += look(one) ? 1 : 0;
            }
            due = renewals.due(clock.instant(), PAGE).stream()
                    .filter(one -> !seen.contains(place(one)))
                    .toList();
        }
        return renewed;
    }

    private static String place(Due due) {
        return due.caseId() + " " + due.name();
    }

    private boolean look(Due due) {
        Instant now = clock.instant();
        if (!renewals.take(due, now, now.plus(TAKEN))) {
            return false;
        }
        try {
            return renew(due, now);
        } catch (RuntimeException | Error e) {
            LOG.warn("The archive time stamp of {} of {} could not be renewed", due.name(), due.caseId(), Told.of(e));
            note(due, Told.text(e), now);
            return false;
        }
    }

    private void note(Due due, String reason, Instant now) {
        try {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.failures(), MOST_DOUBLINGS));
            renewals.failed(due, reason, now.plus(pause));
        } catch (RuntimeException e) {
            LOG.warn(
                    "That the renewal of {} of {} has failed could not be noted", due.name(), due.caseId(), Told.of(e));
        }
    }

    private boolean renew(Due due, Instant now) {
        Document document = transactions.inTransaction(() -> recorded(due));
        DocumentId before = document.archive().orElseThrow();
        byte[] bytes = store.require(before);
        Optional<Instant> ends = archive.ends(document, bytes);
        if (ends.isEmpty() || ends.get().minus(margin).isAfter(now)) {
            renewals.next(due, ends.map(end -> end.minus(margin)).orElse(NEVER));
            return false;
        }
        byte[] longer = archive.renewed(document, bytes);
        Instant next = next(archive.ends(document, longer).orElseThrow(), now);
        DocumentId after = store.put(longer);
        return transactions.inTransaction(() -> {
            Document current = recorded(due);
            if (!current.archive().equals(Optional.of(before))) {
                return false; // another node was faster than it should have been
            }
            Map<String, String> details =
                    new TreeMap<>(CaseParts.of(documents.store(current, current.renewedAs(after))));
            details.put("name", due.name().value());
            details.put("version", Integer.toString(current.version()));
            details.put("document", after.value());
            details.put("before", before.value());
            audit.append(due.caseId(), ARCHIVIST, Acts.ARCHIVE_RENEWED, details);
            renewals.next(due, next);
            return true;
        });
    }

    /** A time stamp whose authority has no newer certificate yet is renewed again later, and not at every look. */
    private Instant next(Instant ends, Instant now) {
        Instant wanted = ends.minus(margin);
        Duration half = Duration.between(now, ends).dividedBy(2);
        return wanted.isAfter(now) ? wanted : now.plus(half.compareTo(DAY) > 0 ? half : DAY);
    }

    /** The document as its case's record has it: nobody vouches anew for what somebody put in its place. */
    private Document recorded(Due due) {
        cases.lock(due.caseId());
        Document document = documents.require(due.caseId(), due.name());
        RecordCheck.of(due.caseId(), audit.chain(due.caseId())).requireArchived(document);
        return document;
    }
}
