package org.motcua.signing.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP client that never waits longer, reads more or goes elsewhere than it was told. Each call can be interrupted.
 * Connections are kept and reused. Immutable and thread-safe.
 */
public final class BoundedHttp {

    private final HttpClient client;
    private final AddressRule rule;
    private final Clock clock;

    private BoundedHttp(HttpClient client, AddressRule rule, Clock clock) {
        this.client = client;
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * A client that asks what the rule lets pass.
     *
     * @param connectTimeout how long a connection may take to come about
     * @param clock tells what a date in Retry-After means
     */
    public static BoundedHttp of(AddressRule rule, Duration connectTimeout, Clock clock) {
        HttpClient client = HttpClient.newBuilder()
                // Redirects are followed here, so that the rule judges each of them.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        return new BoundedHttp(client, rule, clock);
    }

    /** Fetches what lies at the URL, following redirects. */
    public HttpReply get(URI url, HttpLimits limits) throws HttpFault, InterruptedException {
        long start = System.nanoTime();
        URI current = url;
        for (int redirects = 0; ; redirects++) {
            HttpRequest.Builder request = request(current).GET();
            HttpResponse<byte[]> response = send(request, limits, remaining(limits, start));
            if (!isRedirect(response.statusCode()) || limits.maxRedirects() == 0) {
                return reply(response);
            }
            if (redirects == limits.maxRedirects()) {
                throw new HttpFault(
                        HttpFault.Kind.REFUSED_ADDRESS,
                        url + " redirects more than " + limits.maxRedirects() + " times");
            }
            current = target(current, response);
        }
    }

    /** Sends a body; a redirect is handed to the caller, never followed. */
    public HttpReply post(URI url, String mediaType, byte[] body, Map<String, String> headers, HttpLimits limits)
            throws HttpFault, InterruptedException {
        HttpRequest.Builder request =
                request(url).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return reply(send(request, limits, limits.timeout().toNanos()));
    }

    private HttpRequest.Builder request(URI url) throws HttpFault {
        rule.require(url);
        // Old servers stumble over the offer to upgrade that HTTP/2 puts into requests without TLS.
        Version version = "https".equalsIgnoreCase(url.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1;
        return HttpRequest.newBuilder(url).version(version);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder, HttpLimits limits, long nanos)
            throws HttpFault, InterruptedException {
        HttpRequest request = builder.build();
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            answer = client.sendAsync(request, LimitedBody.handler(limits.maxBytes()));
        } catch (IllegalArgumentException e) {
            throw new HttpFault(HttpFault.Kind.REFUSED_ADDRESS, request.uri() + " cannot be asked", e);
        }
        try {
            // The request's own time-out ends with the headers; this one ends with the last byte, so nobody can drip.
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpFault(HttpFault.Kind.TIMED_OUT, "no whole answer within " + seconds(limits.timeout()), e);
        } catch (ExecutionException e) {
            throw fault(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpFault fault(ExecutionException e) {
        Throwable cause = e.getCause();
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof HttpFault fault) {
                return fault;
            }
        }
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return new HttpFault(HttpFault.Kind.TIMED_OUT, "no connection in time", cause);
        }
        String detail = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        return new HttpFault(HttpFault.Kind.UNREACHABLE, "no connection or it was cut: " + detail, cause);
    }

    private static URI target(URI from, HttpResponse<byte[]> response) throws HttpFault {
        String location = response.headers().firstValue("Location").orElse("");
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new HttpFault(HttpFault.Kind.REFUSED_ADDRESS, from + " redirects to what is no URL: " + location, e);
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(target.getScheme())) {
            throw new HttpFault(HttpFault.Kind.REFUSED_ADDRESS, from + " redirects out of https to " + target);
        }
        return target;
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static long remaining(HttpLimits limits, long start) {
        return limits.timeout().toNanos() - (System.nanoTime() - start);
    }

    private HttpReply reply(HttpResponse<byte[]> response) {
        return new HttpReply(
                response.uri(),
                response.statusCode(),
                response.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant())),
                response.body());
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
