package org.motcua.workflow.act.standard;

import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Signatory;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** The leader orders the own signature on what was approved, or sends it back. The signature is made by a step. */
public final class OrderSignature implements ActType<OrderSignature.Order> {

    /**
     * What is answered.
     *
     * @param document the bytes that were looked at
     * @param reason for sending it back; not needed otherwise
     */
    public record Order(
            @Asked(vi = "Quyết định", en = "Answer") Answer answer,

            @Asked(vi = "Văn bản đã xem", en = "Document as seen")
            DocumentId document,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason) {

        /** It goes on. */
        public static Order sign(DocumentId seen) {
            return new Order(new Answer("sign"), seen, "");
        }

        /** It does not, and why. */
        public static Order sendBack(DocumentId seen, String reason) {
            return new Order(new Answer("return"), seen, reason);
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.ORDER_SIGNATURE;
    }

    @Override
    public Class<Order> input() {
        return Order.class;
    }

    /**
     * Only whom the directory names signatory for this agency, kind and day. Whoever stands in for a signer who is away
     * can send the draft back, never sign it.
     */
    @Override
    public void requireLawful(Sight sight) {
        signatory(sight);
    }

    @Override
    public Outcome decide(Sight sight, Order input) {
        String branch = input.answer().branch();
        if (branch.equals("sign")) {
            requireSigner(sight);
            return Outcome.of(
                            Acts.SIGNATURE_ORDERED,
                            DocumentDetails.of(sight.document(), input.document()),
                            new Change.SignatureOrdered(
                                    sight.documentName(),
                                    input.document(),
                                    signatory(sight).capacity().name()))
                    .on(branch);
        }
        return SentBack.outcome(sight, input.document(), input.reason(), branch);
    }

    private static void requireSigner(Sight sight) {
        OfficerId officer = sight.requireOfficer().id();
        if (!officer.equals(sight.document().signer())) {
            throw new NotAllowedException(
                    officer,
                    NotAllowedException.Reason.PERSON,
                    "a signature is the signer's own: send the draft back, and let it be drafted for another signer");
        }
    }

    private static Signatory signatory(Sight sight) {
        Officer officer = sight.requireOfficer();
        String kind = sight.document().kind().value();
        if (!officer.agency().equals(sight.document().agency())) {
            throw new NotAllowedException(
                    officer.id(),
                    NotAllowedException.Reason.OTHER_AGENCY,
                    "the document is of agency " + sight.document().agency());
        }
        return sight.office()
                .directory()
                .findSignatory(officer.id(), kind, sight.day())
                .orElseThrow(() -> new NotAllowedException(
                        officer.id(),
                        NotAllowedException.Reason.NOT_SIGNATORY,
                        "the directory does not let the officer sign a " + kind + " on " + sight.day()));
    }
}
