package org.motcua.signing.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on 127.0.0.1 and a port of its own, that behaves as badly as its handlers say. */
public final class LocalServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    private LocalServer(HttpServer server) {
        this.server = server;
    }

    public static LocalServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LocalServer local = new LocalServer(server);
            server.setExecutor(local.threads);
            server.start();
            return local;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** How many requests came in. */
    public int requests() {
        return requests.get();
    }

    public URI on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return uri(path);
    }

    /** Whether the other side hung up on the {@linkplain #dripping dripping} answer. */
    public boolean awaitHangUp() throws InterruptedException {
        return hungUp.await(30, TimeUnit.SECONDS);
    }

    /** Turns each request body into a response body. */
    public URI answer(String path, Answer answer) {
        return on(
                path,
                exchange ->
                        reply(exchange, 200, answer.to(exchange.getRequestBody().readAllBytes())));
    }

    public URI status(String path, int status, String... headers) {
        return on(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            reply(exchange, status, new byte[0]);
        });
    }

    /** Takes the request and says nothing. */
    public URI silent(String path) {
        return on(path, exchange -> awaitClosing());
    }

    /** Says that a thousand bytes are coming, sends one now and then, and never ends. */
    public URI dripping(String path) {
        return on(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            try {
                while (closing.getCount() > 0) {
                    exchange.getResponseBody().write(0x30);
                    exchange.getResponseBody().flush();
                    awaitClosing(10);
                }
            } catch (IOException e) {
                hungUp.countDown();
                throw e;
            }
        });
    }

    /** Says that a thousand bytes are coming and hangs up after ten. */
    public URI cutting(String path) {
        return on(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });
    }

    /** Sends without end and without saying how much. */
    public URI flooding(String path) {
        return on(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            while (closing.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        });
    }

    public static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void awaitClosing() {
        awaitClosing(TimeUnit.MINUTES.toMillis(5));
    }

    private void awaitClosing(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is answered to a body. */
    @FunctionalInterface
    public interface Answer {
        byte[] to(byte[] request) throws IOException;
    }
}
