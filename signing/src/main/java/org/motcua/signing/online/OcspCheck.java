package org.motcua.signing.online;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.online.RevocationEvidence.Kind;
import org.motcua.signing.trust.OcspAnswer;
import org.motcua.signing.trust.OcspSubject;
import org.motcua.signing.trust.UnusableAnswer;

/**
 * Judges the answer to a request: what {@link OcspAnswer} judges, and whether it is an answer to this request, and current.
 * Thread-safe.
 *
 * @param freshness judges the times
 */
record OcspCheck(Freshness freshness) {

    /** @throws Unusable with the first reason against the response; GOOD and REVOKED are both usable */
    RevocationEvidence require(
            String source, byte[] encoded, OcspRequest request, Optional<byte[]> nonce, TimeFrame frame)
            throws Unusable {
        try {
            OcspAnswer answer = OcspAnswer.read(encoded);
            if (SignatureHashes.isBroken(answer.signatureAlgorithm())) {
                throw new Unusable(
                        source,
                        Reason.WRONG_SIGNATURE,
                        "signed with a broken hash: "
                                + answer.signatureAlgorithm().getAlgorithm());
            }
            OcspSubject subject = request.subject();
            OcspAnswer.Word word = answer.require(subject, Optional.of(frame.judging(answer.producedAt())));
            requireNonce(source, answer, nonce);
            freshness.require(source, word.thisUpdate(), word.nextUpdate(), frame);
            freshness.require(source, word.producedAt(), word.nextUpdate(), frame);
            return evidence(source, answer, word, subject.issuer());
        } catch (UnusableAnswer e) {
            throw new Unusable(source, Reason.valueOf(e.flaw().name()), e.detail(), e);
        } catch (RuntimeException e) {
            throw new Unusable(source, Reason.MALFORMED, "not an OCSP response: " + e.getMessage(), e);
        }
    }

    /** Whether a response says anything about the certificate in question; who says it is not looked at. */
    static boolean isAbout(byte[] encoded, OcspRequest request) {
        try {
            return OcspAnswer.read(encoded).isAbout(request.subject());
        } catch (UnusableAnswer | RuntimeException e) {
            return false;
        }
    }

    private static RevocationEvidence evidence(
            String source, OcspAnswer answer, OcspAnswer.Word word, X509Certificate issuer) {
        return new RevocationEvidence(
                Kind.OCSP,
                answer.encoded(),
                source,
                word.thisUpdate(),
                word.nextUpdate(),
                word.revokedAt().map(at -> new Revocation(at, word.reason().orElseThrow())),
                word.signer().equals(issuer) ? List.of() : List.of(word.signer()));
    }

    /** Responders that prepare their answers leave the nonce out; their answers are held by their times alone. */
    private static void requireNonce(String source, OcspAnswer answer, Optional<byte[]> nonce) throws Unusable {
        Optional<byte[]> sent = answer.nonce();
        if (nonce.isPresent() && sent.isPresent() && !Arrays.equals(sent.get(), nonce.get())) {
            throw new Unusable(source, Reason.WRONG_NONCE, "the answer is one to another request");
        }
    }
}
