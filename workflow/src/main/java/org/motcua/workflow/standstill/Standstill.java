package org.motcua.workflow.standstill;

import java.time.Instant;
import org.motcua.core.casefile.CaseId;

/**
 * A place in the process of a case that nothing moves on from.
 *
 * @param element id of the element; empty where it is the case as a whole
 * @param reason what is missing, and what can be done
 * @param since when it was seen first
 */
public record Standstill(CaseId caseId, String element, String reason, Instant since) {}
