package org.motcua.core.dossier;

import org.motcua.core.document.DocumentId;
import org.motcua.core.document.DocumentReference;

/**
 * The document that decided a dossier.
 *
 * @param reference under which the register has its number
 * @param document its final bytes
 */
public record Result(DocumentReference reference, DocumentId document) {}
