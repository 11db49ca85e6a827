package org.motcua.workflow.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.KindId;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.store.DocumentId;

/**
 * One thing that an act or a step brings about in its case. It is data: what it does to the tables, and in which order,
 * is the {@link Recorder}'s, and what is lawful is decided by core's aggregates when it is applied.
 */
public sealed interface Change {

    /** The dossier comes to another state. */
    record DossierMoved(DossierState to) implements Change {}

    /** What was submitted is received; the clock begins. */
    record DossierReceived() implements Change {}

    /** The applicant must hand in more: state SUPPLEMENT, the clock stops. */
    record SupplementRequested() implements Change {}

    /** The applicant has handed in more: the clock runs. */
    record SupplementReceived(List<Attachment> added) implements Change {}

    /** A later date is appointed, in the unit of the procedure's time. */
    record ClockExtended(int amount) implements Change {}

    /** Officers are named for a slot of the case. */
    record Assigned(String slot, List<OfficerId> officers) implements Change {}

    /** The case belongs to a division. */
    record UnitNamed(String unit) implements Change {}

    /** A document is drafted, the first time or again. */
    record DocumentDrafted(
            DocumentName name,
            KindId kind,
            String subject,
            @Nullable OfficerId signer,
            String content) implements Change {}

    /** A document was laid out as these bytes. */
    record DocumentComposed(DocumentName name, DocumentId bytes) implements Change {}

    /** Somebody puts initials to what was seen. */
    record DocumentInitialled(DocumentName name, String mark, DocumentId seen) implements Change {}

    /** What was seen is approved. */
    record DocumentApproved(DocumentName name, DocumentId seen) implements Change {}

    /** The draft goes back. */
    record DocumentReturned(DocumentName name) implements Change {}

    /** The leader orders the own signature on what was seen, in that capacity. */
    record SignatureOrdered(DocumentName name, DocumentId seen, String capacity) implements Change {}

    /** The leader's signature was made; the number is reserved with it. */
    record DocumentSigned(DocumentName name, DocumentId bytes) implements Change {}

    /** The clerk orders number, date and the agency's signature on what was seen. */
    record SealOrdered(DocumentName name, DocumentId seen) implements Change {}

    /** A signature is refused for good or a number given up; a reserved number becomes void with the reason. */
    record DocumentVoided(DocumentName name, String reason) implements Change {}

    /** The document went out as these bytes; its number is used. */
    record DocumentIssued(DocumentName name, DocumentId bytes) implements Change {}

    /** An issued document holds no more, because another one does. */
    record DocumentReplaced(DocumentName name) implements Change {}

    /** An issued document is called back. */
    record DocumentRecalled(DocumentName name) implements Change {}

    /** A message to the other processes of the case; one of them must wait for it. */
    record MessageSent(String message) implements Change {}
}
