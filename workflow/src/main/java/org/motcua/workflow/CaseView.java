package org.motcua.workflow;

import java.util.List;
import java.util.Optional;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.Document;
import org.motcua.core.dossier.Dossier;

/**
 * What an officer may see of a case: all of it for the agency whose case it is, for another that takes part its own
 * documents and those that have been issued.
 */
public record CaseView(CaseFile caseFile, Optional<Dossier> dossier, List<Document> documents) {

    public CaseView {
        documents = List.copyOf(documents);
    }
}
