package org.motcua.workflow;

import java.time.Instant;
import org.motcua.core.agency.OfficerId;
import org.motcua.workflow.ledger.OperationKey;

/**
 * A document that waits for the key of a leader who must release it.
 *
 * @param since when the step came to it
 */
public record AwaitedLeader(OfficerId leader, OperationKey key, Instant since) {}
