package org.motcua.workflow.inbox;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;

/**
 * A task that waits, as {@code mc_task} has it.
 *
 * @param who may do it, as {@link Candidates} writes them
 * @param definition the engine's id of the model
 * @param position in a multi-instance, from 0
 */
public record TaskRow(
        String id,
        Set<String> who,
        CaseId caseId,
        AgencyCode agency,
        String definition,
        String instance,
        String element,
        String type,
        String title,
        String prefix,
        String party,
        @Nullable Integer position,
        Instant since,
        @Nullable Instant due,
        @Nullable OfficerId claimedBy) {

    public TaskRow {
        who = Set.copyOf(who);
    }

    /** The row with the process that the engine has the task in. */
    public TaskRow in(String process, String processInstance) {
        return new TaskRow(
                id,
                who,
                caseId,
                agency,
                process,
                processInstance,
                element,
                type,
                title,
                prefix,
                party,
                position,
                since,
                due,
                claimedBy);
    }

    /** Whether it is the same task of the same people, since whenever it waits and whoever has taken it up. */
    public boolean isSame(TaskRow other) {
        return equals(other.following(this, claimedBy));
    }

    /** This row in place of an earlier one of the same task. */
    public TaskRow following(TaskRow before) {
        return following(before, who.equals(before.who) ? before.claimedBy : null);
    }

    private TaskRow following(TaskRow before, @Nullable OfficerId claimed) {
        return new TaskRow(
                id,
                who,
                caseId,
                agency,
                definition,
                instance,
                element,
                type,
                title,
                prefix,
                party,
                position,
                before.since,
                before.due,
                claimed);
    }
}
