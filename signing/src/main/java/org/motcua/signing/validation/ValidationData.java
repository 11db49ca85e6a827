package org.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.Snapshot;
import org.motcua.signing.trust.Evidence;

/**
 * The certificates and revocation lists that a document carries in its DSS dictionary. What cannot be read is left out: it
 * can only be missed.
 *
 * @param evidence what was read
 * @param complete whether there are certificates and revocation data of either kind
 */
record ValidationData(Evidence evidence, boolean complete) {

    static ValidationData of(PdfFile file, Crypto crypto, ValidationLimits limits) {
        Snapshot document = file.latest();
        PdfDictionary dss = document.dictionary(document.catalog(), "DSS");
        List<X509Certificate> certificates = new ArrayList<>();
        for (PdfObject item : items(document, dss, "Certs", limits)) {
            data(document, item)
                    .flatMap(encoded -> certificate(encoded, crypto))
                    .ifPresent(certificates::add);
        }
        List<X509CRL> crls = new ArrayList<>();
        for (PdfObject item : items(document, dss, "CRLs", limits)) {
            data(document, item).flatMap(ValidationData::crl).ifPresent(crls::add);
        }
        boolean revocation =
                !crls.isEmpty() || !items(document, dss, "OCSPs", limits).isEmpty();
        return new ValidationData(new Evidence(certificates, crls), revocation && !certificates.isEmpty());
    }

    private static List<PdfObject> items(Snapshot document, PdfDictionary dss, String key, ValidationLimits limits) {
        PdfArray array = document.findArray(dss, key);
        return array == null ? List.of() : array.items().subList(0, Math.min(array.size(), limits.evidence()));
    }

    private static Optional<byte[]> data(Snapshot document, PdfObject item) {
        if (!(document.resolve(item) instanceof PdfStream stream)) {
            return Optional.empty();
        }
        try {
            return Optional.of(document.decoded(stream));
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<X509Certificate> certificate(byte[] encoded, Crypto crypto) {
        try {
            return Optional.of(crypto.certificate(encoded));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<X509CRL> crl(byte[] encoded) {
        try {
            return CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded))
                            instanceof X509CRL list
                    ? Optional.of(list)
                    : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
