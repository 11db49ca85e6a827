package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.Role;
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

/** The clerk orders number, date and the agency's signature on what the leader signed, or gives the number up. */
public final class Seal implements ActType<Seal.Sealing> {

    /**
     * What is answered.
     *
     * @param document the bytes that were looked at
     * @param reason for sending it back; not needed otherwise
     */
    public record Sealing(
            @Asked(vi = "Quyết định", en = "Answer") Answer answer,

            @Asked(vi = "Văn bản đã xem", en = "Document as seen")
            DocumentId document,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason) {

        /** It goes on. */
        public static Sealing seal(DocumentId seen) {
            return new Sealing(new Answer("seal"), seen, "");
        }

        /** It does not, and why. */
        public static Sealing giveUp(DocumentId seen, String reason) {
            return new Sealing(new Answer("void"), seen, reason);
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.SEAL;
    }

    @Override
    public Class<Sealing> input() {
        return Sealing.class;
    }

    /** Only a clerk of the agency whose document it is (Decree 30/2020, Article 32). */
    @Override
    public void requireLawful(Sight sight) {
        Officer officer = sight.requireOfficer();
        if (!officer.agency().equals(sight.document().agency())) {
            throw new NotAllowedException(
                    officer.id(),
                    NotAllowedException.Reason.OTHER_AGENCY,
                    "the document is of agency " + sight.document().agency());
        }
        if (!officer.has(Role.CLERK)) {
            throw new NotAllowedException(
                    officer.id(),
                    NotAllowedException.Reason.ROLE,
                    "only the clerk uses the agency's key, but the roles are " + officer.roles());
        }
    }

    @Override
    public Outcome decide(Sight sight, Sealing input) {
        String branch = input.answer().branch();
        Map<String, String> details = DocumentDetails.of(sight.document(), input.document());
        if (branch.equals("seal")) {
            return Outcome.of(
                            Acts.ISSUE_ORDERED, details, new Change.SealOrdered(sight.documentName(), input.document()))
                    .on(branch);
        }
        String reason = Reason.required(input.reason(), branch);
        Outcome back = Outcome.of(
                Acts.NUMBER_VOIDED,
                DocumentDetails.with(details, "reason", reason),
                new Change.DocumentVoided(sight.documentName(), reason));
        return back.on(branch);
    }
}
