package org.motcua.core.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.core.casefile.CaseId;

/**
 * An entry in the chain of a case. Its hash is that of this object in canonical JSON, which has no white space,
 * names in ascending order, whole numbers in plain digits, and in texts nothing escaped but the quotation mark, the
 * backslash and control characters (the short escapes where JSON has one, else {@code \}{@code u00xx} in lower case):
 *
 * <pre>{@code {"act":"RECEIVED","actor":"officer:hoa","at":"2026-01-05T02:15:00Z","case":"H99.12-260105-0001","details":{"state":"RECEIVED"},
 * "previous":"0000…","sequence":1}}</pre>
 *
 * <p>(here broken in two). {@code at} is the instant in UTC as {@link Instant#toString} writes it: with seconds, and with
 * their fraction in three or six digits where it is not zero; {@code details} has texts only.
 *
 * @param sequence from 1, without gaps
 * @param at to the microsecond
 * @param previous the hash of the entry before, {@link AuditHash#NONE} for the first
 * @param hash as it was stored; whether it is right says {@link #isIntact()}
 */
public record AuditEntry(
        CaseId caseId,
        int sequence,
        Instant at,
        Actor actor,
        Act act,
        Map<String, String> details,
        AuditHash previous,
        AuditHash hash) {

    public AuditEntry {
        details = Map.copyOf(details);
        if (sequence < 1) {
            throw new IllegalArgumentException("Sequence " + sequence + " of an audit entry is below 1");
        }
    }

    /** The text that is hashed. */
    public String canonical() {
        return canonical(caseId, sequence, at, actor, act, details, previous);
    }

    /** Whether the hash is that of the entry. */
    public boolean isIntact() {
        return AuditHash.of(canonical()).equals(hash);
    }

    static AuditEntry next(
            CaseId caseId,
            int sequence,
            Instant at,
            Actor actor,
            Act act,
            Map<String, String> details,
            AuditHash previous) {
        AuditHash hash = AuditHash.of(canonical(caseId, sequence, at, actor, act, details, previous));
        return new AuditEntry(caseId, sequence, at, actor, act, details, previous, hash);
    }

    private static String canonical(
            CaseId caseId,
            int sequence,
            Instant at,
            Actor actor,
            Act act,
            Map<String, String> details,
            AuditHash previous) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("case", caseId.value());
        object.put("sequence", sequence);
        object.put("at", at.toString());
        object.put("actor", actor.value());
        object.put("act", act.name());
        object.put("details", details);
        object.put("previous", previous.value());
        return CanonicalJson.of(object);
    }
}
