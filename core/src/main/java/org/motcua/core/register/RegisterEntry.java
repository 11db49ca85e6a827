package org.motcua.core.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.DocumentReference;

/**
 * A row of the register of outgoing documents.
 *
 * @param issue set when the number is used
 * @param voidReason set when the number is void
 */
public record RegisterEntry(
        AgencyCode agency,
        Series series,
        DocumentNumber number,
        LocalDate date,
        NumberState state,
        DocumentReference reference,
        RegisteredDocument document,
        @Nullable Issue issue,
        @Nullable String voidReason) {

    public RegisterEntry {
        if ((state == NumberState.USED) != (issue != null) || (state == NumberState.VOID) != (voidReason != null)) {
            throw new IllegalArgumentException("Register row of " + reference + " is " + state
                    + ", which does not go with issue " + issue + " and reason " + voidReason);
        }
    }
}
