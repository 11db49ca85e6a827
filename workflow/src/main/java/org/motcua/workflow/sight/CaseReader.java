package org.motcua.workflow.sight;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.document.Document;
import org.motcua.core.document.Documents;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.procedure.Procedure;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.sight.Sight.Frame;

/** Reads what there is to see of a case, in the bound transaction. Thread-safe. */
public final class CaseReader {

    private final Dossiers dossiers;
    private final Documents documents;
    private final Office office;
    private final Clock clock;

    public CaseReader(Dossiers dossiers, Documents documents, Office office, Clock clock) {
        this.dossiers = dossiers;
        this.documents = documents;
        this.office = office;
        this.clock = clock;
    }

    /** The sight of an element for whoever acts, done by the agency that its model means. */
    public Sight sight(CaseFile caseFile, Actor actor, @Nullable Officer officer, Settings settings, Frame frame) {
        return sight(caseFile, actor, officer, settings, frame, CasePeople.agency(caseFile, settings, frame));
    }

    /** The sight of an element for whoever acts. Three or four statements. */
    public Sight sight(
            CaseFile caseFile,
            Actor actor,
            @Nullable Officer officer,
            Settings settings,
            Frame frame,
            AgencyCode agency) {
        Dossier dossier = dossier(caseFile);
        return new Sight(
                actor,
                officer,
                caseFile,
                dossier,
                dossier == null ? null : procedure(dossier),
                documents.ofCase(caseFile.id()),
                settings,
                frame,
                agency,
                clock.instant(),
                office);
    }

    /** All documents of the case. */
    public List<Document> documents(CaseFile caseFile) {
        return documents.ofCase(caseFile.id());
    }

    /** What the case is about; missing for a work file. */
    public @Nullable Dossier dossier(CaseFile caseFile) {
        return caseFile.kind() == CaseKind.DOSSIER ? dossiers.require(DossierCode.of(caseFile.id())) : null;
    }

    /** In the version that the dossier keeps. */
    public Procedure procedure(Dossier dossier) {
        return office.catalogue()
                .require(dossier.reception().procedure(), dossier.reception().procedureVersion());
    }
}
