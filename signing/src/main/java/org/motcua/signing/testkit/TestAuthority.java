package org.motcua.signing.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
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
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
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
 * A certificate authority that lives in memory: issues signing certificates and a revocation list for tests and
 * demonstrations. It proves nothing about anybody; a validator trusts it only where its {@link #certificate()} is given
 * as an anchor.
 *
 * <p>Certificates run from one day before the clock's instant for ten years, revocation lists from the clock's instant
 * for ten years. Thread-safe.
 */
public final class TestAuthority {

    private static final Duration LIFE = Duration.ofDays(3652);

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TestKey key;
    private final TestKeyKind kind;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

    private TestAuthority(X500Name name, TestKeyKind kind, Clock clock) {
        this.clock = clock;
        this.kind = kind;
        KeyPair pair = generate(kind);
        X509Certificate root = certify(name, name, pair, pair, true);
        this.key = new TestKey(pair.getPrivate(), List.of(root));
    }

    /** A root authority of the given distinguished name, e.g. {@code "CN=Example Root,C=VN"}, with an RSA-2048 key. */
    public static TestAuthority create(String distinguishedName, Clock clock) {
        return create(distinguishedName, TestKeyKind.RSA_2048, clock);
    }

    /** A root authority with a key of the given kind. */
    public static TestAuthority create(String distinguishedName, TestKeyKind kind, Clock clock) {
        return new TestAuthority(new X500Name(distinguishedName), kind, clock);
    }

    /** The self-signed certificate of this authority: the trust anchor for what it issues. */
    public X509Certificate certificate() {
        return key.certificate();
    }

    /** A fresh key with a certificate for signing documents (digitalSignature, nonRepudiation, id-kp-documentSigning). */
    public TestKey issue(String distinguishedName, TestKeyKind keyKind) {
        KeyPair subject = generate(keyKind);
        KeyPair issuer = new KeyPair(certificate().getPublicKey(), key.privateKey());
        X509Certificate leaf = certify(issuerName(), new X500Name(distinguishedName), subject, issuer, false);
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(key.chain());
        return new TestKey(subject.getPrivate(), chain);
    }

    /** Puts the certificate on the lists that {@link #crl()} makes from now on, revoked at the clock's instant. */
    public void revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), clock.instant());
    }

    /** A revocation list of this authority, issued at the clock's instant. */
    public X509CRL crl() {
        Instant now = clock.instant();
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(issuerName(), Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(LIFE)));
            revoked.forEach((serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return new JcaX509CRLConverter().getCRL(builder.build(signer(kind, key.privateKey())));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new SigningException("The test revocation list cannot be made: " + e.getMessage(), e);
        }
    }

    private X500Name issuerName() {
        return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
    }

    private X509Certificate certify(X500Name issuer, X500Name subject, KeyPair pair, KeyPair issuerPair, boolean root) {
        Instant from = clock.instant().minus(Duration.ofDays(1));
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, random).setBit(119),
                Date.from(from),
                Date.from(from.plus(LIFE)),
                subject,
                pair.getPublic());
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            int usage = root
                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(root));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuerPair.getPublic()));
            if (!root) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_documentSigning));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(signer(kind, issuerPair.getPrivate())));
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException("The test certificate for " + subject + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static ContentSigner signer(TestKeyKind kind, PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(kind.signature()).build(key);
        } catch (OperatorCreationException e) {
            throw new SigningException("The test authority cannot sign with " + kind + ": " + e.getMessage(), e);
        }
    }

    private KeyPair generate(TestKeyKind keyKind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyKind.algorithm());
            generator.initialize(keyKind.size(), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new SigningException("No " + keyKind + " key can be made: " + e.getMessage(), e);
        }
    }
}
