package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.syntax.Budget;

/**
 * ETSI EN 319 102-1 5.2.6: whether a certificate can be relied on at a time, in the shell model: a chain to an anchor that
 * counts then, valid by RFC 5280, every certificate of it valid then and not revoked by recent data.
 *
 * <p>Two deviations, both stricter than or equal to the clause in what passes: a certificate of an authority that has expired
 * is OUT_OF_BOUNDS_NO_POE like one of a signer of whom nothing recent is known (so that proofs of existence can still help), and
 * validity is looked at before the age of revocation data.
 *
 * <p>All work is done on the budget of one document and stops with it, however entangled the certificates, lists and responses
 * are that the document brings. For one thread.
 */
public final class CertificateValidation {

    private final TrustMaterial material;
    private final Budget budget;
    private final ChainBuilder chains;
    private final PathValidation paths;
    private final ProofsOfExistence proofs;

    /** @param proofs what is proved of the evidence so far; it may grow */
    public CertificateValidation(TrustMaterial material, ProofsOfExistence proofs, Budget budget) {
        this.material = material;
        this.proofs = proofs;
        this.budget = budget;
        this.chains = new ChainBuilder(material.anchors(), material.limits(), budget);
        this.paths = new PathValidation(material.policy(), budget);
    }

    TrustMaterial material() {
        return material;
    }

    public List<X509Certificate> anchorCertificates() {
        return material.anchors().stream().map(TrustAnchor::certificate).toList();
    }

    /** The certificates that the caller gave for building chains. */
    public List<X509Certificate> givenCertificates() {
        return material.evidence().certificates();
    }

    /** The chains of a certificate that are valid but for time and revocation. */
    List<Prospect> prospects(X509Certificate certificate, Instant time, Evidence all) {
        return chains.build(certificate, all.certificates()).stream()
                .filter(prospect -> paths.find(prospect, time).isEmpty())
                .toList();
    }

    RevocationSearch search(Evidence all) {
        return new RevocationSearch(material, chains, paths, all, proofs, budget);
    }

    /**
     * Judges a certificate.
     *
     * @param time the time for which it must be valid
     * @param recentAt the time at which revocation data must be recent: the same, or for a time-stamp the time that it states
     * @param purpose what it was used for
     * @param evidence what came with the document, beside what the caller gave
     * @throws org.motcua.signing.syntax.PdfSyntaxException when the document has cost more than its limits
     */
    public ChainVerdict validate(
            X509Certificate certificate, Instant time, Instant recentAt, Purpose purpose, Evidence evidence) {
        Evidence all = material.evidence().with(evidence);
        List<Prospect> prospects = chains.build(certificate, all.certificates());
        Optional<ChainVerdict> first = Optional.empty();
        RevocationSearch search = search(all);
        for (Prospect prospect : prospects) {
            ChainVerdict verdict =
                    new ChainJudgement(material, paths, search, prospect, time, recentAt, purpose).judge();
            if (verdict.passed()) {
                return verdict;
            }
            first = first.isPresent() ? first : Optional.of(verdict);
        }
        return first.orElseGet(() -> ChainVerdict.none(
                SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                Finding.of(
                        FindingCode.CHAIN_NOT_FOUND,
                        certificate.getIssuerX500Principal().getName())));
    }
}
