package org.motcua.signing.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;

/** The database of an authority, and a responder whose every answer is made of it by "openssl ocsp". */
public final class OpensslResponder {

    private static final DateTimeFormatter INDEX_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final StringBuilder index = new StringBuilder();

    /** Writes ca.pem, ca.key and, with the first entry, index.txt into the folder. */
    public OpensslResponder(Path folder, TestAuthority authority) throws IOException {
        this.folder = folder;
        Openssl.writePem(folder.resolve("ca.pem"), List.of(authority.certificate()));
        Openssl.writePem(folder.resolve("ca.key"), authority.key().privateKey());
    }

    /** Hands each request to an openssl command that signs with the given key. */
    public URI serve(LocalServer server, String name, TestKey key) throws IOException {
        Openssl.writePem(folder.resolve(name + ".pem"), List.of(key.certificate()));
        Openssl.writePem(folder.resolve(name + ".key"), key.privateKey());
        return server.answer("/" + name, request -> {
            synchronized (index) {
                Files.write(folder.resolve("request.der"), request);
                Openssl.run(
                        folder,
                        "ocsp",
                        "-index",
                        "index.txt",
                        "-CA",
                        "ca.pem",
                        "-rsigner",
                        name + ".pem",
                        "-rkey",
                        name + ".key",
                        "-reqin",
                        "request.der",
                        "-respout",
                        "response.der",
                        "-nmin",
                        "60");
                return Files.readAllBytes(folder.resolve("response.der"));
            }
        });
    }

    public void enter(X509Certificate certificate) throws IOException {
        enter("V", certificate, "");
    }

    /** Revoked an hour ago. */
    public void enterRevoked(X509Certificate certificate, Clock clock) throws IOException {
        Instant then = clock.instant().minus(Duration.ofHours(1));
        enter("R", certificate, INDEX_TIME.format(then) + ",keyCompromise");
    }

    private void enter(String status, X509Certificate certificate, String revocation) throws IOException {
        String serial = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        index.append(String.join(
                        "\t",
                        status,
                        INDEX_TIME.format(certificate.getNotAfter().toInstant()),
                        revocation,
                        serial.length() % 2 == 0 ? serial : "0" + serial,
                        "unknown",
                        "/CN=" + serial))
                .append('\n');
        Files.writeString(folder.resolve("index.txt"), index);
    }
}
