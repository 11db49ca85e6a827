package org.motcua.workflow.seal;

import java.time.Clock;
import org.motcua.core.seal.SealEvidence;
import org.motcua.core.seal.SealMaker;
import org.motcua.core.seal.Sealing;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SigningKey;
import org.motcua.signing.evidence.DataGroup;
import org.motcua.signing.evidence.DetachedSigner;
import org.motcua.signing.evidence.EvidenceRecords;
import org.motcua.signing.timestamp.TimestampService;

/**
 * With what the record is sealed. Each seal is a detached CMS signature with a time stamp, and an evidence record (RFC 4998)
 * over statement and signature. Immutable and thread-safe; the key stays the caller's to close.
 *
 * <p>The key is best one that those who can write to the database have not, such as of a token or a remote service, and the
 * time stamps those of an authority outside of the agency: with either alone, nobody can make an earlier seal anew.
 */
public final class RecordSeal {

    private final String installation;
    private final SigningKey key;
    private final TimestampService timestamps;
    private final DigestAlgorithm digest;
    private final int leaves;

    private RecordSeal(
            String installation, SigningKey key, TimestampService timestamps, DigestAlgorithm digest, int leaves) {
        this.installation = installation;
        this.key = key;
        this.timestamps = timestamps;
        this.digest = digest;
        this.leaves = leaves;
    }

    /**
     * With SHA-256 and {@value Sealing#DEFAULT_LEAVES} heads in a seal.
     *
     * @param installation names this database in its seals and stays the same: letters, digits, dot, hyphen, underscore
     */
    public static RecordSeal of(String installation, SigningKey key, TimestampService timestamps) {
        return new RecordSeal(installation, key, timestamps, DigestAlgorithm.SHA_256, Sealing.DEFAULT_LEAVES);
    }

    /** With another hash in its evidence records: older ones get a new tree when they are renewed. */
    public RecordSeal withDigest(DigestAlgorithm other) {
        return new RecordSeal(installation, key, timestamps, other, leaves);
    }

    /** With at most so many heads in a seal. */
    public RecordSeal withLeaves(int most) {
        return new RecordSeal(installation, key, timestamps, digest, most);
    }

    String installation() {
        return installation;
    }

    int leaves() {
        return leaves;
    }

    SealMaker maker(Clock clock) {
        DetachedSigner signer = DetachedSigner.builder()
                .key(key)
                .timestamps(timestamps)
                .clock(clock)
                .build();
        return statement -> {
            byte[] signature = signer.sign(statement);
            return SealEvidence.of(signature, records().make(DataGroup.of(statement, signature)));
        };
    }

    SealEvidence renewed(byte[] statement, SealEvidence evidence) {
        byte[] signature = evidence.signature();
        return SealEvidence.of(signature, records().renew(evidence.evidence(), DataGroup.of(statement, signature)));
    }

    private EvidenceRecords records() {
        return EvidenceRecords.by(timestamps, digest);
    }
}
