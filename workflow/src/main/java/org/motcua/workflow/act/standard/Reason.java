package org.motcua.workflow.act.standard;

import org.motcua.core.Text;
import org.motcua.workflow.form.FormException;

/** The reasons that officers give. */
final class Reason {

    /** Characters; the register and the record keep no more. */
    static final int MAX = 1_000;

    private Reason() {}

    /** The reason for what is no approval. */
    static String required(String reason, String branch) {
        if (reason.isBlank()) {
            throw new FormException("reason", "", "a value, for \"" + branch + "\" needs a reason: say why");
        }
        return Text.required(reason, "Reason", MAX);
    }
}
