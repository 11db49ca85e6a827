package org.motcua.signing.rssp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The faults that the next calls of each method meet, one each, and what they do. Thread-safe. */
final class CscFaults<M> {

    private final Map<M, Deque<CscFault>> faults = new HashMap<>();

    synchronized void add(M method, CscFault... next) {
        faults.computeIfAbsent(method, any -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** Null if the call is to be answered properly. */
    synchronized CscFault next(M method) {
        return faults.getOrDefault(method, new ArrayDeque<>()).poll();
    }

    /** Whether the fault answers in place of the method. */
    static boolean answers(CscFault fault, HttpExchange exchange) throws IOException {
        if (fault instanceof CscFault.TooManyRequests busy) {
            exchange.getResponseHeaders()
                    .set("Retry-After", Long.toString(busy.retryAfter().toSeconds()));
            throw new CscError(429, "temporarily_unavailable", "Server temporarily unable to handle the request")
                    .excused();
        } else if (fault instanceof CscFault.ServerError) {
            throw new CscError(500, "server_error", "Authorization server encountered an unexpected condition")
                    .excused();
        } else if (fault instanceof CscFault.Refusal refusal) {
            throw new CscError(refusal.status(), refusal.error(), refusal.description()).excused();
        } else if (fault instanceof CscFault.HugeAnswer huge) {
            CscHttp.huge(exchange, huge.bytes());
            return true;
        } else if (fault instanceof CscFault.NotJson) {
            CscHttp.notJson(exchange);
            return true;
        } else if (fault instanceof CscFault.OtherAnswer other) {
            CscHttp.text(exchange, other.text());
            return true;
        }
        return fault instanceof CscFault.CutBefore;
    }

    /** Closing the server interrupts the wait. */
    static void awaitRelease(CscFault fault) {
        if (fault instanceof CscFault.Slow slow) {
            try {
                slow.release().await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The right key, or one like it that no certificate of the service is for. */
    static PrivateKey key(CscFault fault, PrivateKey right, X509Certificate certificate) {
        if (!(fault instanceof CscFault.SignaturesOfAnotherKey)) {
            return right;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(right.getAlgorithm());
            if (certificate.getPublicKey() instanceof ECPublicKey elliptic) {
                generator.initialize(elliptic.getParams());
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void reply(CscFault fault, HttpExchange exchange, CscAnswer right) throws IOException {
        CscAnswer answer = distort(fault, right);
        if (fault instanceof CscFault.CutAnswer) {
            CscHttp.cut(exchange, answer);
        } else {
            CscHttp.reply(exchange, answer);
        }
    }

    private static CscAnswer distort(CscFault fault, CscAnswer answer) {
        if (!(answer.body().get("signatures") instanceof List<?> right)) {
            return answer;
        }
        List<Object> signatures = new ArrayList<>(right);
        if (fault instanceof CscFault.TooFewSignatures) {
            signatures.remove(0);
        } else if (fault instanceof CscFault.TooManySignatures) {
            signatures.add(right.get(0));
        }
        return new CscAnswer(answer.status(), Map.of("signatures", signatures));
    }
}
