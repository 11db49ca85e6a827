package org.motcua.signing.online;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.signing.online.RevocationEvidence.Kind;

/**
 * A chain of certificates with what was found out about each, ready to be kept beside a signature.
 *
 * <p>The chain is what signatures and names say; whether it may issue such certificates (basic constraints, policies, name
 * constraints) is for a validator to judge. Immutable and thread-safe.
 *
 * @param certificates the end certificate first, each followed by its issuer as far as it was found
 */
public record ChainEvidence(List<CertificateEvidence> certificates) {

    public ChainEvidence {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("A chain has at least the certificate that it is about");
        }
    }

    /** The certificates alone, in the same order. */
    public List<X509Certificate> chain() {
        return certificates.stream().map(CertificateEvidence::certificate).toList();
    }

    /** Whether the chain ends in one of the given trust anchors. */
    public boolean isAnchored() {
        return last().status() == CertificateStatus.ANCHOR;
    }

    /** Whether the chain ends in an anchor and every certificate below it is good. */
    public boolean isGood() {
        return isAnchored()
                && certificates.stream()
                        .limit(certificates.size() - 1L)
                        .allMatch(certificate -> certificate.status() == CertificateStatus.GOOD);
    }

    /** The first certificate that is revoked. */
    public Optional<CertificateEvidence> findRevoked() {
        return certificates.stream()
                .filter(certificate -> certificate.status() == CertificateStatus.REVOKED)
                .findFirst();
    }

    /**
     * This chain, if it {@linkplain #isGood() is good}.
     *
     * @throws CertificateRevokedException if a certificate is revoked
     * @throws EvidenceException if something could not be found out
     */
    public ChainEvidence requireGood() {
        return requireGoodAsOf(Instant.MAX);
    }

    /**
     * This chain, if it was good when it was used: a revocation after that does not count against it.
     *
     * @param asOf a time for which it is proven that the certificate was used by then
     * @throws CertificateRevokedException if a certificate was revoked by then
     * @throws EvidenceException if something could not be found out
     */
    public ChainEvidence requireGoodAsOf(Instant asOf) {
        requireNotRevoked(asOf);
        boolean good = isAnchored()
                && certificates.stream()
                        .limit(certificates.size() - 1L)
                        .allMatch(certificate -> certificate.status() == CertificateStatus.GOOD
                                || certificate.status() == CertificateStatus.REVOKED);
        if (!good) {
            String subject = String.valueOf(chain().get(0).getSubjectX500Principal());
            throw new EvidenceException("The chain of " + subject + " is not proven good", missing());
        }
        return this;
    }

    /**
     * This chain, if no certificate in it is known to be revoked.
     *
     * @throws CertificateRevokedException if one is
     */
    public ChainEvidence requireNotRevoked() {
        return requireNotRevoked(Instant.MAX);
    }

    private ChainEvidence requireNotRevoked(Instant asOf) {
        for (CertificateEvidence certificate : certificates) {
            Optional<Revocation> revocation = certificate
                    .evidence()
                    .flatMap(RevocationEvidence::revocation)
                    .filter(found -> !found.at().isAfter(asOf));
            if (revocation.isPresent()) {
                throw new CertificateRevokedException(certificate.certificate(), revocation.get());
            }
        }
        return this;
    }

    /** The OCSP responses in DER, each once. */
    public List<byte[]> ocspResponses() {
        return encoded(Kind.OCSP);
    }

    /** The revocation lists in DER, each once. */
    public List<byte[]> crls() {
        return encoded(Kind.CRL);
    }

    /** Certificates that are needed beside the chain: those of delegated OCSP responders. */
    public List<X509Certificate> responders() {
        return evidence()
                .flatMap(evidence -> evidence.responders().stream())
                .distinct()
                .toList();
    }

    /** All failures, certificate by certificate; there may be some although the chain is good. */
    public List<EvidenceFailure> failures() {
        return certificates.stream()
                .flatMap(certificate -> certificate.failures().stream())
                .toList();
    }

    private List<EvidenceFailure> missing() {
        List<EvidenceFailure> missing = new ArrayList<>(failures());
        if (last().status() == CertificateStatus.SELF_SIGNED) {
            missing.add(new EvidenceFailure(
                    String.valueOf(last().certificate().getSubjectX500Principal()),
                    EvidenceFailure.Reason.NO_ISSUER,
                    "it signed itself and is not among the trust anchors"));
        }
        return missing;
    }

    private CertificateEvidence last() {
        return certificates.get(certificates.size() - 1);
    }

    private Stream<RevocationEvidence> evidence() {
        return certificates.stream()
                .flatMap(certificate -> certificate.evidence().stream())
                .flatMap(evidence -> Stream.concat(Stream.of(evidence), evidence.aboutResponders().stream()));
    }

    private List<byte[]> encoded(Kind kind) {
        return evidence()
                .filter(evidence -> evidence.kind() == kind)
                .map(RevocationEvidence::encoded)
                .map(ByteBuffer::wrap)
                .distinct()
                .map(ByteBuffer::array)
                .toList();
    }
}
