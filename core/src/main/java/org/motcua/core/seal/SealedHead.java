package org.motcua.core.seal;

import java.util.Map;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.audit.CanonicalJson;
import org.motcua.core.casefile.CaseId;

/**
 * The head of a case's chain as a seal has it: a leaf of its tree. What is hashed is this object in canonical JSON (see
 * {@link CanonicalJson}) after a byte 0:
 *
 * <pre>{@code {"case":"H99.12-260105-0001","format":"motcua-seal-leaf-1","hash":"9f86…","installation":"sct-h99","sequence":12}}</pre>
 *
 * @param sequence number of the chain's last entry, from 1
 * @param hash of that entry
 */
public record SealedHead(CaseId caseId, int sequence, AuditHash hash) {

    private static final String FORMAT = "motcua-seal-leaf-1";

    public SealedHead {
        if (sequence < 1) {
            throw new IllegalArgumentException("Sequence " + sequence + " of a sealed head is below 1");
        }
    }

    SealHash leaf(String installation) {
        return SealHash.leaf(CanonicalJson.of(Map.of(
                "format", FORMAT,
                "installation", installation,
                "case", caseId.value(),
                "sequence", sequence,
                "hash", hash.value())));
    }
}
