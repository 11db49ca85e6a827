package org.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.trust.RevocationData;
import org.motcua.signing.trust.UnusableAnswer;

/** Reads one piece of evidence from a document. What cannot be read is left out: it can only be missed. Thread-safe. */
record EvidenceReader(Crypto crypto) {

    Optional<X509Certificate> certificate(byte[] encoded) {
        try {
            return Optional.of(crypto.certificate(encoded));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    Optional<RevocationData> list(byte[] encoded) {
        return list(encoded, Source.DOCUMENT);
    }

    Optional<RevocationData> list(byte[] encoded, Source source) {
        try {
            return CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded))
                            instanceof X509CRL list
                    ? Optional.of(RevocationData.of(list, source))
                    : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    Optional<RevocationData> answer(byte[] encoded) {
        try {
            return Optional.of(RevocationData.ofOcsp(encoded, Source.DOCUMENT));
        } catch (UnusableAnswer e) {
            return Optional.empty();
        }
    }

    /** CAdES attributes hold the response without the envelope that says whether the responder answered. */
    Optional<RevocationData> basicAnswer(BasicOCSPResponse basic) {
        try {
            ResponseBytes bytes =
                    new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic.getEncoded()));
            return answer(new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL), bytes).getEncoded());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
