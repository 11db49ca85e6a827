package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.CertificateReport.Status;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.algorithm.AlgorithmUse;

/** Judges one prospective chain at one time by the steps of ETSI EN 319 102-1 5.2.6.4. For one thread. */
final class ChainJudgement {

    private final TrustMaterial material;
    private final PathValidation paths;
    private final Prospect prospect;
    private final Instant time;
    private final Instant recentAt;
    private final Purpose purpose;
    private final RevocationSearch search;
    private final List<Finding> findings = new ArrayList<>();
    private final List<CertificateReport> reports = new ArrayList<>();
    private final List<ChainVerdict.Stale> stale = new ArrayList<>();
    private final List<RevocationStatus> words = new ArrayList<>();
    private Optional<Instant> since = Optional.empty();

    ChainJudgement(
            TrustMaterial material,
            PathValidation paths,
            RevocationSearch search,
            Prospect prospect,
            Instant time,
            Instant recentAt,
            Purpose purpose) {
        this.material = material;
        this.paths = paths;
        this.search = search;
        this.prospect = prospect;
        this.time = time;
        this.recentAt = recentAt;
        this.purpose = purpose;
    }

    ChainVerdict judge() {
        Optional<SubIndication> problem = path();
        Optional<SubIndication> revocation = revocation();
        if (problem.isEmpty()) {
            problem = algorithms();
        }
        if (problem.isEmpty()) {
            problem = revocation;
        }
        if (problem.isEmpty()) {
            problem = validity();
        }
        if (problem.isEmpty()) {
            problem = freshness();
        }
        return new ChainVerdict(reports, Optional.of(prospect.anchor()), problem, since, stale, findings);
    }

