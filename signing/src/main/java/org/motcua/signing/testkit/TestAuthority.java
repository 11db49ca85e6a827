package org.motcua.signing.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.motcua.signing.SigningException;

/**
 * A certificate authority that lives in memory: issues certificates, of services and of further authorities too, and a
 * revocation list, for tests and demonstrations. It proves nothing about anybody; a validator trusts it only where its {@link #certificate()} is given
 * as an anchor.
 *
 * <p>Certificates run from one day before the clock's instant for ten years, revocation lists from the clock's instant
 * for ten years. Thread-safe.
 */
public final class TestAuthority {

    private static final Duration LIFE = Duration.ofDays(3652);

    private final Clock clock;
    private final TestKey key;
    private final TestKeyKind kind;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

    private TestAuthority(TestKey key, TestKeyKind kind, Clock clock) {
        this.clock = clock;
        this.kind = kind;
        this.key = key;
    }

    /** A root authority of the given distinguished name, e.g. {@code "CN=Example Root,C=VN"}, with an RSA-2048 key. */
    public static TestAuthority create(String distinguishedName, Clock clock) {
        return create(distinguishedName, TestKeyKind.RSA_2048, clock);
    }

    /** A root authority with a key of the given kind. */
    public static TestAuthority create(String distinguishedName, TestKeyKind kind, Clock clock) {
        KeyPair pair = generate(kind);
        X500Name name = new X500Name(distinguishedName);
        X509Certificate root = certify(name, name, pair.getPublic(), TestProfile.authority(), clock, pair, kind);
        return new TestAuthority(new TestKey(pair.getPrivate(), List.of(root)), kind, clock);
    }

    /** An authority below this one; what it issues carries both certificates in its chain. */
    public TestAuthority subordinate(String distinguishedName, TestKeyKind keyKind, TestProfile profile) {
        return new TestAuthority(issue(distinguishedName, keyKind, profile), keyKind, clock);
    }

    /** The certificate of this authority: the trust anchor for what it issues, self-signed unless it is a subordinate. */
    public X509Certificate certificate() {
        return key.certificate();
    }

    /** The authority's own key, for what an authority signs besides certificates and lists, such as OCSP answers. */
    public TestKey key() {
        return key;
    }

    /** A fresh key with a certificate for signing documents (digitalSignature, nonRepudiation, id-kp-documentSigning). */
    public TestKey issue(String distinguishedName, TestKeyKind keyKind) {
        return issue(distinguishedName, keyKind, TestProfile.documentSigning());
    }

    /** A fresh key with a certificate of the given profile. */
    public TestKey issue(String distinguishedName, TestKeyKind keyKind, TestProfile profile) {
        KeyPair subject = generate(keyKind);
        return new TestKey(subject.getPrivate(), certify(distinguishedName, subject.getPublic(), profile));
    }

    /**
     * A certificate for signing documents, for a key that is elsewhere, such as on a token. That somebody has the private
     * half of it is not checked.
     *
     * @return the certificate, then that of this authority
     */
    public List<X509Certificate> certify(String distinguishedName, PublicKey publicKey) {
        return certify(distinguishedName, publicKey, TestProfile.documentSigning());
    }

    private List<X509Certificate> certify(String distinguishedName, PublicKey publicKey, TestProfile profile) {
        KeyPair issuer = new KeyPair(certificate().getPublicKey(), key.privateKey());
        X509Certificate leaf =
                certify(issuerName(), new X500Name(distinguishedName), publicKey, profile, clock, issuer, kind);
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(key.chain());
        return List.copyOf(chain);
    }

    /** Puts the certificate on the lists that {@link #crl()} makes from now on, revoked at the clock's instant. */
    public void revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), clock.instant());
    }

    /** A revocation list of this authority, issued at the clock's instant. */
    public X509CRL crl() {
        return crl(clock.instant(), clock.instant().plus(LIFE));
    }

    /** A revocation list of this authority with the given thisUpdate and nextUpdate. */
    public X509CRL crl(Instant thisUpdate, Instant nextUpdate) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(issuerName(), Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(nextUpdate));
            revoked.forEach((serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate()));
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.toEpochMilli())));
            return new JcaX509CRLConverter().getCRL(builder.build(signer(kind, key.privateKey())));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new SigningException("The test revocation list cannot be made: " + e.getMessage(), e);
        }
    }

    private X500Name issuerName() {
        return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
    }

    private static X509Certificate certify(
            X500Name issuer,
            X500Name subject,
            PublicKey subjectKey,
            TestProfile profile,
            Clock clock,
            KeyPair issuerPair,
            TestKeyKind issuerKind) {
        Instant from = profile.notBefore(clock.instant().minus(Duration.ofDays(1)));
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(from),
                Date.from(profile.notAfter(from.plus(LIFE))),
                subject,
                subjectKey);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            profile.addTo(builder);
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(subjectKey));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuerPair.getPublic()));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(signer(issuerKind, issuerPair.getPrivate())));
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException("The test certificate for " + subject + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static ContentSigner signer(TestKeyKind kind, PrivateKey key) {
        try {
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(kind.signature());
            kind.provider().ifPresent(builder::setProvider);
            return builder.build(key);
        } catch (OperatorCreationException e) {
            throw new SigningException("The test authority cannot sign with " + kind + ": " + e.getMessage(), e);
        }
    }

    private static KeyPair generate(TestKeyKind keyKind) {
        try {
            return keyKind.generate();
        } catch (GeneralSecurityException e) {
            throw new SigningException("No " + keyKind + " key can be made: " + e.getMessage(), e);
        }
    }
}
