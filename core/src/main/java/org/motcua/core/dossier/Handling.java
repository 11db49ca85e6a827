package org.motcua.core.dossier;

import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;

/**
 * Who acts on a dossier.
 *
 * @param assignedTo the specialist whose it is
 * @param drafter of the draft that is under way
 * @param approver who reviewed that draft
 * @param signer who signed it as the competent person
 */
public record Handling(
        @Nullable OfficerId assignedTo,
        @Nullable OfficerId drafter,
        @Nullable OfficerId approver,
        @Nullable OfficerId signer) {

    static final Handling NOBODY = new Handling(null, null, null, null);
}
