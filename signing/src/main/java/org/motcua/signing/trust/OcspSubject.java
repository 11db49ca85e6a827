package org.motcua.signing.trust;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A certificate as OCSP names it: by its issuer's name, its issuer's key and its number (RFC 6960 4.1.1).
 *
 * @param certificate the certificate in question
 * @param issuer the certificate of its issuer
 */
public record OcspSubject(X509Certificate certificate, X509Certificate issuer) {

    /** The hashes by which an answer may name the issuer. As a name only, SHA-1 does: nothing is signed with it here. */
    private static final Map<ASN1ObjectIdentifier, String> HASHES = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    /** Whether an answer with this name is about the certificate: issuer's name, issuer's key and serial number. */
    public boolean isNamedBy(CertID id) {
        if (!id.getSerialNumber().getValue().equals(serial())) {
            return false;
        }
        String hash = HASHES.get(id.getHashAlgorithm().getAlgorithm());
        return hash != null
                && Arrays.equals(id.getIssuerNameHash().getOctets(), issuerNameHash(hash))
                && Arrays.equals(id.getIssuerKeyHash().getOctets(), issuerKeyHash(hash));
    }

    public BigInteger serial() {
        return certificate.getSerialNumber();
    }

    /** The hash of the issuer's name as it stands in the certificate. */
    public byte[] issuerNameHash(String hash) {
        return digest(hash, certificate.getIssuerX500Principal().getEncoded());
    }

    public byte[] issuerKeyHash(String hash) {
        return keyHash(issuer, hash);
    }

    /** The hash of the bits of a public key, as responders name themselves (RFC 6960 4.2.1, KeyHash, with SHA-1). */
    static byte[] keyHash(X509Certificate holder, String hash) {
        SubjectPublicKeyInfo key =
                SubjectPublicKeyInfo.getInstance(holder.getPublicKey().getEncoded());
        return digest(hash, key.getPublicKeyData().getBytes());
    }

    private static byte[] digest(String hash, byte[] data) {
        try {
            return MessageDigest.getInstance(hash).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks " + hash, e);
        }
    }
}
