package org.motcua.signing.validation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.trust.ChainValidator;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.Purpose;
import org.motcua.signing.trust.TrustVerdict;

/** Verifies the timestamp over a signature's value (RFC 3161): only a valid one of a trusted authority proves a time. */
final class Timestamps {

    private final CmsVerifier cms;
    private final ChainValidator trust;
    private final AlgorithmPolicy algorithms;
    private final Instant time;

    Timestamps(CmsVerifier cms, ChainValidator trust, AlgorithmPolicy algorithms, Instant time) {
        this.algorithms = algorithms.forAuthorities();
        this.cms = cms;
        this.trust = trust;
        this.time = time;
    }

    /** The time that the signature's own timestamp proves; what is wrong with it goes to the findings. */
    Optional<Instant> prove(VerifiedSignature signature, Evidence evidence, List<Finding> findings) {
        if (signature.signatureTimestamp().isEmpty()) {
            return Optional.empty();
        }
        try {
            VerifiedSignature token = cms.verify(
                    SubFilter.TIMESTAMP,
                    signature.signatureTimestamp().get().bytes(),
                    SignedContent.of(signature.value().bytes()));
            return trusted(token, evidence, findings);
        } catch (RejectedSignature e) {
            findings.add(
                    Finding.of(FindingCode.TIMESTAMP_INVALID, e.finding().code().name()));
            return Optional.empty();
        }
    }

    private Optional<Instant> trusted(VerifiedSignature token, Evidence evidence, List<Finding> findings) {
        Acceptance acceptance = token.use().under(algorithms);
        TrustVerdict verdict =
                trust.validate(token.signer(), time, Purpose.TIMESTAMP, evidence.with(token.certificates()));
        if (!acceptance.at(time) || verdict.problem().isPresent()) {
            String reason =
                    acceptance.at(time) ? verdict.problem().map(Enum::name).orElse("") : acceptance.algorithm();
            findings.add(Finding.of(FindingCode.TIMESTAMP_INVALID, reason));
            return Optional.empty();
        }
        return token.timestamp();
    }
}
