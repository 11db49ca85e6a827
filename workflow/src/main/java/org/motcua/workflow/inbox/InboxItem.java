package org.motcua.workflow.inbox;

import java.time.Instant;
import org.motcua.core.dossier.DossierCode;

/**
 * A dossier that waits for an officer.
 *
 * @param step id of the step in the model, such as "review"
 * @param title of the step, Vietnamese, as in the model
 * @param since when it came here
 */
public record InboxItem(DossierCode dossier, String step, String title, Instant since) {}