    /** Steps 1, 3, 4 without revocation, and 5. */
    private Optional<SubIndication> path() {
        TrustAnchor anchor = prospect.anchor();
        X509Certificate end = prospect.whole().get(0);
        if (!purpose.fits(end)) {
            findings.add(Finding.of(FindingCode.KEY_USAGE_UNFIT, name(end)));
            return Optional.of(SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        }
        if (!anchor.countsAt(time)) {
            findings.add(Finding.of(FindingCode.ANCHOR_NOT_EFFECTIVE, name(anchor.certificate())));
            boolean over = anchor.until().filter(until -> !time.isBefore(until)).isPresent();
            return Optional.of(
                    over ? SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE : SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        }
        Optional<PathValidation.Flaw> flaw = paths.find(prospect, time);
        flaw.ifPresent(f -> findings.add(Finding.of(FindingCode.CHAIN_INVALID, f.detail())));
        return flaw.map(PathValidation.Flaw::subIndication);
    }

    /** Step 4 b to d, from the anchor down, so that what a revoked authority says is not heard. */
    private Optional<SubIndication> revocation() {
        List<X509Certificate> path = prospect.path();
        Optional<SubIndication> problem = Optional.empty();
        reports.add(new CertificateReport(prospect.anchor().certificate(), Status.TRUST_ANCHOR, Optional.empty()));
        for (int i = path.size() - 1; i >= 0; i--) {
            X509Certificate certificate = path.get(i);
            Optional<RevocationStatus> word = RevocationSearch.decisive(search.find(prospect, i), certificate);
            reports.add(0, report(certificate, word));
            Optional<SubIndication> own =
                    word.isEmpty() ? missing(certificate, i) : revoked(certificate, word.get(), i);
            problem = problem.isPresent() ? problem : own;
        }
        return problem;
    }

    private CertificateReport report(X509Certificate certificate, Optional<RevocationStatus> word) {
        Status status = word.isEmpty()
                ? Status.UNKNOWN
                : word.get().facts().revokedAt().isEmpty()
                        ? Status.GOOD
                        : word.get().facts().onHold() ? Status.ON_HOLD : Status.REVOKED;
        return new CertificateReport(certificate, status, word.map(RevocationStatus::facts));
    }

    private Optional<SubIndication> revoked(X509Certificate certificate, RevocationStatus word, int index) {
        words.add(word);
        if (recentAt.isBefore(time) && !RevocationFreshnessChecker.isFresh(word, time)) {
            findings.add(Finding.of(FindingCode.REVOCATION_NOT_CURRENT, name(certificate) + ", " + word.issued()));
        }
        boolean good = word.facts().revokedAt().isEmpty();
        if (good && !RevocationFreshnessChecker.isFresh(word, recentAt)) {
            stale.add(new ChainVerdict.Stale(certificate, word.issued(), RevocationFreshnessChecker.end(word)));
        }
        if (!word.revokedAt(time)) {
            return Optional.empty();
        }
        Instant at = word.facts().revokedAt().orElseThrow();
        since = Optional.of(since.filter(earlier -> earlier.isBefore(at)).orElse(at));
        findings.add(Finding.of(
                FindingCode.CERTIFICATE_REVOKED,
                name(certificate) + ", " + at + ", " + word.facts().reason().orElseThrow()));
        if (word.facts().onHold()) {
            return Optional.of(SubIndication.TRY_LATER);
        }
        return Optional.of(index == 0 ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE);
    }

    private Optional<SubIndication> missing(X509Certificate certificate, int index) {
        X509Certificate issuer = prospect.issuer(index);
        if (material.revocation() == RevocationPolicy.IF_AVAILABLE) {
            findings.add(Finding.of(FindingCode.REVOCATION_NOT_CHECKED, name(certificate)));
            return Optional.empty();
        }
        findings.add(Finding.of(
                FindingCode.REVOCATION_UNKNOWN,
                name(certificate) + "; no revocation list of " + name(issuer) + " and no OCSP response"));
        return Optional.of(SubIndication.TRY_LATER);
    }

    /** Step 6. */
    private Optional<SubIndication> algorithms() {
        for (int i = 0; i < prospect.path().size(); i++) {
            X509Certificate certificate = prospect.path().get(i);
            Acceptance acceptance = material.judge(
                    AlgorithmUse.find(certificate, prospect.issuer(i).getPublicKey()));
            if (!acceptance.at(time)) {
                findings.add(Finding.of(FindingCode.ALGORITHM_WEAK, acceptance.algorithm() + ", " + name(certificate)));
                return Optional.of(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
            }
        }
        return Optional.empty();
    }

    /** Steps 7 and 8. */
    private Optional<SubIndication> validity() {
        for (X509Certificate certificate : prospect.path()) {
            if (!isValid(certificate)) {
                findings.add(Finding.of(
                        FindingCode.CERTIFICATE_EXPIRED,
                        name(certificate) + ", "
                                + certificate.getNotBefore().toInstant() + " – "
                                + certificate.getNotAfter().toInstant()));
                return Optional.of(
                        isKnownGood(certificate)
                                ? SubIndication.OUT_OF_BOUNDS_NOT_REVOKED
                                : SubIndication.OUT_OF_BOUNDS_NO_POE);
            }
        }
        for (RevocationStatus word : words) {
            X509Certificate signer = word.signer();
            if (!isValid(signer) && !prospect.whole().contains(signer)) {
                findings.add(Finding.of(FindingCode.CERTIFICATE_EXPIRED, name(signer)));
                return Optional.of(
                        stale.isEmpty() ? SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE : SubIndication.TRY_LATER);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether, for the end of the chain being out of its validity, all else is well: recent data of those who are within
     * theirs says of every certificate that it is not revoked, and every other certificate is valid.
     */
    private boolean isKnownGood(X509Certificate outOfBounds) {
        List<X509Certificate> path = prospect.path();
        return outOfBounds.equals(path.get(0))
                && path.stream().skip(1).allMatch(this::isValid)
                && words.size() == path.size()
                && words.stream().allMatch(this::isGoodNow);
    }

    private boolean isGoodNow(RevocationStatus word) {
        X509Certificate signer = word.signer();
        boolean mayStillSpeak = signer.equals(prospect.anchor().certificate()) || isValid(signer);
        return !word.revokedAt(time) && RevocationFreshnessChecker.isFresh(word, time) && mayStillSpeak;
    }

    private boolean isValid(X509Certificate certificate) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Step 4 a. */
    private Optional<SubIndication> freshness() {
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        boolean required = material.revocation() == RevocationPolicy.REQUIRED;
        for (ChainVerdict.Stale old : stale) {
            findings.add(Finding.of(
                    required ? FindingCode.REVOCATION_UNKNOWN : FindingCode.REVOCATION_NOT_CHECKED,
                    name(old.certificate()) + "; no revocation data in force of "
                            + old.certificate().getIssuerX500Principal().getName() + ", the latest is of "
                            + old.issued() + " and was good until " + old.end()));
        }
        return required ? Optional.of(SubIndication.TRY_LATER) : Optional.empty();
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
