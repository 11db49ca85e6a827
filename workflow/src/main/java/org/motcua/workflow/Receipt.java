package org.motcua.workflow;

import org.motcua.core.store.DocumentId;
import org.motcua.core.dossier.Dossier;

/**
 * What the applicant takes home.
 *
 * @param form form 01 as PDF, in the document store
 */
public record Receipt(Dossier dossier, DocumentId form) {}
