package org.motcua.workflow.act.standard;

import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Signatory;
import org.motcua.core.document.KindId;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.sight.Sight;

/** Whom a draft may name to sign: a signatory of the agency for that kind today. */
final class Signers {

    private Signers() {}

    static Signatory require(Sight sight, OfficerId id, KindId kind) {
        Signatory signatory = sight.office()
                .directory()
                .findSignatory(id, kind.value(), sight.day())
                .orElseThrow(() -> new NotAllowedException(
                        id,
                        NotAllowedException.Reason.NOT_SIGNATORY,
                        "the directory does not let the officer sign a " + kind + " on " + sight.day()));
        if (!signatory.officer().agency().equals(sight.agency())) {
            throw new NotAllowedException(
                    id, NotAllowedException.Reason.OTHER_AGENCY, "the document is of agency " + sight.agency());
        }
        return signatory;
    }
}
