package org.motcua.signing.rssp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server puts on the line, right answers and wrong ones. */
final class CscHttp {

    private static final int NO_CONTENT = 204;
    private static final String JSON = "application/json;charset=UTF-8";

    private CscHttp() {}

    /** POST and application/json only: CSC API v2, 7.1. */
    static void requirePostOfJson(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            throw new CscError(405, "invalid_request", "Only POST is allowed");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.matches("(?i)application/json\\s*(;\\s*charset=\"?utf-8\"?)?")) {
            throw new CscError(415, "invalid_request", "The content type must be application/json");
        }
    }

    static void reply(HttpExchange exchange, CscAnswer answer) throws IOException {
        if (answer.status() == NO_CONTENT) {
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            return;
        }
        reply(exchange, answer.status(), JSON, CscJson.write(answer.body()));
    }

    static void reply(HttpExchange exchange, CscError error) throws IOException {
        if (error.status() == 401 && !exchange.getResponseHeaders().containsKey("WWW-Authenticate")) {
            // RFC 6750, 3.1: no error code for a call without a token; an expired token is an invalid one.
            boolean token = !error.error().equals("invalid_request");
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"csc\"" + (token ? ", error=\"invalid_token\"" : ""));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error.error());
        body.put("error_description", error.getMessage());
        reply(exchange, new CscAnswer(error.status(), body));
    }

    static void notJson(HttpExchange exchange) throws IOException {
        byte[] page = "<!DOCTYPE html><title>Please log in</title>".getBytes(StandardCharsets.UTF_8);
        reply(exchange, 200, "text/html; charset=utf-8", page);
    }

    /** HTTP 200 with a body that claims to be the JSON of an answer. */
    static void text(HttpExchange exchange, String body) throws IOException {
        reply(exchange, 200, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    static void huge(HttpExchange exchange, long bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("{\"signatures\":[\"".getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[8192];
        Arrays.fill(block, (byte) 'A');
        for (long left = bytes; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
        out.write("\"]}".getBytes(StandardCharsets.US_ASCII));
    }

    /** Promises the whole answer and hangs up after the first byte of it. */
    static void cut(HttpExchange exchange, CscAnswer answer) throws IOException {
        byte[] text = CscJson.write(answer.body());
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(answer.status(), text.length);
        exchange.getResponseBody().write(text, 0, 1);
        exchange.getResponseBody().flush();
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
