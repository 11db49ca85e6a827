package org.motcua.signing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the verdict on a signature rests on, for whoever wants to retrace it. Immutable and thread-safe.
 *
 * @param process the process of ETSI EN 319 102-1 that gave the answer
 * @param bestSignatureTime the earliest time at which the signature can be relied on to have existed: a proven time, or the
 *     time of validation where nothing proves an earlier one
 * @param timestamps the time-stamps over the signed content, over the signature's value, then the document time-stamps that
 *     cover it
 * @param proofs the proofs of existence that were used, the earliest for each thing
 * @param certificates the signer's chain to the trust anchor with what is known of each, empty when none was found
 * @param algorithms the algorithms that were judged
 * @param algorithmPolicy the name of the policy that judged them
 */
public record Grounds(
        ValidationProcess process,
        Instant bestSignatureTime,
        List<TimestampReport> timestamps,
        List<ProofOfExistence> proofs,
        List<CertificateReport> certificates,
        List<AlgorithmReport> algorithms,
        String algorithmPolicy) {

    public Grounds {
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(bestSignatureTime, "bestSignatureTime");
        timestamps = List.copyOf(timestamps);
        proofs = List.copyOf(proofs);
        certificates = List.copyOf(certificates);
        algorithms = List.copyOf(algorithms);
        Objects.requireNonNull(algorithmPolicy, "algorithmPolicy");
    }

    /** Those of a signature that could not be judged further than its format. */
    public static Grounds none(Instant validationTime) {
        return new Grounds(ValidationProcess.BASIC, validationTime, List.of(), List.of(), List.of(), List.of(), "none");
    }
}
