package org.motcua.workflow.step;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditChain;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.Hand;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.outcome.Acts;

/**
 * Whether the record of a case carries what a signing step is about to do: its chain holds to its head, and its last
 * entries about the document name the same bytes, people and number as the tables do. Any disagreement is refused.
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
    public static RecordCheck of(CaseId caseId, List<AuditEntry> entries, AuditHash head) {
        Optional<AuditChain.Break> broken = AuditChain.check(entries, caseId.value(), head);
        if (broken.isPresent()) {
            throw new RecordDisagreesException(
                    caseId,
                    "chain",
                    "head " + head,
                    "entry " + broken.get().position() + " is " + broken.get().problem() + ", "
                            + broken.get().text());
        }
        return new RecordCheck(caseId, entries);
    }

    /** What the leader is about to sign was drafted, approved and ordered, each by whom the tables say. */
    public void requireOrdered(Document document) {
        DocumentId bytes = document.composed();
        require(document, Acts.APPROVED, Part.APPROVED, bytes);
        require(document, Acts.SIGNATURE_ORDERED, Part.ORDERED, bytes);
    }

    /** What the agency is about to sign was signed by the leader, numbered, and ordered by the clerk. */
    public void requireSealOrdered(Document document, RegisterEntry number) {
        requireOrdered(document);
        require(document, Acts.LEADER_SIGNED, Part.SIGNED, document.signed());
        require(document, Acts.ISSUE_ORDERED, Part.SEAL_ORDERED, document.signed());
        AuditEntry reserved = last(document, Acts.NUMBER_RESERVED).orElseThrow(() -> missing(document, "number"));
        compare("number", number.number().text(), reserved.details().get("number"));
        compare("date", number.date().toString(), reserved.details().get("date"));
    }

    private void require(Document document, Act act, Part part, @Nullable DocumentId bytes) {
        AuditEntry entry = last(document, act).orElseThrow(() -> missing(document, act.name()));
        Hand hand = document.last(part).orElseThrow(() -> missing(document, act.name()));
        compare(
                act + " of " + document.reference(),
                String.valueOf(bytes),
                entry.details().get("document"));
        compare(
                "officer of " + act + " of " + document.reference(),
                Actor.officer(hand.officer()).value(),
                entry.actor().value());
    }

    private Optional<AuditEntry> last(Document document, Act act) {
        return entries.stream()
                .filter(entry -> entry.act().equals(act)
                        && document.name().value().equals(entry.details().get("name"))
                        && Integer.toString(document.version())
                                .equals(entry.details().get("version")))
                .reduce((first, second) -> second);
    }

    private RecordDisagreesException missing(Document document, String what) {
        return new RecordDisagreesException(
                caseId, what + " of " + document.reference(), document.state().name(), "nothing of it");
    }

    private void compare(String what, String tables, @Nullable String record) {
        if (!Objects.equals(tables, record)) {
            throw new RecordDisagreesException(caseId, what, tables, String.valueOf(record));
        }
    }
}
