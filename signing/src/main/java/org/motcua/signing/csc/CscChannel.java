package org.motcua.signing.csc;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.http.HttpReply;

/** Calls the methods of one service: JSON by POST with an access token. Immutable and thread-safe. */
final class CscChannel {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final URI base;
    private final AccessTokens tokens;
    private final JsonPost post;
    private final Clock clock;

    CscChannel(URI base, boolean plainHttp, AccessTokens tokens, JsonPost post, Clock clock) {
        JsonPost.requireSafe(base, plainHttp);
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.tokens = tokens;
        this.post = post;
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
        return atOnce(method, answer(method, post(method, request, token), redaction(request, token)));
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
        String token = tokens.token();
        HttpReply reply = post(method, request, token);
        if (reply.status() == UNAUTHORIZED) {
            tokens.refused(token);
            String other = tokens.token();
            if (!other.equals(token)) {
                return answer(method, post(method, request, other), redaction(request, other));
            }
        }
        return answer(method, reply, redaction(request, token));
    }

    private static Redaction redaction(CscRequest request, String token) {
        List<String> secrets = new ArrayList<>(request.secrets());
        secrets.add(token);
        return new Redaction(secrets);
    }

    private Answer answer(String method, HttpReply reply, Redaction redaction) {
        return switch (reply.status()) {
            case OK, ACCEPTED -> new Answer(reply.status() == ACCEPTED, CscReply.read(name(method), reply.body()));
            case NO_CONTENT -> new Answer(false, CscReply.empty(name(method)));
            default -> throw JsonPost.refusal(base.resolve(method), reply, redaction, remedy(reply.status()));
        };
    }

    private HttpReply post(String method, CscRequest request, String token) {
        requireSendable(token);
        return post.send(base.resolve(method), request, "Bearer " + token);
    }

    /** RFC 6750 2.1; else the JDK refuses the header with a message that repeats the token. */
    private static void requireSendable(String token) {
        if (token.isEmpty() || !token.chars().allMatch(character -> character > 0x20 && character < 0x7f)) {
            throw new CscException(
                    Reason.ACCESS_TOKEN,
                    "The access token is empty or has a line end, a space or a letter beyond ASCII; strip it");
        }
    }

    private static String remedy(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN ? "; get another access token" : "";
    }

    String name(String method) {
        return base.resolve(method).toString();
    }
}
