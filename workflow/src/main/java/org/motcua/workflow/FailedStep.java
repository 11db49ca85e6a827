package org.motcua.workflow;

import org.motcua.core.dossier.DossierCode;

/**
 * A signing step that has failed as often as it may and waits for an operator.
 *
 * @param step id of the step in the model
 * @param message of the last failure
 */
public record FailedStep(DossierCode dossier, String step, String message) {}
