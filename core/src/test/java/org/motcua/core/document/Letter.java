package org.motcua.core.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.store.DocumentId;

/** A document on its way, and the steps that everybody takes rightly, for tests. */
final class Letter {

    static final CaseId CASE = new CaseId("H99.12-260706-0001");
    static final DocumentName NAME = new DocumentName("decision");
    static final AgencyCode AGENCY = new AgencyCode("H99.12");
    static final KindId KIND = new KindId("decision");
    static final String SUBJECT = "Về việc cấp giấy chứng nhận";
    static final Instant AT = Instant.parse("2026-07-06T02:00:00.123456Z");

    static final OfficerId DRAFTER = new OfficerId("ngan");
    static final OfficerId HEAD = new OfficerId("binh");
    static final OfficerId CHECKER = new OfficerId("khoa");
    static final OfficerId LEADER = new OfficerId("anh");
    static final OfficerId CLERK = new OfficerId("lan");

    static final DocumentId OTHER = bytes("other");

    private Letter() {}

    static DocumentId bytes(String content) {
        return DocumentId.of(content.getBytes(StandardCharsets.UTF_8));
    }

    static Document drafted() {
        return Document.drafted(CASE, NAME, AGENCY, KIND, SUBJECT, LEADER, "{\"a\":1}", DRAFTER, AT);
    }

    /** A form that nobody signs. */
    static Document form() {
        return Document.drafted(
                CASE, new DocumentName("receipt"), AGENCY, new KindId("receipt"), SUBJECT, null, "{}", DRAFTER, AT);
    }

    static Document composed() {
        return compose(drafted());
    }

    /** Other bytes in every version and edition. */
    static Document compose(Document document) {
        return document.composedAs(bytes("laid out " + document.version() + "." + document.edition()));
    }

    static Document approved() {
        return composed().approvedBy(HEAD, composed().composed(), AT);
    }

    static Document ordered() {
        return approved().orderedBy(LEADER, composed().composed(), "KT", AT);
    }

    static Document signed() {
        return ordered().signedAs(bytes("signed"), AT);
    }

    static Document sealOrdered() {
        return signed().sealOrderedBy(CLERK, bytes("signed"), Separation.STRICT, AT);
    }

    static Document issued() {
        return sealOrdered().issuedAs(bytes("issued"), AT);
    }

    /** One for each state, come to on the shortest way. */
    static Map<DocumentState, Document> inEachState() {
        Map<DocumentState, Document> documents = new EnumMap<>(DocumentState.class);
        documents.put(DocumentState.DRAFTED, drafted());
        documents.put(DocumentState.COMPOSED, composed());
        documents.put(DocumentState.APPROVED, approved());
        documents.put(DocumentState.ORDERED, ordered());
        documents.put(DocumentState.SIGNED, signed());
        documents.put(DocumentState.SEAL_ORDERED, sealOrdered());
        documents.put(DocumentState.ISSUED, issued());
        documents.put(DocumentState.RETURNED, composed().returnedBy(HEAD, AT));
        documents.put(DocumentState.REPLACED, issued().replacedBy(CLERK, AT));
        documents.put(DocumentState.RECALLED, issued().recalledBy(CLERK, AT));
        return documents;
    }

    /** What somebody may do to a document, by the right one about the right bytes. */
    enum Step {
        DRAFT_AGAIN(d -> d.draftedAgain(KIND, SUBJECT, LEADER, "{\"a\":2}", DRAFTER, AT)),
        COMPOSE(Letter::compose),
        INITIAL(d -> d.initialledBy(CHECKER, "format", seen(d.composed()), AT)),
        APPROVE(d -> d.approvedBy(HEAD, seen(d.composed()), AT)),
        RETURN(d -> d.returnedBy(HEAD, AT)),
        ORDER(d -> d.orderedBy(LEADER, seen(d.composed()), "KT", AT)),
        SIGN(d -> d.signedAs(bytes("signed"), AT)),
        ORDER_SEAL(d -> d.sealOrderedBy(CLERK, seen(d.signed()), Separation.STRICT, AT)),
        VOID(d -> d.voidedBy(CLERK, AT)),
        ISSUE(d -> d.issuedAs(bytes("issued"), AT)),
        FINISH(d -> d.finishedForm(AT)),
        REPLACE(d -> d.replacedBy(CLERK, AT)),
        RECALL(d -> d.recalledBy(CLERK, AT));

        @SuppressWarnings("ImmutableEnumChecker") // the functions above keep nothing
        private final UnaryOperator<Document> step;

        Step(UnaryOperator<Document> step) {
            this.step = step;
        }

        Document on(Document document) {
            return step.apply(document);
        }

        private static DocumentId seen(DocumentId current) {
            return current == null ? OTHER : current;
        }
    }
}
