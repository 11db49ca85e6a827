package org.motcua.signing.online;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A question about one certificate (RFC 6960 4.1), and what an answer must name to be about it.
 *
 * @param certificate the certificate in question
 * @param issuer the certificate of its issuer
 */
record OcspRequest(X509Certificate certificate, X509Certificate issuer) {

    /** The hashes by which an answer may name the issuer. As a name only, SHA-1 does: nothing is signed with it here. */
    private static final Map<ASN1ObjectIdentifier, String> HASHES = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    /** The question in DER. SHA-1 names the issuer, since many responders know no other (RFC 5019 2.1.1). */
    byte[] encoded(Optional<byte[]> nonce) {
        AlgorithmIdentifier sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);
        CertID id = new CertID(
                sha1,
                new DEROctetString(issuerNameHash("SHA-1")),
                new DEROctetString(issuerKeyHash("SHA-1")),
                new ASN1Integer(serial()));
        Extensions extensions = nonce.map(OcspRequest::nonceExtension).orElse(null);
        TBSRequest request = new TBSRequest(null, new DERSequence(new Request(id, null)), extensions);
        try {
            return new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("A request in memory cannot be written", e);
        }
    }

    /** Whether an answer with this name is about the certificate: issuer's name, issuer's key and serial number. */
    boolean isNamedBy(CertID id) {
        String hash = HASHES.get(id.getHashAlgorithm().getAlgorithm());
        return hash != null
                && id.getSerialNumber().getValue().equals(serial())
                && Arrays.equals(id.getIssuerNameHash().getOctets(), issuerNameHash(hash))
                && Arrays.equals(id.getIssuerKeyHash().getOctets(), issuerKeyHash(hash));
    }

    /** SHA-1 over the bits of a public key, as responders name themselves (RFC 6960 4.2.1, KeyHash). */
    static byte[] keyHash(X509Certificate holder, String hash) {
        SubjectPublicKeyInfo key =
                SubjectPublicKeyInfo.getInstance(holder.getPublicKey().getEncoded());
        return digest(hash, key.getPublicKeyData().getBytes());
    }

    private BigInteger serial() {
        return certificate.getSerialNumber();
    }

    private byte[] issuerNameHash(String hash) {
        return digest(hash, certificate.getIssuerX500Principal().getEncoded());
    }

    private byte[] issuerKeyHash(String hash) {
        return keyHash(issuer, hash);
    }

    private static Extensions nonceExtension(byte[] nonce) {
        try {
            byte[] value = new DEROctetString(nonce).getEncoded();
            return new Extensions(
                    new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value)));
        } catch (IOException e) {
            throw new IllegalStateException("A nonce in memory cannot be written", e);
        }
    }

    private static byte[] digest(String hash, byte[] data) {
        try {
            return MessageDigest.getInstance(hash).digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks " + hash, e);
        }
    }
}
