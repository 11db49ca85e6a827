package org.motcua.workflow.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditChain;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.core.document.Hand;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.record.CaseParts;
import org.motcua.core.register.NumberState;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.sight.Sight;

/**
 * Whether the record of a case carries what a step is about to do: its chain holds to its head, and its last entries about
 * case and document name the same bytes, people and number as the tables do. Any disagreement is refused.
 *
 * <p>Whoever rewrites chain, head and tables together, all of them consistently, is found where the installation has keys
 * for its record ({@link org.motcua.core.audit.RecordKeys}).
 */
public final class RecordCheck {

    private final CaseId caseId;
    private final List<AuditEntry> entries;

    private RecordCheck(CaseId caseId, List<AuditEntry> entries) {
        this.caseId = caseId;
        this.entries = entries;
    }

    /**
     * Checks the chain.
     *
     * @throws RecordDisagreesException when it is broken
     */
    public static RecordCheck of(CaseId caseId, AuditLog.Chain chain) {
        if (chain.broken().isPresent()) {
            AuditChain.Break broken = chain.broken().get();
            throw new RecordDisagreesException(
                    caseId,
                    "chain",
                    "head " + chain.head(),
                    "entry " + broken.position() + " is " + broken.problem() + ", " + broken.text());
        }
        return new RecordCheck(caseId, chain.entries());
    }

    /** Every field of case, dossier and documents is as the last entry about it has left it. */
    public void requireParts(CaseFile caseFile, @Nullable Dossier dossier, List<Document> documents) {
        Map<String, String> parts = new TreeMap<>(CaseParts.of(caseFile));
        if (dossier != null) {
            parts.putAll(CaseParts.of(dossier));
        }
        documents.forEach(document -> parts.putAll(CaseParts.of(document)));
        requireParts(parts, part -> !part.startsWith("number."));
    }

    /** Every field of the document's row in the register is as its last entry has left it. */
    public void requireNumber(RegisterEntry number) {
        Map<String, String> part = CaseParts.of(number);
        requireParts(part, name -> part.containsKey("part." + name));
    }

    private void requireParts(Map<String, String> parts, Predicate<String> meant) {
        CaseParts.compare(parts, entries.stream().map(AuditEntry::details).toList()).stream()
                .filter(disagreement -> meant.test(disagreement.part()))
                .findFirst()
                .ifPresent(disagreement -> {
                    throw new RecordDisagreesException(
                            caseId,
                            disagreement.part(),
                            described(disagreement.found()),
                            described(disagreement.recorded())
                                    + (disagreement.entry() > 0 ? " since entry " + disagreement.entry() : ""));
                });
    }

    private static String described(String hash) {
        return hash.isEmpty() ? "nothing" : "a part with the hash " + hash;
    }

    /** The case is as its entries have made it: agency, parties, process, division, who was named, state and date. */
    public void requireCase(CaseFile caseFile, @Nullable Dossier dossier) {
        Map<String, String> began = Acts.beginning(caseFile);
        Map<String, String> first =
                entries.isEmpty() ? Map.of() : entries.get(0).details();
        compare("agency", caseFile.agency().value(), first.get("agency"));
        compare("parties", began.get("parties"), first.get("parties"));
        compare("process", began.get("process"), process(caseFile, first));
        compare("division", caseFile.unit(), last(Acts.UNIT).orElse(""));
        compare("officers who were named", named(caseFile.assigned()), named());
        if (dossier != null) {
            compare("state", dossier.state().name(), last("state").orElse(DossierState.RECEIVED.name()));
            compare("date", dossier.clock().due().toString(), last("due").orElse(null));
        }
    }

    private String process(CaseFile caseFile, Map<String, String> first) {
        return entries.stream()
                .filter(entry -> entry.act().equals(Acts.MIGRATED)
                        && caseFile.process().key().equals(entry.details().get("process")))
                .reduce((one, next) -> next)
                .map(entry -> new ProcessVersion(
                                caseFile.process().key(),
                                String.valueOf(entry.details().get("to")),
                                String.valueOf(entry.details().get("hash")))
                        .toString())
                .orElse(String.valueOf(first.get("process")));
    }

    private static String named(Map<String, List<OfficerId>> assigned) {
        Map<String, String> slots = new TreeMap<>();
        assigned.forEach((slot, officers) ->
                slots.put(slot, officers.stream().map(OfficerId::value).collect(Collectors.joining(","))));
        return slots.toString();
    }

    private String named() {
        Map<String, String> slots = new TreeMap<>();
        for (AuditEntry entry : entries) {
            String slot = entry.details().get("slot");
            String officers = entry.details().get("officer");
            if (slot != null && officers != null) {
                slots.put(slot, officers);
            }
        }
        return slots.toString();
    }

