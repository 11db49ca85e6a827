package org.motcua.workflow;

import org.motcua.core.casefile.CaseId;

/**
 * A step that has failed as often as it may and waits for an operator, a place of a case that nothing would move on, or the
 * renewal of an archive time stamp that is tried again now and then.
 *
 * @param step id of the element in the model; {@code archive} and the document's name for a renewal; empty where the case as
 *     a whole does not go on
 * @param message of the last failure, or what is missing and what can be done
 */
public record FailedStep(CaseId caseId, String step, String message) {}
