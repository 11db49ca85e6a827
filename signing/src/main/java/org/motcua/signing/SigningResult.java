package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.online.ChainEvidence;

/**
 * What was done. It says that the signature was made and read back, not that anyone should trust it: that is for
 * {@link PdfValidator}.
 *
 * @param field full name of the field that was signed
 * @param level the level that was reached
 * @param signingTime the time that the document claims, by the signer's clock
 * @param provenTime the time that a time-stamp authority vouches for; empty at level B-B
 * @param chain the signer's certificate first, then those above it as far as the key has them
 * @param evidence what was found out about the signer's chain, then about those of its time-stamps, with the revocation data
 *     themselves; empty where nothing was looked into
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
        List<X509Certificate> chain,
        List<ChainEvidence> evidence,
        long length,
        Optional<String> shortfall,
        List<SigningRemark> remarks) {

    public SigningResult {
        chain = List.copyOf(chain);
        evidence = List.copyOf(evidence);
        remarks = List.copyOf(remarks);
    }

    /** The signer's certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }
}
