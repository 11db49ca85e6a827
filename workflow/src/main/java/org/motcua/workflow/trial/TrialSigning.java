package org.motcua.workflow.trial;

import java.time.Clock;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.standard.Validate;

/** What the documents of a trial are signed and judged by when they are laid out as they will be. */
public interface TrialSigning {

    /**
     * The signer.
     *
     * @param clock of the trial, which goes on to each legal time that is waited for, and back for the next path
     */
    DocumentSigner signer(Clock clock);

    /** Judges what the model has validated, and each document that a path has issued. */
    Validate.Judge judge(Clock clock);
}
