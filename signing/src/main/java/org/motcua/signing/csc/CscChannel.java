package org.motcua.signing.csc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.http.AddressRule;
import org.motcua.signing.http.BoundedHttp;
import org.motcua.signing.http.HttpFault;
import org.motcua.signing.http.HttpLimits;
import org.motcua.signing.http.HttpReply;

/** Calls the methods of one service: JSON by POST with an access token. Immutable and thread-safe. */
final class CscChannel {

    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final URI base;
    private final Supplier<String> accessToken;
    private final HttpLimits limits;
    private final BoundedHttp http;
    private final Clock clock;

    CscChannel(
            URI base,
            Supplier<String> accessToken,
            boolean plainHttp,
            Duration connectTimeout,
            Duration timeout,
            int maxResponseBytes,
            Clock clock) {
        if (!plainHttp && !"https".equalsIgnoreCase(base.getScheme())) {
            throw new CscException(
                    Reason.REFUSED_ADDRESS, base + " is no https URL, and tokens and PINs would travel in clear");
        }
        if (base.getRawUserInfo() != null) {
            throw new CscException(
                    Reason.REFUSED_ADDRESS,
                    "The URL of the service on " + base.getHost()
                            + " must not carry a user name; leave it out, the access token stands for the user");
        }
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.accessToken = accessToken;
        this.limits = new HttpLimits(timeout, maxResponseBytes, 0);
        this.http = BoundedHttp.of(AddressRule.anyAddressBecauseConfigured(), connectTimeout, clock);
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** An answer that may be to come back later (HTTP 202). */
    record Answer(boolean pending, CscReply reply) {}

    /** Calls a method that answers at once. */
    CscReply call(String method, CscRequest request) {
        return atOnce(method, ask(method, request));
    }

    /** The same with another token than the service's, which is not replaced when it is refused. */
    CscReply call(String method, CscRequest request, String token) {
        return atOnce(method, answer(method, post(method, request.encoded(), token)));
    }

    private CscReply atOnce(String method, Answer answer) {
        if (answer.pending()) {
            throw new CscException(
                    Reason.MALFORMED, name(method) + " answers that it is not done yet, which this method cannot");
        }
        return answer.reply();
    }

    /**
     * Calls a method. A token that is refused is replaced once: the service has done nothing then.
     *
     * @throws CscException for everything but an answer of the method
     */
    Answer ask(String method, CscRequest request) {
        byte[] body = request.encoded();
        String token = accessToken.get();
        HttpReply reply = post(method, body, token);
        if (reply.status() == UNAUTHORIZED) {
            String other = accessToken.get();
            if (!other.equals(token)) {
                reply = post(method, body, other);
            }
        }
        return answer(method, reply);
    }

    private Answer answer(String method, HttpReply reply) {
        if (reply.status() == ACCEPTED || reply.status() == 200) {
            return new Answer(reply.status() == ACCEPTED, CscReply.read(name(method), reply.body()));
        }
        throw refusal(method, reply);
    }

    private HttpReply post(String method, byte[] body, String token) {
        requireSendable(token);
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
        try {
            return http.post(base.resolve(method), "application/json", body, headers, limits);
        } catch (HttpFault fault) {
            throw new CscException(reason(fault.kind()), name(method) + ": " + fault.getMessage(), fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CscException(
                    Reason.INTERRUPTED, "The thread was interrupted while it waited for " + name(method), e);
        }
    }

    /** RFC 6750 2.1; else the JDK refuses the header with a message that repeats the token. */
    private static void requireSendable(String token) {
        if (token.isEmpty() || !token.chars().allMatch(character -> character > 0x20 && character < 0x7f)) {
            throw new CscException(
                    Reason.ACCESS_TOKEN,
                    "The access token is empty or has a line end, a space or a letter beyond ASCII; strip it");
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

    /** An error response: a code and, mostly, a description. */
    private CscException refusal(String method, HttpReply reply) {
        if (reply.isRateLimit()) {
            return new CscException(
                    Reason.RATE_LIMITED,
                    name(method) + " is asked too often or down (HTTP " + reply.status() + ")"
                            + reply.retryAfter()
                                    .map(wait -> "; ask again in " + wait.toSeconds() + " s")
                                    .orElse("; ask again later"));
        }
        String error = "";
        String description = "";
        try {
            CscReply said = CscReply.read(name(method), reply.body());
            error = said.findText("error").orElse("");
            description = said.findText("error_description").orElse("");
        } catch (CscException e) {
            description = "no error response of the CSC API";
        }
        return new CscException(
                CscErrors.reason(reply.status(), error, description),
                name(method) + " refuses: " + description + " (" + (error.isEmpty() ? "" : error + ", ") + "HTTP "
                        + reply.status() + ")" + remedy(reply.status()),
                error,
                description);
    }

    private static String remedy(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN ? "; get another access token" : "";
    }

    String name(String method) {
        return base.resolve(method).toString();
    }
}
