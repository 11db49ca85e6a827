package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.DetachedSignatureReport;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Integrity;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.TimestampReport.Kind;
import org.motcua.signing.revision.ByteRange;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.trust.CertificateValidation;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.PastCertificateValidation;
import org.motcua.signing.trust.TrustMaterial;
import org.motcua.signing.validation.TimestampValidation.Result;

/**
 * Validates detached signatures over bytes, and series of time-stamps each of which covers the one before. It is the process
 * of documents, with the time-stamps in the place of a document's revisions. Immutable and thread-safe.
 */
public final class DetachedValidation {

    /** Each time-stamp has as many places of its own in the order of what covers what; the signature comes before. */
    private static final long PLACES = 4;

    private static final long SIGNATURE = 1;

    private final CmsVerifier cms;
    private final TrustMaterial material;
    private final AlgorithmPolicy algorithms;

    public DetachedValidation(TrustMaterial material, AlgorithmPolicy algorithms) {
        this.material = material;
        this.algorithms = algorithms;
        this.cms = new CmsVerifier(new Crypto(), material.limits());
    }

    /** A signature: what it is over, and its CMS in DER. */
    public static final class Signed {

        private final byte[] content;
        private final byte[] container;

        public Signed(byte[] content, byte[] container) {
            this.content = content.clone();
            this.container = container.clone();
        }
    }

    /** A time-stamp token, and the hash that it must be over. */
    public static final class Stamp {

        private final byte[] token;
        private final byte[] hash;

        public Stamp(byte[] token, byte[] hash) {
            this.token = token.clone();
            this.hash = hash.clone();
        }
    }

    /**
     * What came of it.
     *
     * @param stamps in the order in which they were given
     * @param acceptableUntil the first instant at which certificates or algorithms of the last time-stamp are not acceptable
     *     any more; absent where there is none, or it did not pass
     */
    public record Outcome(
            List<TimestampReport> stamps,
            Optional<Instant> acceptableUntil,
            Optional<DetachedSignatureReport> signature) {

        public Outcome {
            stamps = List.copyOf(stamps);
        }
    }

    /**
     * Validates.
     *
     * @param signed what the time-stamps cover; may be absent
     * @param stamps the oldest first; each covers the one before and all that is in it
     * @throws PdfSyntaxException when it costs more than its limits
     */
    public Outcome validate(Optional<Signed> signed, List<Stamp> stamps, Instant time) {
        ProofSet proofs = new ProofSet(time, Map.of());
        CertificateValidation certificates = new CertificateValidation(
                material, proofs, new Budget(material.limits().reading()));
        ValidationContext context = new ValidationContext(
                certificates,
                new PastCertificateValidation(certificates),
                algorithms,
                Optional.empty(),
                Evidence.NONE,
                proofs,
                time);
        Deque<TimestampReport> reports = new ArrayDeque<>();
        Optional<Instant> until = Optional.empty();
        boolean passed = true;
        for (int i = stamps.size() - 1; i >= 0; i--) {
            Result result = stamp(context, stamps.get(i), i);
            reports.addFirst(result.report());
            passed &= result.passed();
            if (i == stamps.size() - 1) {
                until = result.judged().filter(judged -> result.passed()).map(this::acceptableUntil);
            }
            if (passed) { // what a time-stamp covers is proved only as long as it is itself
                proofs.add(new ProofSet.Proof(covered(i), result.stamped(), ""));
            }
        }
        return new Outcome(List.copyOf(reports), until, signed.map(signature -> signature(context, signature)));
    }

    private Result stamp(ValidationContext context, Stamp stamp, int index) {
        ByteRange covered = covered(index);
        return new TimestampValidation(context, cms)
                .validate(stamp.token, Kind.ARCHIVE, SignedContent.ofHash(stamp.hash), covered.gapStart() + 1);
    }

    /** All that is before it; its own place is in the gap. */
    private static ByteRange covered(int index) {
        long start = PLACES * (index + 1);
        return new ByteRange(start, start + 2, start + 3);
    }

    private Instant acceptableUntil(Judged judged) {
        AlgorithmPolicy policy = algorithms.forAuthorities();
        Instant until = judged.signature().use().under(policy).until();
        until = ValidationContext.earlier(
                until,
                policy.judge(judged.signature().timestamp().orElseThrow().imprint())
                        .until());
        until = ValidationContext.earlier(
                until, judged.signature().signer().getNotAfter().toInstant());
        for (CertificateReport certificate : judged.chain().certificates()) {
            until = ValidationContext.earlier(
                    until, certificate.certificate().getNotAfter().toInstant());
        }
        return until;
    }

    private DetachedSignatureReport signature(ValidationContext context, Signed signed) {
        VerifiedSignature verified;
        try {
            verified = cms.verify(SubFilter.CADES_DETACHED, signed.container, SignedContent.of(signed.content));
        } catch (RejectedSignature e) {
            return rejected(e, cms.claims(signed.container));
        }
        context.proofs().place(verified.evidence(), SIGNATURE);
        LongTermValidation.Answer answer = new LongTermValidation(context, cms).validate(verified, SIGNATURE);
        Judged judged = answer.judged();
        List<Finding> findings = new ArrayList<>(judged.findings());
        findings.addAll(judged.chain().findings());
        if (!verified.bound()) {
            findings.add(Finding.of(FindingCode.SIGNING_CERTIFICATE_NOT_BOUND));
        }
        for (Result result : answer.timestamps()) {
            if (!result.passed()) {
                findings.add(Finding.of(
                        FindingCode.TIMESTAMP_INVALID,
                        result.report().subIndication().map(Enum::name).orElse("")));
            }
        }
        return new DetachedSignatureReport(
                judged.conclusion().indication(),
                judged.conclusion().subIndication(),
                Integrity.INTACT,
                Optional.of(verified.algorithm()),
                Optional.of(verified.signer()),
                judged.chain().certificates(),
                answer.proven(),
                answer.timestamps().stream().map(Result::report).toList(),
                findings);
    }

    private static DetachedSignatureReport rejected(RejectedSignature rejected, ContainerClaims claims) {
        return new DetachedSignatureReport(
                rejected.indication(),
                Optional.of(rejected.subIndication()),
                rejected.integrity(),
                claims.algorithm(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(rejected.finding()));
    }
}
