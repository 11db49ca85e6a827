package org.motcua.workflow.inbox;

import java.time.Instant;
import java.util.Optional;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;

/**
 * A task that waits for an officer.
 *
 * @param task its id, by which it is answered
 * @param step id of the element in the model, such as "review"
 * @param type such as "decide.v1"
 * @param title of the step, Vietnamese, as in the model
 * @param since when it came here
 * @param due by when it should be done by the model's budget
 * @param claimedBy who has taken it up
 */
public record InboxItem(
        String task,
        CaseId caseId,
        String step,
        String type,
        String title,
        Instant since,
        Optional<Instant> due,
        Optional<OfficerId> claimedBy) {}
