package org.motcua.workflow.act.standard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.DocumentKind;
import org.motcua.core.document.KindId;
import org.motcua.core.json.Json;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.act.Content;
import org.motcua.workflow.act.InputForm;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.FormException;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/**
 * A specialist writes a document: what the template of its kind asks for, and who is to sign. It is laid out by a step.
 */
public final class Draft implements ActType<Draft.Text> {

    private static final String RESULT = "result";
    private static final String SIGNER = "signer";
    /**
     * The draft.
     *
     * @param signer who is to sign; not asked for where the kind is not signed
     * @param subject what it is about; by default that of the case
     * @param content the fields of the template
     */
    public record Text(
            @Asked(vi = "Người ký", en = "Signer", required = false)
            Optional<OfficerId> signer,

            @Asked(vi = "Trích yếu", en = "Subject", required = false, max = 1_000)
            String subject,

            @Asked(vi = "Nội dung", en = "Content") Content content) {

        /** With the subject that the procedure or the case has. */
        public static Text of(OfficerId signer, Map<String, Object> content) {
            return new Text(Optional.of(signer), "", new Content(content));
        }
    }

    @Override
    public ElementType type() {
        return StandardTypes.DRAFT;
    }

    @Override
    public Class<Text> input() {
        return Text.class;
    }

    @Override
    public Form form(Sight sight) {
        DocumentKind kind = kind(sight);
        Form form = InputForm.of(Text.class).form(sight, sight.office().forms().of(kind));
        return kind.signed()
                ? form
                : new Form(form.fields().stream()
                        .filter(field -> !field.name().equals(SIGNER))
                        .toList());
    }

    @Override
    public Outcome decide(Sight sight, Text input) {
        DocumentKind kind = kind(sight);
        OfficerId signer = input.signer().orElse(null);
        if (kind.signed() != (signer != null)) {
            throw new FormException(
                    SIGNER,
                    signer == null ? "" : signer.value(),
                    kind.signed()
                            ? "an officer: a " + kind.id() + " goes out signed, so name who is to sign it"
                            : "no value: a " + kind.id() + " is not signed");
        }
        if (signer != null) {
            Signers.require(sight, signer, kind.id());
        }
        String subject = subject(sight, input.subject());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("name", sight.documentName().value());
        details.put("kind", kind.id().value());
        if (signer != null) {
            details.put("signer", signer.value());
        }
        return Outcome.of(
                Acts.DRAFTED,
                details,
                new Change.DocumentDrafted(
                        sight.documentName(),
                        kind.id(),
                        subject,
                        signer,
                        Json.write(input.content().values())));
    }

    private static DocumentKind kind(Sight sight) {
        String name = sight.settings().find("motcua.kind").orElse(RESULT);
        KindId id = name.equals(RESULT) ? sight.requireProcedure().result() : new KindId(name);
        return sight.office().kinds().require(id);
    }

    private static String subject(Sight sight, String given) {
        if (!given.isBlank()) {
            return given;
        }
        if (sight.procedure() != null && sight.dossier() != null) {
            return sight.procedure()
                    .resultSubject(
                            sight.dossier().reception().applicant().name(),
                            sight.dossier().reception().subject());
        }
        return sight.caseFile().subject();
    }
}
