package org.motcua.workflow.sight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.UnknownDocumentException;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.procedure.Procedure;
import org.motcua.workflow.model.Settings;

/**
 * All that an act or a step sees of its case: as it is committed, and locked while an act decides. Immutable.
 *
 * @param officer who acts; missing when the applicant or the system does
 * @param dossier what the case is about; missing for a work file
 * @param procedure in the version that the dossier keeps
 * @param settings what the model says of the element
 * @param frame where in the case the element stands
 * @param agency who does this element's work
 */
public record Sight(
        Actor actor,
        @Nullable Officer officer,
        CaseFile caseFile,
        @Nullable Dossier dossier,
        @Nullable Procedure procedure,
        List<Document> documents,
        Settings settings,
        Frame frame,
        AgencyCode agency,
        Instant now,
        Office office) {

    public Sight {
        documents = List.copyOf(documents);
    }

    /**
     * Where an element stands.
     *
     * @param prefix of the names of documents in a called process, with its dot; may be empty
     * @param party that a called process belongs to
     * @param index in a multi-instance, from 0; missing outside of one
     */
    public record Frame(
            String prefix, String party, @Nullable Integer index) {

        /** In the process of the case itself. */
        public static final Frame ROOT = new Frame("", CaseFile.OWNER, null);

        /** The document that the model means by a local name. */
        public DocumentName name(String local) {
            String numbered = local.endsWith("#")
                    ? local.substring(0, local.length() - 1) + "-" + ((index == null ? 0 : index) + 1)
                    : local;
            return new DocumentName(prefix + numbered);
        }
    }

    /** This sight as an officer's, who need not be in office, nor in the directory, any more: what was ordered was. */
    public Sight by(OfficerId id) {
        return new Sight(
                Actor.officer(id),
                office.directory().findEver(id).orElse(null),
                caseFile,
                dossier,
                procedure,
                documents,
                settings,
                frame,
                agency,
                now,
                office);
    }

    /** Today in Vietnam. */
    public LocalDate day() {
        return LocalDate.ofInstant(now, WorkingCalendar.ZONE);
    }

    /** The officer who acts. */
    public Officer requireOfficer() {
        if (officer == null) {
            throw new IllegalStateException("The act is " + actor + "'s: only officers do this one");
        }
        return officer;
    }

    /** The dossier. */
    public Dossier requireDossier() {
        if (dossier == null) {
            throw new IllegalStateException(
                    "Case " + caseFile.id() + " is a work file and has no dossier: take the element out of its model");
        }
        return dossier;
    }

    /** The procedure of the dossier. */
    public Procedure requireProcedure() {
        if (procedure == null) {
            throw new IllegalStateException("Case " + caseFile.id() + " is a work file and follows no procedure");
        }
        return procedure;
    }

    /** The name of the document that the element is about. */
    public DocumentName documentName() {
        return frame.name(settings.document());
    }

    /** A document of the case. */
    public Optional<Document> find(DocumentName name) {
        return documents.stream()
                .filter(document -> document.name().equals(name))
                .findFirst();
    }

    /**
     * The document that the element is about.
     *
     * @throws UnknownDocumentException where it was never drafted
     */
    public Document document() {
        return find(documentName()).orElseThrow(() -> new UnknownDocumentException(caseFile.id(), documentName()));
    }
}
