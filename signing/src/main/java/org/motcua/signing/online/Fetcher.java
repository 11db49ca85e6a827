package org.motcua.signing.online;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.http.BoundedHttp;
import org.motcua.signing.http.HttpFault;
import org.motcua.signing.http.HttpLimits;
import org.motcua.signing.http.HttpReply;
import org.motcua.signing.online.EvidenceFailure.Reason;

/** Asks one place and turns whatever goes wrong into an {@link Unusable}. Thread-safe. */
record Fetcher(BoundedHttp http, Duration timeout, int maxRedirects) {

    byte[] get(URI url, int maxBytes) throws Unusable, InterruptedException {
        try {
            return body(url, http.get(url, new HttpLimits(timeout, maxBytes, maxRedirects)));
        } catch (HttpFault fault) {
            throw unusable(url, fault);
        }
    }

    byte[] post(URI url, String mediaType, byte[] body, int maxBytes) throws Unusable, InterruptedException {
        try {
            return body(url, http.post(url, mediaType, body, Map.of(), new HttpLimits(timeout, maxBytes, 0)));
        } catch (HttpFault fault) {
            throw unusable(url, fault);
        }
    }

    private static byte[] body(URI url, HttpReply reply) throws Unusable {
        if (reply.status() != 200) {
            EvidenceFailure failure =
                    new EvidenceFailure(url.toString(), Reason.HTTP_STATUS, "HTTP status " + reply.status());
            throw new Unusable(failure, reply.isRateLimit() ? reply.retryAfter() : Optional.empty(), null);
        }
        return reply.body();
    }

    private static Unusable unusable(URI url, HttpFault fault) {
        Reason reason = switch (fault.kind()) {
            case REFUSED_ADDRESS -> Reason.REFUSED_ADDRESS;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOO_LARGE -> Reason.TOO_LARGE;
        };
        return new Unusable(url, reason, String.valueOf(fault.getMessage()), fault);
    }
}
