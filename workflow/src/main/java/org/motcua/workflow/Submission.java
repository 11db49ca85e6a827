package org.motcua.workflow;

import java.util.List;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.ProcedureCode;

/**
 * What an applicant hands in.
 *
 * @param subject what is applied for, in the applicant's words
 * @param attachments whose bytes are in the document store already
 */
public record Submission(
        ProcedureCode procedure, Channel channel, Applicant applicant, String subject, List<Attachment> attachments) {

    public Submission {
        attachments = List.copyOf(attachments);
    }
}
