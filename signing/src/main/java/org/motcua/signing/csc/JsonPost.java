package org.motcua.signing.csc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.http.AddressRule;
import org.motcua.signing.http.BoundedHttp;
import org.motcua.signing.http.HttpFault;
import org.motcua.signing.http.HttpLimits;
import org.motcua.signing.http.HttpReply;

/** Posts JSON to one service over TLS. Immutable and thread-safe. */
final class JsonPost {

    private final HttpLimits limits;
    private final BoundedHttp http;

    JsonPost(Duration connectTimeout, Duration timeout, int maxResponseBytes, Clock clock) {
        this.limits = new HttpLimits(timeout, maxResponseBytes, 0);
        this.http = BoundedHttp.of(AddressRule.anyAddressBecauseConfigured(), connectTimeout, clock);
    }

    /** Demands that secrets may travel to a URL. */
    static void requireSafe(URI url, boolean plainHttp) {
        if (!plainHttp && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new CscException(
                    Reason.REFUSED_ADDRESS, url + " is no https URL, and tokens and PINs would travel in clear");
        }
        if (url.getRawUserInfo() != null) {
            throw new CscException(
                    Reason.REFUSED_ADDRESS,
                    "The URL of the service on " + url.getHost()
                            + " must not carry a user name; leave it out, the access token stands for the user");
        }
    }

    /** The answer, whatever its status. */
    HttpReply send(URI url, CscRequest request, String authorization) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        if (!authorization.isEmpty()) {
            headers.put("Authorization", authorization);
        }
        try {
            return http.post(url, "application/json", request.encoded(), headers, limits);
        } catch (HttpFault fault) {
            throw new CscException(reason(fault.kind()), url + ": " + fault.getMessage(), fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CscException(Reason.INTERRUPTED, "The thread was interrupted while it waited for " + url, e);
        }
    }

    private static Reason reason(HttpFault.Kind kind) {
        return switch (kind) {
            case REFUSED_ADDRESS -> Reason.REFUSED_ADDRESS;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOO_LARGE -> Reason.MALFORMED;
        };
    }

    /** What an error response means: a code and, mostly, a description. */
    static CscException refusal(URI url, HttpReply reply, Redaction redaction, String remedy) {
        if (reply.isRateLimit()) {
            return new CscException(
                    Reason.RATE_LIMITED,
                    url + " is asked too often or down (HTTP " + reply.status() + ")"
                            + reply.retryAfter()
                                    .map(wait -> "; ask again in " + wait.toSeconds() + " s")
                                    .orElse("; ask again later"));
        }
        String error = "";
        String description = "";
        try {
            CscReply said = CscReply.read(url.toString(), reply.body());
            error = redaction.of(said.findText("error").orElse(""));
            description = redaction.of(said.findText("error_description").orElse(""));
        } catch (CscException e) {
            description = "no error response of the CSC API";
        }
        return new CscException(
                CscErrors.reason(reply.status(), error, description),
                url + " refuses: " + description + " (" + (error.isEmpty() ? "" : error + ", ") + "HTTP "
                        + reply.status() + ")" + remedy,
                error,
                description,
                reply.status());
    }
}
