package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.AlgorithmReport;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.ProofOfExistence;
import org.motcua.signing.ProofOfExistence.Subject;
import org.motcua.signing.RevocationReport;
import org.motcua.signing.algorithm.AlgorithmUse;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.trust.Fingerprint;

/** Writes down, for the report, the proofs and algorithms that a verdict rests on. */
record GroundsWriter(ValidationContext context) {

    /** The proofs of the signature itself, of the certificates of its chain and of their revocation data. */
    List<ProofOfExistence> proofs(SignedField signature, Judged judged) {
        List<ProofOfExistence> all = new ArrayList<>();
        Subject subject = judged.signature().timestamp().isPresent() ? Subject.TIMESTAMP : Subject.SIGNATURE;
        context.proofs()
                .find(signature.contents().orElseThrow().end())
                .ifPresent(proof -> all.add(proof(subject, signature.field().name(), proof)));
        for (CertificateReport report : judged.chain().certificates()) {
            String name = report.certificate().getSubjectX500Principal().getName();
            context.proofs()
                    .find(Fingerprint.of(report.certificate()))
                    .ifPresent(proof -> all.add(proof(Subject.CERTIFICATE, name, proof)));
            Optional<RevocationReport> revocation = report.revocation();
            revocation
                    .flatMap(data -> context.proofs().find(data.sha256()))
                    .ifPresent(proof -> all.add(proof(
                            Subject.REVOCATION_DATA, revocation.orElseThrow().issuer(), proof)));
        }
        return all;
    }

    private static ProofOfExistence proof(Subject subject, String what, ProofSet.Proof proof) {
        return new ProofOfExistence(subject, what, proof.time(), proof.field());
    }

    /** The signature's algorithm as of the time when it is proved to have existed, those of its chain as of now. */
    List<AlgorithmReport> algorithms(Judged judged, Instant existed) {
        List<AlgorithmReport> all = new ArrayList<>();
        boolean timestamp = judged.signature().timestamp().isPresent();
        AlgorithmPolicy authorities = context.algorithms().forAuthorities();
        all.add(report(
                timestamp ? "timestamp" : "signature",
                Optional.of(judged.signature().use()),
                timestamp ? authorities : context.algorithms(),
                existed));
        List<X509Certificate> chain = judged.chain().chain();
        for (int i = 0; i + 1 < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            all.add(report(
                    "certificate " + certificate.getSubjectX500Principal().getName(),
                    AlgorithmUse.find(certificate, chain.get(i + 1).getPublicKey()),
                    authorities,
                    context.time()));
        }
        return all;
    }

    private static AlgorithmReport report(
            String use, Optional<AlgorithmUse> algorithm, AlgorithmPolicy policy, Instant at) {
        Acceptance acceptance = algorithm
                .map(known -> known.under(policy))
                .orElseGet(() -> new Acceptance("unknown", AlgorithmPolicy.NEVER));
        String name = algorithm
                .map(a -> a.scheme() + " " + a.keySize() + ", " + a.digest().jcaName())
                .orElse("unknown");
        Instant until = acceptance.until();
        boolean ends = !until.equals(AlgorithmPolicy.FOREVER) && !until.equals(AlgorithmPolicy.NEVER);
        return new AlgorithmReport(use, name, at, acceptance.at(at), ends ? Optional.of(until) : Optional.empty());
    }
}