    private Optional<String> last(String detail) {
        return entries.stream()
                .map(entry -> entry.details().get(detail))
                .filter(Objects::nonNull)
                .reduce((first, second) -> second);
    }

    /**
     * No task was completed past the record.
     *
     * @param completed how often the engine has completed the tasks of an element
     */
    public void requireActs(Map<String, Integer> completed) {
        completed.forEach((element, times) -> {
            long recorded = entries.stream()
                    .filter(entry -> element.equals(entry.details().get("element")))
                    .count();
            if (recorded < times) {
                throw new RecordDisagreesException(
                        caseId, "task \"" + element + "\"", "done " + times + " times", recorded + " times");
            }
        });
    }

    /** The document is as it was drafted. */
    public void requireDrafted(Document document) {
        AuditEntry draft = draft(document);
        String what = " of " + document.reference();
        Map<String, String> recorded = draft.details();
        compare("agency" + what, document.agency().value(), recorded.get("agency"));
        compare("kind" + what, document.kind().value(), recorded.get("kind"));
        compare(
                "signer" + what,
                document.signer() == null ? null : document.signer().value(),
                recorded.get("signer"));
        compare("subject" + what, Acts.hash(document.subject()), recorded.get(Acts.SUBJECT_HASH));
        compare("content" + what, Acts.hash(document.content()), recorded.get(Acts.CONTENT_HASH));
        compareOfficer(document, Part.DRAFTED, draft);
        compare("initials" + what, initials(document), recordedInitials(document));
    }

    private static String initials(Document document) {
        return document.initials().stream()
                .map(hand -> Actor.officer(hand.officer()).value() + " " + hand.seen())
                .toList()
                .toString();
    }

    private String recordedInitials(Document document) {
        return about(document)
                .filter(entry -> entry.act().equals(Acts.INITIALLED))
                .map(entry -> entry.actor().value() + " " + entry.details().get("document"))
                .toList()
                .toString();
    }

    /** What the leader is about to sign was drafted, approved and ordered, each by whom the tables say, and no more. */
    public void requireOrdered(Document document) {
        requireState(document, DocumentState.ORDERED);
        requireNothingAfter(document, ordered(document));
    }

    private void requireState(Document document, DocumentState state) {
        compare("state of " + document.reference(), document.state().name(), state.name());
    }

    private AuditEntry ordered(Document document) {
        requireDrafted(document);
        DocumentId bytes = document.composed();
        compareBytes(document, Acts.COMPOSED, bytes);
        AuditEntry approved = require(document, Acts.APPROVED, Part.APPROVED, bytes);
        AuditEntry ordered = require(document, Acts.SIGNATURE_ORDERED, Part.ORDERED, bytes);
        String drafter = draft(document).actor().value();
        String signer = ordered.actor().value();
        compare("signer of " + document.reference(), signer, officer(document.signer()));
        boolean apart = !drafter.equals(signer)
                && about(document)
                        .filter(entry -> entry.act().equals(Acts.APPROVED))
                        .map(entry -> entry.actor().value())
                        .noneMatch(approver -> approver.equals(drafter) || approver.equals(signer));
        if (!apart) {
            throw new RecordDisagreesException(
                    caseId,
                    "separation of duties at " + document.reference(),
                    "different people",
                    drafter + ", " + approved.actor().value() + ", " + signer);
        }
        return ordered;
    }

    private static @Nullable String officer(@Nullable OfficerId id) {
        return id == null ? null : Actor.officer(id).value();
    }

    /** What the agency is about to sign was signed by the leader, numbered, and ordered by the clerk, and no more. */
    public void requireSealOrdered(Document document, RegisterEntry number) {
        requireState(document, DocumentState.SEAL_ORDERED);
        ordered(document);
        require(document, Acts.LEADER_SIGNED, Part.SIGNED, document.signed());
        AuditEntry reserved = last(document, Acts.NUMBER_RESERVED).orElseThrow(() -> missing(document, "number"));
        compare("number", number.number().text(), reserved.details().get("number"));
        compare("date", number.date().toString(), reserved.details().get("date"));
        compare(
                "year",
                Integer.toString(number.number().year()),
                reserved.details().get("year"));
        compare(
                "agency of the number",
                number.agency().value(),
                document.agency().value());
        if (number.state() != NumberState.RESERVED) {
            throw new RecordDisagreesException(caseId, "number", number.state().name(), NumberState.RESERVED.name());
        }
        requireNumber(number);
        requireNothingAfter(document, require(document, Acts.ISSUE_ORDERED, Part.SEAL_ORDERED, document.signed()));
    }

