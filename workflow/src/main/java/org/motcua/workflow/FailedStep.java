package org.motcua.workflow;

import org.motcua.core.casefile.CaseId;

/**
 * A step that has failed as often as it may and waits for an operator.
 *
 * @param step id of the element in the model
 * @param message of the last failure
 */
public record FailedStep(CaseId caseId, String step, String message) {}
