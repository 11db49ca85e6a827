package org.motcua.core.dossier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCode;

/**
 * What was received, from whom and how; none of it ever changes, but that what an applicant has submitted is received by
 * an officer later.
 *
 * @param procedureVersion the version in force at reception, under which the dossier stays
 * @param subject what is applied for, in the applicant's words
 * @param receivedBy missing for what an applicant has submitted and nobody has received yet
 * @param receivedAt to the microsecond, which is what the databases keep
 */
public record Reception(
        AgencyCode agency,
        ProcedureCode procedure,
        String procedureVersion,
        Channel channel,
        Applicant applicant,
        String subject,
        @Nullable OfficerId receivedBy,
        Instant receivedAt) {

    public Reception {
        Text.required(procedureVersion, "Procedure version", 60);
        Text.required(subject, "Subject of the dossier", 1000);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** It is received now. */
    Reception receivedBy(OfficerId officer, Instant at) {
        return new Reception(agency, procedure, procedureVersion, channel, applicant, subject, officer, at);
    }

    /** For the given version of the procedure. */
    public static Reception of(
            AgencyCode agency,
            Procedure procedure,
            Channel channel,
            Applicant applicant,
            String subject,
            @Nullable OfficerId receivedBy,
            Instant receivedAt) {
        return new Reception(
                agency, procedure.code(), procedure.version(), channel, applicant, subject, receivedBy, receivedAt);
    }
}
