package org.motcua.signing.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** What a certificate is used for, and whether it may be. */
public enum Purpose {
    /** Signing documents: a key usage, where there is one, must allow signatures. */
    DOCUMENT,
    /** Timestamps: the extended key usage must be timestamping alone, and critical (RFC 3161 2.3). */
    TIMESTAMP;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String TIMESTAMPING = "1.3.6.1.5.5.7.3.8";

    boolean fits(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        boolean maySign = usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
        return maySign && (this == DOCUMENT || isTimestamper(certificate));
    }

    private static boolean isTimestamper(X509Certificate certificate) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes != null
                    && purposes.equals(List.of(TIMESTAMPING))
                    && critical != null
                    && critical.contains(EXTENDED_KEY_USAGE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
