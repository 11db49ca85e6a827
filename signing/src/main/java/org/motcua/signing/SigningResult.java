package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was done. It says that the signature was made and read back, not that anyone should trust it: that is for
 * {@link PdfValidator}.
 *
 * @param field full name of the field that was signed
 * @param level the level that was reached
 * @param signingTime the time that the document claims, by the signer's clock
 * @param provenTime the time that a time-stamp authority vouches for; empty at level B-B
 * @param certificate the signer's certificate
 * @param length bytes of the signed document
 * @param shortfall why the level is lower than the one asked for; empty where it is not
 * @param remarks what was done otherwise than its caller may expect
 */
public record SigningResult(
        String field,
        Level level,
        SignatureAlgorithm algorithm,
        Instant signingTime,
        Optional<Instant> provenTime,
        X509Certificate certificate,
        long length,
        Optional<String> shortfall,
        List<SigningRemark> remarks) {

    public SigningResult {
        remarks = List.copyOf(remarks);
    }
}
