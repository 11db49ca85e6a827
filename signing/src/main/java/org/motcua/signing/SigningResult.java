package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What was done. It says that the signature was made and read back, not that anyone should trust it: that is for
 * {@code PdfValidator}.
 *
 * @param field full name of the field that was signed
 * @param level the level that was reached
 * @param signingTime the time that the document claims, by the signer's clock
 * @param certificate the signer's certificate
 * @param length bytes of the signed document
 */
public record SigningResult(
        String field,
        Level level,
        SignatureAlgorithm algorithm,
        Instant signingTime,
        X509Certificate certificate,
        long length) {}
