package org.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.SubIndication;

/** Builds and validates chains with the JDK's PKIX, first without revocation and then with it. Thread-safe. */
public final class ChainValidator {

    private static final int MAX_CHAIN_LENGTH = 12;

    private final TrustMaterial material;
    private final Set<TrustAnchor> anchors;

    public ChainValidator(TrustMaterial material) {
        this.material = material;
        this.anchors = material.anchors().stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Judges a signer's certificate.
     *
     * @param time the time for which it must be valid
     * @param purpose what it was used for
     * @param evidence what came with the document
     */
    public TrustVerdict validate(X509Certificate certificate, Instant time, Purpose purpose, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        if (!purpose.fits(certificate)) {
            findings.add(Finding.of(FindingCode.KEY_USAGE_UNFIT, name(certificate)));
            return new TrustVerdict(List.of(), Optional.of(SubIndication.SIG_CONSTRAINTS_FAILURE), findings);
        }
        if (material.anchors().contains(certificate)) {
            return withinValidity(
                    certificate, time, new TrustVerdict(List.of(certificate), Optional.empty(), findings));
        }
        Instant within = clamp(certificate, time);
        CertPath path;
        try {
            path = build(certificate, within, evidence);
        } catch (CertPathBuilderException e) {
            findings.add(Finding.of(FindingCode.CHAIN_NOT_FOUND, issuer(certificate)));
            return new TrustVerdict(List.of(), Optional.of(SubIndication.NO_CERTIFICATE_CHAIN_FOUND), findings);
        } catch (GeneralSecurityException e) {
            findings.add(Finding.of(FindingCode.CHAIN_INVALID, String.valueOf(e.getMessage())));
            return new TrustVerdict(List.of(), Optional.of(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE), findings);
        }
        return withinValidity(certificate, time, revocation(path, within, evidence));
    }

    /** Whether any known list of the issuer's name dates a revocation at or before a time, signed or not: rather too often. */
    public boolean isRevokedBefore(X509Certificate certificate, Instant time, Evidence evidence) {
        return crls(evidence).stream()
                .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .map(list -> list.getRevokedCertificate(certificate.getSerialNumber()))
                .anyMatch(entry ->
                        entry != null && !entry.getRevocationDate().toInstant().isAfter(time));
    }

    private static TrustVerdict withinValidity(X509Certificate certificate, Instant time, TrustVerdict verdict) {
        if (!clamp(certificate, time).equals(time)) {
            List<Finding> findings = new ArrayList<>(verdict.findings());
            findings.add(Finding.of(
                    FindingCode.CERTIFICATE_EXPIRED,
                    certificate.getNotBefore().toInstant() + " – "
                            + certificate.getNotAfter().toInstant()));
            Optional<SubIndication> problem =
                    verdict.problem().isPresent() ? verdict.problem() : Optional.of(SubIndication.OUT_OF_BOUNDS_NO_POE);
            return new TrustVerdict(verdict.chain(), problem, findings);
        }
        return verdict;
    }

    /** The time itself, or the nearest at which the certificate is valid: a chain is looked for there. */
    private static Instant clamp(X509Certificate certificate, Instant time) {
        Instant first = certificate.getNotBefore().toInstant();
        Instant last = certificate.getNotAfter().toInstant();
        if (time.isBefore(first)) {
            return first;
        }
        return time.isAfter(last) ? last : time;
    }

    private CertPath build(X509Certificate certificate, Instant time, Evidence evidence)
            throws GeneralSecurityException {
        if (anchors.isEmpty()) {
            throw new CertPathBuilderException("no trust anchor was given");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setDate(Date.from(time));
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(MAX_CHAIN_LENGTH);
        applyPolicy(parameters);
        parameters.addCertStore(certificates(certificate, evidence));
        PKIXCertPathBuilderResult result =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        return result.getCertPath();
    }

    private CertStore certificates(X509Certificate certificate, Evidence evidence)
            throws InvalidAlgorithmParameterException, NoSuchAlgorithmException {
        List<X509Certificate> all = new ArrayList<>(evidence.certificates());
        all.add(certificate);
        all.addAll(material.intermediates());
        return CertStore.getInstance("Collection", new CollectionCertStoreParameters(all));
    }

    private TrustVerdict revocation(CertPath path, Instant time, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        List<X509Certificate> chain = chain(path);
        List<X509Certificate> whole = withAnchor(chain);
        DeltaLists deltas = new DeltaLists(crls(evidence));
        Optional<SubIndication> problem = revokedByDelta(deltas, whole, time, findings);
        if (problem.isPresent()) {
            return new TrustVerdict(whole, problem, findings);
        }
        try {
            PKIXRevocationChecker checker = checker();
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            validator.validate(path, parameters(justAfter(time, chain.get(0)), checker, evidence));
            for (CertPathValidatorException skipped : checker.getSoftFailExceptions()) {
                findings.add(Finding.of(FindingCode.REVOCATION_NOT_CHECKED, concerned(chain, skipped.getIndex())));
            }
        } catch (CertPathValidatorException e) {
            problem = released(e, deltas, whole, time)
                    ? Optional.empty()
                    : Optional.of(problem(e, chain, evidence, findings));
        } catch (GeneralSecurityException e) {
            findings.add(Finding.of(FindingCode.CHAIN_INVALID, String.valueOf(e.getMessage())));
            problem = Optional.of(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
        }
        return new TrustVerdict(whole, problem, findings);
    }

    private Optional<SubIndication> revokedByDelta(
            DeltaLists deltas, List<X509Certificate> whole, Instant time, List<Finding> findings) {
        for (int i = whole.size() - 2; i >= 0; i--) {
            if (deltas.find(whole.get(i), whole.get(i + 1).getPublicKey(), time) == DeltaLists.Word.REVOKED) {
                findings.add(Finding.of(FindingCode.CERTIFICATE_REVOKED, name(whole.get(i))));
                return Optional.of(i == 0 ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE);
            }
        }
        return Optional.empty();
    }

    /** The signer's certificate is checked last; on hold in the complete list, a delta may have released it. */
    private boolean released(
            CertPathValidatorException e, DeltaLists deltas, List<X509Certificate> whole, Instant time) {
        return e.getReason() == BasicReason.REVOKED
                && e.getIndex() == 0
                && whole.size() > 1
                && deltas.find(whole.get(0), whole.get(1).getPublicKey(), time) == DeltaLists.Word.RELEASED;
    }

    /** The JDK passes over a revocation that is not strictly before its date; one at this very moment counts. */
    private static Instant justAfter(Instant time, X509Certificate certificate) {
        Instant after = time.plusMillis(1);
        return after.isAfter(certificate.getNotAfter().toInstant()) ? time : after;
    }

    private List<X509CRL> crls(Evidence evidence) {
        List<X509CRL> all = new ArrayList<>(material.crls());
        all.addAll(evidence.crls());
        return all;
    }

    private PKIXRevocationChecker checker() throws NoSuchAlgorithmException {
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
        Set<PKIXRevocationChecker.Option> options =
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK);
        if (material.revocation() == RevocationPolicy.IF_AVAILABLE) {
            options.add(PKIXRevocationChecker.Option.SOFT_FAIL);
        }
        checker.setOptions(options);
        return checker;
    }

    private PKIXParameters parameters(Instant time, PKIXRevocationChecker checker, Evidence evidence)
            throws InvalidAlgorithmParameterException, NoSuchAlgorithmException {
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(time));
        List<Object> store = new ArrayList<>(crls(evidence));
        store.addAll(evidence.certificates());
        store.addAll(material.intermediates());
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(store)));
        parameters.addCertPathChecker(checker);
        applyPolicy(parameters);
        return parameters;
    }

    private void applyPolicy(PKIXParameters parameters) {
        PathPolicy policy = material.policy();
        parameters.setInitialPolicies(policy.wanted());
        parameters.setExplicitPolicyRequired(policy.explicit());
        parameters.setPolicyMappingInhibited(policy.noMapping());
        parameters.setAnyPolicyInhibited(policy.noAnyPolicy());
    }

    private SubIndication problem(
            CertPathValidatorException e, List<X509Certificate> chain, Evidence evidence, List<Finding> findings) {
        String concerned = concerned(chain, e.getIndex());
        if (e.getReason() == BasicReason.REVOKED) {
            findings.add(Finding.of(FindingCode.CERTIFICATE_REVOKED, concerned));
            return e.getIndex() <= 0 ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE;
        }
        if (e.getReason() == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
            findings.add(Finding.of(FindingCode.REVOCATION_UNKNOWN, missing(chain, e.getIndex(), evidence)));
            return SubIndication.TRY_LATER;
        }
        findings.add(Finding.of(FindingCode.CHAIN_INVALID, concerned + " (" + e.getMessage() + ")"));
        return e.getReason() == BasicReason.ALGORITHM_CONSTRAINED
                ? SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE
                : SubIndication.CHAIN_CONSTRAINTS_FAILURE;
    }

    /** Says what was missing: a list of this issuer that was in force. */
    private String missing(List<X509Certificate> chain, int index, Evidence evidence) {
        String concerned = concerned(chain, index);
        if (index < 0 || index >= chain.size()) {
            return concerned;
        }
        X509Certificate certificate = chain.get(index);
        long known = crls(evidence).stream()
                .filter(crl -> crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .count();
        String lists = known == 0 ? "no revocation list" : "no revocation list in force";
        return concerned + "; " + lists + " of " + issuer(certificate);
    }

    private static String concerned(List<X509Certificate> chain, int index) {
        return index >= 0 && index < chain.size() ? name(chain.get(index)) : "";
    }

    private static List<X509Certificate> chain(CertPath path) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : path.getCertificates()) {
            chain.add((X509Certificate) certificate);
        }
        return chain;
    }

    private List<X509Certificate> withAnchor(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        X509Certificate anchor = findIssuer(last);
        if (anchor == null || anchor.equals(last)) {
            return chain;
        }
        List<X509Certificate> whole = new ArrayList<>(chain);
        whole.add(anchor);
        return whole;
    }

    private @Nullable X509Certificate findIssuer(X509Certificate certificate) {
        return material.anchors().stream()
                .filter(a -> a.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst()
                .orElse(null);
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }
}
