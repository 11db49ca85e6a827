package org.motcua.core.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.store.DocumentId;

/**
 * A document of a case as it was when it was read, from its first draft until it is issued. Its methods give it as it
 * would be after a step and refuse what the law does not allow, whatever a process model says:
 *
 * <ul>
 *   <li>what is approved, signed and sealed is the very bytes that whoever acts has named as seen;
 *   <li>drafter, approver and signer are different people; the agency signs after the leader;
 *   <li>a document that was sent back, or whose number was given up, goes on with a new draft only.
 * </ul>
 *
 * @param version of the draft, from 1; the register and the ledger know the document by it
 * @param edition how often it was laid out in this version
 * @param signer whom the draft names to sign; missing for kinds that are not signed
 * @param content what the drafter wrote, as JSON of the template's fields
 * @param composed the bytes laid out last
 * @param signed the bytes with the leader's signature
 * @param issued the bytes that went out; they stay the same whatever is added to them later
 * @param archived the issued bytes with the newest archive time stamp; missing until the first renewal
 * @param hands who did what, the first one first
 * @param row for finding changes by others
 */
public record Document(
        CaseId caseId,
        DocumentName name,
        int version,
        int edition,
        AgencyCode agency,
        KindId kind,
        DocumentState state,
        String subject,
        @Nullable OfficerId signer,
        String content,
        @Nullable DocumentId composed,
        @Nullable DocumentId signed,
        @Nullable DocumentId issued,
        @Nullable DocumentId archived,
        List<Hand> hands,
        int row) {

    /** Characters; a document of 200 pages has half of it. */
    public static final int MAX_CONTENT = 1_000_000;

    public Document {
        Text.required(subject, "Subject of a document", 1000);
        Text.required(content, "Content of a document", MAX_CONTENT);
        hands = List.copyOf(hands);
    }

    /** The first draft. */
    public static Document drafted(
            CaseId caseId,
            DocumentName name,
            AgencyCode agency,
            KindId kind,
            String subject,
            @Nullable OfficerId signer,
            String content,
            OfficerId drafter,
            Instant at) {
        requireOther(new DocumentReference(caseId.value(), name.value(), 1), signer, drafter);
        Hand hand = new Hand(1, Part.DRAFTED, drafter, at, null, "");
        return new Document(
                caseId,
                name,
                1,
                0,
                agency,
                kind,
                DocumentState.DRAFTED,
                subject,
                signer,
                content,
                null,
                null,
                null,
                null,
                List.of(hand),
                0);
    }

    private static void requireOther(DocumentReference reference, @Nullable OfficerId signer, OfficerId drafter) {
        if (drafter.equals(signer)) {
            throw new DutiesException(reference, drafter, "drafts", "sign");
        }
    }

    /** How register and ledger name it. */
    public DocumentReference reference() {
        return new DocumentReference(caseId.value(), name.value(), version);
    }

    /** A new draft in place of one that was sent back, given up, not looked at yet, or a form that is finished. */
    public Document draftedAgain(
            KindId newKind,
            String newSubject,
            @Nullable OfficerId newSigner,
            String newContent,
            OfficerId drafter,
            Instant at) {
        boolean finishedForm = state == DocumentState.ISSUED && signer == null; // such as a second request
        if (!finishedForm) {
            require("drafted again", DocumentState.DRAFTED, DocumentState.COMPOSED, DocumentState.RETURNED);
        }
        DocumentReference next = new DocumentReference(caseId.value(), name.value(), version + 1);
        requireOther(next, newSigner, drafter);
        Hand hand = new Hand(version + 1, Part.DRAFTED, drafter, at, null, "");
        return new Document(
                caseId,
                name,
                version + 1,
                0,
                agency,
                newKind,
                DocumentState.DRAFTED,
                newSubject,
                newSigner,
                newContent,
                null,
                null,
                null,
                null,
                with(hand),
                row);
    }

    /** It was laid out. */
    public Document composedAs(DocumentId bytes) {
        require("laid out", DocumentState.DRAFTED);
        return new Document(
                caseId,
                name,
                version,
                edition + 1,
                agency,
                kind,
                DocumentState.COMPOSED,
                subject,
                signer,
                content,
                bytes,
                null,
                null,
                null,
                hands,
                row);
    }

    /** Somebody puts initials to it; they are on it when it is laid out again. */
    public Document initialledBy(OfficerId officer, String mark, DocumentId seen, Instant at) {
        require("initialled", DocumentState.COMPOSED, DocumentState.DRAFTED);
        if (composed == null) {
            throw new DocumentStateException(reference(), state, "initialled before it is laid out");
        }
        requireSeen(seen);
        requireNot(officer, Part.DRAFTED, "drafted", "initial");
        requireNotSigner(officer, "initial");
        Hand hand = new Hand(version, Part.INITIALLED, officer, at, seen, mark);
        return changed(DocumentState.DRAFTED, with(hand));
    }

    /** It is approved as it is laid out. */
    public Document approvedBy(OfficerId officer, DocumentId seen, Instant at) {
        require("approved", DocumentState.COMPOSED, DocumentState.APPROVED);
        requireSeen(seen);
        requireNot(officer, Part.DRAFTED, "drafted", "approve");
        requireNotSigner(officer, "approve");
        return changed(DocumentState.APPROVED, with(new Hand(version, Part.APPROVED, officer, at, seen, "")));
    }

    /** It is sent back to its drafter. */
    public Document returnedBy(OfficerId officer, Instant at) {
        require("sent back", DocumentState.DRAFTED, DocumentState.COMPOSED, DocumentState.APPROVED);
        return changed(DocumentState.RETURNED, with(new Hand(version, Part.RETURNED, officer, at, composed, "")));
    }

    /**
     * The leader orders the own signature on what was approved.
     *
     * @param capacity as what the leader signs, such as "KT"
     */
    public Document orderedBy(OfficerId leader, DocumentId seen, String capacity, Instant at) {
        require("ordered to be signed", DocumentState.APPROVED);
        requireSeen(seen);
        if (!leader.equals(signer)) {
            throw new DutiesException(reference(), leader, "is not whom the draft names for", "sign");
        }
        requireNot(leader, Part.DRAFTED, "drafted", "sign");
        requireNot(leader, Part.INITIALLED, "initialled", "sign");
        requireNot(leader, Part.APPROVED, "approved", "sign");
        return changed(DocumentState.ORDERED, with(new Hand(version, Part.ORDERED, leader, at, seen, capacity)));
    }

    /** The leader's signature was made. */
    public Document signedAs(DocumentId bytes, Instant at) {
        require("signed", DocumentState.ORDERED);
        Hand order = last(Part.ORDERED).orElseThrow();
        Hand hand = new Hand(version, Part.SIGNED, order.officer(), at, composed, order.note());
        return new Document(
                caseId,
                name,
                version,
                edition,
                agency,
                kind,
                DocumentState.SIGNED,
                subject,
                signer,
                content,
                composed,
                bytes,
                null,
                null,
                with(hand),
                row);
    }

    /** The clerk orders number, date and the agency's signature on what the leader signed. */
    public Document sealOrderedBy(OfficerId clerk, DocumentId seen, Separation rules, Instant at) {
        require("ordered to be sealed", DocumentState.SIGNED);
        if (!seen.equals(signed)) {
            throw new OtherDocumentException(reference(), seen, current().orElseThrow());
        }
        if (rules.sealerIsNotDrafter()) {
            requireNot(clerk, Part.DRAFTED, "drafted", "seal");
        }
        if (rules.sealerIsNotSigner()) {
            requireNot(clerk, Part.SIGNED, "signed", "seal");
        }
        return changed(DocumentState.SEAL_ORDERED, with(new Hand(version, Part.SEAL_ORDERED, clerk, at, seen, "")));
    }

    /** Its signature was refused, or its number is given up. */
    public Document voidedBy(OfficerId officer, Instant at) {
        require("given up", DocumentState.ORDERED, DocumentState.SIGNED, DocumentState.SEAL_ORDERED);
        return changed(
                DocumentState.RETURNED,
                with(new Hand(version, Part.VOIDED, officer, at, current().orElse(null), "")));
    }

    /** It went out with number, date and the agency's signature. */
    public Document issuedAs(DocumentId bytes, Instant at) {
        require("issued", DocumentState.SEAL_ORDERED);
        Hand order = last(Part.SEAL_ORDERED).orElseThrow();
        Hand hand = new Hand(version, Part.ISSUED, order.officer(), at, signed, "");
        return new Document(
                caseId,
                name,
                version,
                edition,
                agency,
                kind,
                DocumentState.ISSUED,
                subject,
                signer,
                content,
                composed,
                signed,
                bytes,
                null,
                with(hand),
                row);
    }

    /** A form that needs no signature is finished when it is laid out. */
    public Document finishedForm(Instant at) {
        require("finished", DocumentState.COMPOSED);
        if (signer != null) {
            throw new DocumentStateException(reference(), state, "issued without the signature of " + signer);
        }
        Hand hand = new Hand(version, Part.ISSUED, drafter(), at, composed, "");
        return new Document(
                caseId,
                name,
                version,
                edition,
                agency,
                kind,
                DocumentState.ISSUED,
                subject,
                null,
                content,
                composed,
                null,
                composed,
                null,
                with(hand),
                row);
    }

    /** Another document holds in its place. */
    public Document replacedBy(OfficerId officer, Instant at) {
        require("replaced", DocumentState.ISSUED);
        return changed(DocumentState.REPLACED, with(new Hand(version, Part.REPLACED, officer, at, issued, "")));
    }

    /** It is called back. */
    public Document recalledBy(OfficerId officer, Instant at) {
        require("recalled", DocumentState.ISSUED);
        return changed(DocumentState.RECALLED, with(new Hand(version, Part.RECALLED, officer, at, issued, "")));
    }

    /** Its archive time stamp was renewed; what was issued stays what it is. */
    public Document renewedAs(DocumentId bytes) {
        require("renewed", DocumentState.ISSUED, DocumentState.REPLACED, DocumentState.RECALLED);
        if (signed == null) {
            throw new DocumentStateException(reference(), state, "renewed without a signature");
        }
        return new Document(
                caseId, name, version, edition, agency, kind, state, subject, signer, content, composed, signed, issued,
                bytes, hands, row);
    }

    /** What has the newest archive time stamp: the renewed bytes, before the first renewal the issued ones. */
    public Optional<DocumentId> archive() {
        return Optional.ofNullable(archived != null ? archived : issued);
    }

    /** The newest bytes: issued, signed or laid out; empty before the first. */
    public Optional<DocumentId> current() {
        if (issued != null) {
            return Optional.of(issued);
        }
        return Optional.ofNullable(signed != null ? signed : composed);
    }

    /** Who drafted this version. */
    public OfficerId drafter() {
        return last(Part.DRAFTED).orElseThrow().officer();
    }

    /** The last part of that sort in this version. */
    public Optional<Hand> last(Part part) {
        return ofVersion(part).reduce((first, second) -> second);
    }

    /** The initials that stand in this version. */
    public List<Hand> initials() {
        return ofVersion(Part.INITIALLED).toList();
    }

    /** Whether the officer had that part in this version. */
    public boolean did(OfficerId officer, Part part) {
        return ofVersion(part).anyMatch(hand -> hand.officer().equals(officer));
    }

    private Stream<Hand> ofVersion(Part part) {
        return hands.stream().filter(hand -> hand.version() == version && hand.part() == part);
    }

    private void requireNot(OfficerId officer, Part part, String did, String wouldDo) {
        if (did(officer, part)) {
            throw new DutiesException(reference(), officer, did, wouldDo);
        }
    }

    private void requireNotSigner(OfficerId officer, String wouldDo) {
        if (officer.equals(signer)) {
            throw new DutiesException(reference(), officer, "signs", wouldDo);
        }
    }

    private void requireSeen(DocumentId seen) {
        if (!seen.equals(composed)) {
            throw new OtherDocumentException(
                    reference(), seen, Optional.ofNullable(composed).orElse(seen));
        }
    }

    private void require(String step, DocumentState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw new DocumentStateException(reference(), state, step);
        }
    }

    private List<Hand> with(Hand hand) {
        List<Hand> all = new ArrayList<>(hands);
        all.add(hand);
        return all;
    }

    private Document changed(DocumentState next, List<Hand> all) {
        return new Document(
                caseId, name, version, edition, agency, kind, next, subject, signer, content, composed, signed, issued,
                archived, all, row);
    }

    Document withRow(int stored) {
        return new Document(
                caseId, name, version, edition, agency, kind, state, subject, signer, content, composed, signed, issued,
                archived, hands, stored);
    }
}
