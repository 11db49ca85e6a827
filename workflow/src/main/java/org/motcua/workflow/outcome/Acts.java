package org.motcua.workflow.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.motcua.core.audit.Act;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.store.DocumentId;

/** The acts that the record of a case knows. Entries are never rewritten, so neither are these names. */
public final class Acts {

    public static final Act RECEIVED = new Act("RECEIVED");
    public static final Act SUBMITTED = new Act("SUBMITTED");
    public static final Act RECEPTION_REFUSED = new Act("RECEPTION_REFUSED");
    public static final Act RECEIPT_ISSUED = new Act("RECEIPT_ISSUED");
    public static final Act OPENED = new Act("OPENED");
    public static final Act ASSIGNED = new Act("ASSIGNED");
    public static final Act REASSIGNED = new Act("REASSIGNED");
    public static final Act APPRAISED = new Act("APPRAISED");
    public static final Act SUPPLEMENT_REQUESTED = new Act("SUPPLEMENT_REQUESTED");
    public static final Act SUPPLEMENT_RECEIVED = new Act("SUPPLEMENT_RECEIVED");
    public static final Act REFUSAL_PROPOSED = new Act("REFUSAL_PROPOSED");
    public static final Act DRAFTED = new Act("DRAFTED");
    public static final Act COMPOSED = new Act("COMPOSED");
    public static final Act INITIALLED = new Act("INITIALLED");
    public static final Act APPROVED = new Act("APPROVED");
    public static final Act RETURNED = new Act("RETURNED");
    public static final Act SIGNATURE_ORDERED = new Act("SIGNATURE_ORDERED");
    public static final Act LEADER_SIGNED = new Act("LEADER_SIGNED");
    public static final Act NUMBER_RESERVED = new Act("NUMBER_RESERVED");
    public static final Act SIGNING_REFUSED = new Act("SIGNING_REFUSED");
    public static final Act ISSUE_ORDERED = new Act("ISSUE_ORDERED");
    public static final Act NUMBER_VOIDED = new Act("NUMBER_VOIDED");
    public static final Act ISSUED = new Act("ISSUED");
    public static final Act RESULT_RETURNED = new Act("RESULT_RETURNED");
    public static final Act WITHDRAWN = new Act("WITHDRAWN");
    public static final Act NOTED = new Act("NOTED");
    public static final Act OPINION_GIVEN = new Act("OPINION_GIVEN");
    public static final Act CHECKED = new Act("CHECKED");
    public static final Act EXTENDED = new Act("EXTENDED");
    public static final Act FEE_REQUESTED = new Act("FEE_REQUESTED");
    public static final Act FEE_PAID = new Act("FEE_PAID");
    public static final Act RECALLED = new Act("RECALLED");
    public static final Act REPLACEMENT_BEGUN = new Act("REPLACEMENT_BEGUN");
    public static final Act RECOMPUTED = new Act("RECOMPUTED");
    public static final Act MOVED = new Act("MOVED");
    public static final Act NOTIFIED = new Act("NOTIFIED");
    public static final Act VALIDATED = new Act("VALIDATED");
    public static final Act NOT_SOUND = new Act("NOT_SOUND");
    public static final Act MESSAGE_SENT = new Act("MESSAGE_SENT");
    public static final Act TIME_REACHED = new Act("TIME_REACHED");
    public static final Act RETRIED = new Act("RETRIED");
    public static final Act ARCHIVE_RENEWED = new Act("ARCHIVE_RENEWED");
    public static final Act MIGRATED = new Act("MIGRATED");

    /** Detail of an entry that drafts a document: SHA-256 of its content; the text itself is the document's row. */
    public static final String CONTENT_HASH = "content.hash";

    /** The same of its subject. */
    public static final String SUBJECT_HASH = "subject.hash";

    /** What both are: SHA-256 of the text in UTF-8, 64 hexadecimal digits. */
    public static String hash(String text) {
        return DocumentId.of(text.getBytes(UTF_8)).value();
    }

    /** Before the name that an element had until a migration, as the name of the detail that has its new one. */
    public static final String RENAMED = "renamed.";

    /** Detail of an entry by which a case comes to a division. */
    public static final String UNIT = "case.unit";

    private Acts() {}

    /** What the first entry of a case says of it, for comparing the tables with later. */
    public static Map<String, String> beginning(CaseFile caseFile) {
        Map<String, String> details = new TreeMap<>();
        details.put("agency", caseFile.agency().value());
        details.put("parties", new TreeMap<>(caseFile.parties()).toString());
        details.put("process", caseFile.process().toString());
        details.put(UNIT, caseFile.unit());
        return details;
    }
}
