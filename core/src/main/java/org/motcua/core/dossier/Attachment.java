package org.motcua.core.dossier;

import org.motcua.core.Text;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.store.DocumentId;

/** A file that the applicant handed in for a component. Its bytes are in the document store. */
public record Attachment(ComponentId component, String fileName, DocumentId document) {

    public Attachment {
        Text.required(fileName, "File name of " + component, 255);
        Text.matching(fileName, "File name of " + component, "(?!\\.{1,2}$)[^/\\\\|\\p{Cntrl}]+", "don-de-nghi.pdf");
    }
}
