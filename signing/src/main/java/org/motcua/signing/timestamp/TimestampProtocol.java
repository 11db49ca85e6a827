package org.motcua.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

/** Writes requests and reads responses (RFC 3161 2.4.1 and 2.4.2). Thread-safe: it keeps nothing. */
final class TimestampProtocol {

    private TimestampProtocol() {}

    /** A request for a token with the authority's certificate in it. */
    static byte[] request(Imprint imprint, BigInteger nonce, Optional<String> policy) {
        MessageImprint hash = new MessageImprint(
                new AlgorithmIdentifier(
                        new ASN1ObjectIdentifier(imprint.algorithm().oid())),
                imprint.hash());
        TimeStampReq request = new TimeStampReq(
                hash,
                policy.map(ASN1ObjectIdentifier::new).orElse(null),
                new ASN1Integer(nonce),
                ASN1Boolean.TRUE,
                null);
        try {
            return request.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("A request in memory cannot be written", e);
        }
    }

    /**
     * The token of a response, bound to the request by nonce and policy.
     *
     * @throws TimestampException when the response is none, refuses, or answers another request
     */
    static TimestampToken token(String service, byte[] response, BigInteger nonce, Optional<String> policy) {
        TimestampToken token = granted(service, response);
        if (!token.nonce().equals(Optional.of(nonce))) {
            throw failed(
                    service,
                    Reason.WRONG_NONCE,
                    "asked with " + nonce + ", answered with "
                            + token.nonce().map(BigInteger::toString).orElse("none"));
        }
        if (policy.isPresent() && !policy.get().equals(token.policy())) {
            throw failed(
                    service, Reason.WRONG_POLICY, "asked for " + policy.get() + ", answered under " + token.policy());
        }
        return token;
    }

    private static TimestampToken granted(String service, byte[] response) {
        try {
            // The whole body: what trails behind a response is no part of it and nobody checked it.
            TimeStampResp parsed = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(response));
            if (parsed == null) {
                throw failed(service, Reason.MALFORMED, "the answer is empty");
            }
            PKIStatusInfo status = parsed.getStatus();
            int code = status.getStatusObject().intValueExact();
            if (code != PKIStatus.GRANTED && code != PKIStatus.GRANTED_WITH_MODS) {
                throw refusal(service, status, code);
            }
            if (parsed.getTimeStampToken() == null) {
                throw failed(service, Reason.MALFORMED, "granted, but there is no token in the answer");
            }
            return TimestampToken.of(parsed.getTimeStampToken().toASN1Primitive());
        } catch (TimestampException e) {
            throw e;
        } catch (IOException | TSPException | CertificateException | RuntimeException e) {
            throw new TimestampException(
                    TimestampFailure.of(
                            service, Reason.MALFORMED, "the answer is no time-stamp response: " + e.getMessage()),
                    e);
        }
    }

    private static TimestampException refusal(String service, PKIStatusInfo status, int code) {
        int flags = status.getFailInfo() == null ? 0 : status.getFailInfo().intValue();
        boolean passing = (flags & (PKIFailureInfo.timeNotAvailable | PKIFailureInfo.systemFailure)) != 0;
        return failed(
                service,
                passing ? Reason.NOT_NOW : Reason.REFUSED,
                "status " + code + ", failure " + names(flags) + text(status.getStatusString()));
    }

    /** The bits of PKIFailureInfo that a time-stamp authority may set. */
    private static String names(int flags) {
        StringBuilder names = new StringBuilder();
        append(names, flags, PKIFailureInfo.badAlg, "badAlg");
        append(names, flags, PKIFailureInfo.badRequest, "badRequest");
        append(names, flags, PKIFailureInfo.badDataFormat, "badDataFormat");
        append(names, flags, PKIFailureInfo.timeNotAvailable, "timeNotAvailable");
        append(names, flags, PKIFailureInfo.unacceptedPolicy, "unacceptedPolicy");
        append(names, flags, PKIFailureInfo.unacceptedExtension, "unacceptedExtension");
        append(names, flags, PKIFailureInfo.addInfoNotAvailable, "addInfoNotAvailable");
        append(names, flags, PKIFailureInfo.systemFailure, "systemFailure");
        return names.isEmpty() ? "not named" : names.toString();
    }

    private static void append(StringBuilder names, int flags, int flag, String name) {
        if ((flags & flag) != 0) {
            names.append(names.isEmpty() ? "" : " ").append(name);
        }
    }

    private static String text(@Nullable PKIFreeText text) {
        return text == null || text.size() == 0
                ? ""
                : ": " + text.getStringAtUTF8(0).getString();
    }

    private static TimestampException failed(String service, Reason reason, String detail) {
        return new TimestampException(TimestampFailure.of(service, reason, detail), null);
    }
}
