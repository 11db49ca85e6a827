package org.motcua.workflow.act;

import org.motcua.core.Text;

/**
 * The branch that an officer takes, one of those that the model offers. In an input record it is asked for as a choice.
 *
 * @param branch such as {@code return}
 */
public record Answer(String branch) {

    public Answer {
        Text.required(branch, "Answer", 40);
    }
}