    /** A document that was sent back or given up, or has a newer version, is not what somebody ordered before. */
    private void requireNothingAfter(Document document, AuditEntry order) {
        Optional<AuditEntry> later = entries.stream()
                .filter(entry -> entry.sequence() > order.sequence()
                        && document.name().value().equals(entry.details().get("name"))
                        && entry.details().containsKey("version"))
                .findFirst();
        if (later.isPresent()) {
            throw new RecordDisagreesException(
                    caseId,
                    "state of " + document.reference(),
                    document.state().name(),
                    later.get().act() + " after " + order.act());
        }
    }

    /** What is in the archive is what was issued, or what its last renewal made of it. */
    public void requireArchived(Document document) {
        AuditEntry last = about(document)
                .filter(entry -> entry.act().equals(Acts.ISSUED) || entry.act().equals(Acts.ARCHIVE_RENEWED))
                .reduce((first, second) -> second)
                .orElseThrow(() -> missing(document, "issue"));
        compare(
                "archive of " + document.reference(),
                document.archive().map(DocumentId::value).orElse(null),
                last.details().get("document"));
        Map<String, String> part = CaseParts.of(document);
        requireParts(part, name -> part.containsKey("part." + name));
    }

    /** An order and its signature may be recorded on nodes whose clocks differ so much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    /**
     * The signature's time lies between its order and now.
     *
     * @throws RecordDisagreesException when the ledger would have it otherwise
     */
    public static void requireTime(Sight sight, Hand order, Instant time) {
        if (time.isBefore(order.at().minus(CLOCKS)) || time.isAfter(sight.now().plus(CLOCKS))) {
            throw new RecordDisagreesException(
                    sight.caseFile().id(),
                    "time of the step",
                    order.at() + " to " + sight.now(),
                    "(the ledger) " + time);
        }
    }

    /**
     * A node whose clock is behind the order leaves the step to one whose clock is right: what it wrote down would stay.
     *
     * @throws WorkflowException that passes when the clock is set
     */
    public static void requireClock(Sight sight, Hand order) {
        if (sight.now().isBefore(order.at().minus(CLOCKS))) {
            throw new WorkflowException("The clock of this node says " + sight.now() + ", but the signature of "
                    + sight.caseFile().id() + " was ordered at " + order.at() + ". Set the clock.");
        }
    }

    private AuditEntry require(Document document, Act act, Part part, @Nullable DocumentId bytes) {
        AuditEntry entry = compareBytes(document, act, bytes);
        compareOfficer(document, part, entry);
        if (part != Part.SIGNED) { // whose hand has what was to be signed
            compare(
                    "what was seen at " + act + " of " + document.reference(),
                    document.last(part).map(Hand::seen).map(DocumentId::value).orElse(null),
                    String.valueOf(bytes));
        }
        return entry;
    }

    private AuditEntry compareBytes(Document document, Act act, @Nullable DocumentId bytes) {
        AuditEntry entry = last(document, act).orElseThrow(() -> missing(document, act.name()));
        compare(
                act + " of " + document.reference(),
                String.valueOf(bytes),
                entry.details().get("document"));
        return entry;
    }

    private void compareOfficer(Document document, Part part, AuditEntry entry) {
        Hand hand = document.last(part).orElseThrow(() -> missing(document, part.name()));
        compare(
                "officer of " + entry.act() + " of " + document.reference(),
                Actor.officer(hand.officer()).value(),
                entry.actor().value());
        if (Duration.between(hand.at(), entry.at()).abs().compareTo(CLOCKS) > 0) {
            throw new RecordDisagreesException(
                    caseId,
                    "time of " + entry.act() + " of " + document.reference(),
                    hand.at().toString(),
                    entry.at().toString());
        }
    }

    private AuditEntry draft(Document document) {
        return about(document)
                .filter(entry -> entry.details().containsKey(Acts.CONTENT_HASH))
                .reduce((first, second) -> second)
                .orElseThrow(() -> missing(document, "draft"));
    }

    private Optional<AuditEntry> last(Document document, Act act) {
        return about(document).filter(entry -> entry.act().equals(act)).reduce((first, second) -> second);
    }

    private Stream<AuditEntry> about(Document document) {
        return entries.stream()
                .filter(entry -> document.name().value().equals(entry.details().get("name"))
                        && Integer.toString(document.version())
                                .equals(entry.details().get("version")));
    }

    private RecordDisagreesException missing(Document document, String what) {
        return new RecordDisagreesException(
                caseId, what + " of " + document.reference(), document.state().name(), "nothing of it");
    }

    private void compare(String what, @Nullable String tables, @Nullable String record) {
        if (!Objects.equals(tables, record)) {
            throw new RecordDisagreesException(caseId, what, String.valueOf(tables), String.valueOf(record));
        }
    }
}
