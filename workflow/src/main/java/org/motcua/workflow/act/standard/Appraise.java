package org.motcua.workflow.act.standard;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Act;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.KindId;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.form.FormException;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/**
 * What a specialist finds. Asking for supplements stops the clock and drafts form 02; proposing a refusal drafts form 03,
 * which a leader signs.
 */
public final class Appraise implements ActType<Appraise.Appraisal> {

    static final KindId SUPPLEMENT_REQUEST = new KindId("supplement-request");
    static final KindId REFUSAL = new KindId("refusal");

    /**
     * The finding.
     *
     * @param reason written for the applicant; not needed where the dossier meets the requirements
     * @param signer who is to sign a refusal; needed for that only
     */
    public record Appraisal(
            @Asked(vi = "Kết quả thẩm định", en = "Finding") Answer answer,

            @Asked(vi = "Lý do", en = "Reason", required = false, max = Reason.MAX)
            String reason,

            @Asked(vi = "Người ký văn bản từ chối", en = "Signer of the refusal", required = false)
            Optional<OfficerId> signer) {

        /** The dossier meets the requirements. */
        public static Appraisal meets() {
            return new Appraisal(new Answer("meets"), "", Optional.empty());
        }

        /** The applicant must hand in more, and why. */
        public static Appraisal needsSupplement(String reason) {
            return new Appraisal(new Answer("supplement"), reason, Optional.empty());
        }

        /** The dossier is to be refused, and why. */
        public static Appraisal refuse(String reason, OfficerId signer) {
            return new Appraisal(new Answer("refuse"), reason, Optional.of(signer));
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.APPRAISE;
    }

    @Override
    public Class<Appraisal> input() {
        return Appraisal.class;
    }

    @Override
    public Outcome decide(Sight sight, Appraisal input) {
        String branch = input.answer().branch();
        return switch (branch) {
            case "meets" -> Outcome.of(Acts.APPRAISED, Map.of()).on(branch);
            case "supplement" ->
                written(
                                sight,
                                Acts.SUPPLEMENT_REQUESTED,
                                "motcua.supplement",
                                SUPPLEMENT_REQUEST,
                                Reason.required(input.reason(), branch),
                                null,
                                new Change.SupplementRequested())
                        .on(branch);
            case "refuse" -> {
                OfficerId signer = input.signer()
                        .orElseThrow(() -> new FormException(
                                "signer", "", "an officer: a refusal goes out signed, so name who is to sign it"));
                Signers.require(sight, signer, REFUSAL);
                yield written(
                                sight,
                                Acts.REFUSAL_PROPOSED,
                                "motcua.refusal",
                                REFUSAL,
                                Reason.required(input.reason(), branch),
                                signer)
                        .on(branch);
            }
            default -> throw new IllegalArgumentException("There is no finding \"" + branch + "\"");
        };
    }

    private static Outcome written(
            Sight sight,
            Act act,
            String setting,
            KindId kind,
            String reason,
            @Nullable OfficerId signer,
            Change... more) {
        DocumentName name = sight.frame().name(sight.settings().text(setting));
        Change draft = new Change.DocumentDrafted(
                name, kind, Written.subject(sight, kind), signer, Written.content(sight, kind, reason, Map.of()));
        Change[] changes = new Change[more.length + 1];
        System.arraycopy(more, 0, changes, 0, more.length);
        changes[more.length] = draft;
        return Outcome.of(act, Map.of("reason", reason, "name", name.value()), changes);
    }
}
