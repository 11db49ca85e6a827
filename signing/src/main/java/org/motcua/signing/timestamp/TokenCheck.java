package org.motcua.signing.timestamp;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.timestamp.TimestampFailure.Reason;
import org.motcua.signing.trust.AnchoredPath;

/**
 * Judges a token by itself: is it over this hash, made at a believable time, signed rightly and by a certificate that is
 * one for time stamps (RFC 3161 2.2, 2.3, 2.4.2; RFC 5816)? What ties it to a request (nonce, policy) is judged where the
 * request was made. Thread-safe.
 *
 * @param name how the service is called in messages
 * @param anchors certificates that the authority's must lead to; empty: any will do
 * @param maxClockDifference how far the token's time may be from the clock's
 */
record TokenCheck(String name, Collection<X509Certificate> anchors, Duration maxClockDifference) {

    /** Whatever else a signature is made with is broken or unknown to this check. */
    private static final Set<ASN1ObjectIdentifier> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            NISTObjectIdentifiers.id_sha3_256,
            NISTObjectIdentifiers.id_sha3_384,
            NISTObjectIdentifiers.id_sha3_512,
            NISTObjectIdentifiers.id_shake256);

    /** @throws TimestampException with the first reason against the token */
    void require(TimestampToken token, Imprint imprint, Instant now) {
        if (!token.imprint().equals(Optional.of(imprint))) {
            throw failed(
                    Reason.WRONG_IMPRINT,
                    "it is over " + token.imprint().map(Imprint::toString).orElse("an unknown hash") + " instead of "
                            + imprint);
        }
        X509Certificate signer = requireSigner(token);
        requireSignature(token, signer);
        requireTime(token, now);
        requireValid(signer, token.time());
        // A token that was signed just now with an expired certificate is worthless tomorrow even if its time is older.
        requireValid(signer, now);
        if (!anchors.isEmpty()) {
            requireTrust(token, signer, now);
        }
    }

    private X509Certificate requireSigner(TimestampToken token) {
        X509Certificate signer = token.signer()
                .orElseThrow(() -> failed(
                        Reason.WRONG_CERTIFICATE, "the authority's certificate was asked for and is not in the token"));
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[0] && !usage[1]) {
            throw failed(
                    Reason.WRONG_CERTIFICATE,
                    "its key usage allows no signatures: " + signer.getSubjectX500Principal());
        }
        return signer;
    }

    private void requireSignature(TimestampToken token, X509Certificate signer) {
        ASN1ObjectIdentifier digest =
                token.signerInformation().getDigestAlgorithmID().getAlgorithm();
        if (!DIGESTS.contains(digest)) {
            throw failed(Reason.WRONG_SIGNATURE, "it is signed with the hash " + digest);
        }
        try {
            // Binding by ESS signing-certificate, EKU (there, critical, alone), validity then, and the signature value.
            token.token().validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPValidationException e) {
            String why = String.valueOf(e.getMessage());
            Reason reason = why.startsWith("signature") ? Reason.WRONG_SIGNATURE : Reason.WRONG_CERTIFICATE;
            throw failed(reason, why + " " + signer.getSubjectX500Principal(), e);
        } catch (TSPException | OperatorCreationException | RuntimeException e) {
            throw failed(Reason.WRONG_SIGNATURE, "it cannot be checked: " + e.getMessage(), e);
        }
    }

    private void requireTime(TimestampToken token, Instant now) {
        Duration difference = Duration.between(token.time(), now).abs();
        if (difference.compareTo(maxClockDifference) > 0) {
            throw failed(
                    Reason.WRONG_TIME,
                    "it says " + token.time() + " and the clock here " + now + ": one of the two is wrong by more than "
                            + maxClockDifference);
        }
    }

    private void requireValid(X509Certificate signer, Instant when) {
        if (when.isBefore(signer.getNotBefore().toInstant())
                || when.isAfter(signer.getNotAfter().toInstant())) {
            throw failed(
                    Reason.WRONG_CERTIFICATE,
                    signer.getSubjectX500Principal() + " is valid from "
                            + signer.getNotBefore().toInstant() + " to "
                            + signer.getNotAfter().toInstant() + ", not at " + when);
        }
    }

    private void requireTrust(TimestampToken token, X509Certificate signer, Instant now) {
        try {
            // Revocation is the business of whoever keeps the time stamp.
            AnchoredPath.require(signer, token.certificates(), anchors, now);
        } catch (GeneralSecurityException e) {
            throw failed(
                    Reason.UNTRUSTED,
                    signer.getSubjectX500Principal() + " does not lead to a trusted certificate: " + e.getMessage(),
                    e);
        }
    }

    private TimestampException failed(Reason reason, String detail) {
        return failed(reason, detail, null);
    }

    private TimestampException failed(Reason reason, String detail, @Nullable Throwable cause) {
        return new TimestampException(TimestampFailure.of(name, reason, detail), cause);
    }
}
