package org.motcua.workflow.trial;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Capacity;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.agency.Signatory;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.document.KindId;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.TaskForm;
import org.motcua.workflow.form.FormField;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.testkit.TestOffice;

/** Fills in what an act of a trial asks for: the branch that is tried, and else the smallest that will do. */
final class TrialInput {

    private static final String TEXT = "thử";
    private static final String ANSWER = "answer";
    private static final String SIGNER = "signer";
    private static final String REASON = "reason";
    private static final String ROLE = "motcua.role";
    private static final String RESULT = "result";
    /** Enough for every rule of joining to be able to say no. */
    static final int MOST_OFFICERS = 3;

    private final TestOffice office;
    private final AgencyDirectory directory;
    private final DocumentKinds kinds;
    private final @Nullable Procedure procedure;
    private final LocalDate day;
    private final Set<String> busy;

    /** @param busy roles that do something else about documents than to sign them */
    TrialInput(
            TestOffice office,
            AgencyDirectory directory,
            DocumentKinds kinds,
            @Nullable Procedure procedure,
            LocalDate day,
            Set<String> busy) {
        this.office = office;
        this.directory = directory;
        this.kinds = kinds;
        this.procedure = procedure;
        this.day = day;
        this.busy = busy;
    }

    /**
     * The values of a form.
     *
     * @param branch that is tried; empty where the act has none
     * @param agency whose act it is
     * @param unit of whoever does it; empty for the applicant
     */
    Map<String, Object> values(TaskForm form, Settings settings, String branch, AgencyCode agency, String unit) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : form.form().fields()) {
            value(field, form, settings, branch, agency, unit).ifPresent(value -> values.put(field.name(), value));
        }
        return values;
    }

    private Optional<Object> value(
            FormField field, TaskForm form, Settings settings, String branch, AgencyCode agency, String unit) {
        if (field.name().equals(ANSWER) && field.type() == FormField.Type.CHOICE) {
            return Optional.of(branch);
        }
        if (field.type() == FormField.Type.OFFICER) {
            return officer(field, settings, branch, agency, unit).map(OfficerId::value);
        }
        if (field.name().equals("document") && field.type() == FormField.Type.TEXT) {
            return form.document().flatMap(Document::current).map(DocumentId::value);
        }
        if (field.name().equals("officers") && field.type() == FormField.Type.LINES) {
            return Optional.of(withRole(role(settings), agency, unit).stream()
                    .limit(MOST_OFFICERS)
                    .map(officer -> officer.id().value())
                    .toList());
        }
        if (field.name().equals(REASON)) {
            return Optional.of(TEXT);
        }
        return field.required() ? Optional.of(smallest(field)) : Optional.empty();
    }

    private Object smallest(FormField field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, OFFICER -> TEXT;
            case LINES -> List.of(TEXT);
            case INTEGER -> 1L;
            case DATE -> day;
            case BOOLEAN -> false;
            case CHOICE -> field.choices().get(0).value();
            case FILES -> List.of(file());
            case CONTENT -> Map.of();
        };
    }

    private String file() {
        String component = procedure == null || procedure.components().isEmpty()
                ? "paper"
                : procedure.components().get(0).id().value();
        Attachment paper = office.attachment(component);
        return component + "|" + paper.fileName() + "|" + paper.document().value();
    }

    private Optional<OfficerId> officer(
            FormField field, Settings settings, String branch, AgencyCode agency, String unit) {
        if (!field.name().equals(SIGNER)) {
            return withRole(role(settings), agency, unit).stream().findFirst().map(Officer::id);
        }
        Optional<KindId> kind = kind(settings, branch);
        return kind.isEmpty() ? Optional.empty() : signatory(kind.get(), agency);
    }

    /** The kind of document that is drafted and goes out signed; empty where it is not. */
    private Optional<KindId> kind(Settings settings, String branch) {
        String name = settings.type().name();
        Optional<KindId> drafted = Optional.empty();
        if (name.startsWith("draft.")) {
            String kind = settings.find("motcua.kind").orElse(RESULT);
            drafted = !kind.equals(RESULT)
                    ? Optional.of(new KindId(kind))
                    : Optional.ofNullable(procedure).map(Procedure::result);
        } else if (name.startsWith("appraise.")) {
            drafted = branch.equals("refuse") ? Optional.of(new KindId("refusal")) : Optional.empty();
        } else if (name.startsWith("extend.")) {
            drafted = Optional.of(new KindId("extension-apology"));
        }
        return drafted.filter(
                kind -> kinds.find(kind).filter(found -> found.signed()).isPresent());
    }

    /** As what somebody signs who does not sign as the head. */
    String capacity(Document document, OfficerId signer) {
        return directory
                .findSignatory(signer, document.kind().value(), day)
                .map(Signatory::capacity)
                .filter(capacity -> capacity != Capacity.HEAD)
                .map(capacity -> " (" + capacity + ")")
                .orElse("");
    }

    /** Rather one who does nothing else here: drafter, approver and signer must be three. */
    private Optional<OfficerId> signatory(KindId kind, AgencyCode agency) {
        return all().stream()
                .filter(officer -> officer.agency().equals(agency))
                .filter(officer ->
                        directory.findSignatory(officer.id(), kind.value(), day).isPresent())
                .min(Comparator.comparing((Officer officer) -> officer.roles().stream()
                                .filter(role -> busy.contains(role.name()))
                                .count())
                        .thenComparing(officer -> officer.roles().size()))
                .map(Officer::id);
    }

    private static String role(Settings settings) {
        return settings.find(ROLE).orElse("");
    }

    /** Rather of the same division, and of one that has a head; and rather those who do nothing else. */
    private List<Officer> withRole(String role, AgencyCode agency, String unit) {
        return all().stream()
                .filter(officer -> officer.agency().equals(agency))
                .filter(officer -> role.isEmpty() || officer.has(new Role(role)))
                .sorted(Comparator.comparing(
                                (Officer officer) -> !officer.unit().equals(unit))
                        .thenComparing(officer -> !hasHead(officer))
                        .thenComparing(officer -> officer.roles().size()))
                .toList();
    }

    private boolean hasHead(Officer officer) {
        return directory.withRole(officer.agency(), Role.HEAD, day).stream()
                .anyMatch(head -> head.unit().equals(officer.unit()) && !head.equals(officer));
    }

    /** Everybody in office, who does the least first, so that duties are spread. */
    List<Officer> all() {
        return directory.roles().stream()
                .flatMap(role -> directory.withRole(role).stream())
                .distinct()
                .filter(officer -> directory.findOfficer(officer.id(), day).isPresent())
                .sorted(Comparator.comparing(
                                (Officer officer) -> officer.roles().size())
                        .thenComparing(officer -> officer.id().value()))
                .toList();
    }
}
