package org.motcua.signing.online;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.motcua.signing.trust.OcspSubject;

/**
 * A question about one certificate (RFC 6960 4.1).
 *
 * @param certificate the certificate in question
 * @param issuer the certificate of its issuer
 */
record OcspRequest(X509Certificate certificate, X509Certificate issuer) {

    /** The question in DER. SHA-1 names the issuer, since many responders know no other (RFC 5019 2.1.1). */
    byte[] encoded(Optional<byte[]> nonce) {
        AlgorithmIdentifier sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);
        OcspSubject subject = subject();
        CertID id = new CertID(
                sha1,
                new DEROctetString(subject.issuerNameHash("SHA-1")),
                new DEROctetString(subject.issuerKeyHash("SHA-1")),
                new ASN1Integer(subject.serial()));
        Extensions extensions = nonce.map(OcspRequest::nonceExtension).orElse(null);
        TBSRequest request = new TBSRequest(null, new DERSequence(new Request(id, null)), extensions);
        try {
            return new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("A request in memory cannot be written", e);
        }
    }

    OcspSubject subject() {
        return new OcspSubject(certificate, issuer);
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
}
