package org.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.http.Openssl;
import org.motcua.signing.http.OpensslTsa;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

/** A real authority: each request goes through "openssl ts -reply", and openssl verifies what the client accepted. */
@Timeout(120)
class OpensslTimestampTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Imprint IMPRINT = Imprint.of(DigestAlgorithm.SHA_256, new byte[] {1, 2, 3});

    private final LocalServer server = LocalServer.start();
    private final TestAuthority root = TestAuthority.create("CN=Root,C=VN", CLOCK);

    @TempDir
    private Path folder;

    @BeforeEach
    void requireOpenssl() {
        Openssl.requireInstalled();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeyKind.class,
            mode = Mode.INCLUDE,
            names = {"RSA_2048", "RSA_4096", "P_256", "P_384"})
    void acceptsTheTokensOfOpenssl(TestKeyKind kind) throws IOException {
        URI url = tsa(kind);
        HttpTimestampService service = HttpTimestampService.builder(url)
                .trust(List.of(root.certificate()))
                .build();

        TimestampToken token = service.stamp(IMPRINT);

        assertThat(token.imprint()).contains(IMPRINT);
        assertThat(token.policy()).isEqualTo("1.2.3.4.1");
        assertThat(Duration.between(token.time(), Instant.now(CLOCK)).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(verify(token)).contains("Verification: OK");
    }

    @Test
    void opensslRefusesAPolicyAndAHashThatItDoesNotKnow() throws IOException {
        URI url = tsa(TestKeyKind.P_256);

        assertThat(reason(HttpTimestampService.builder(url).policy("1.2.3.4.99").build(), IMPRINT))
                .isEqualTo(Reason.REFUSED);
        assertThat(reason(HttpTimestampService.of(url), Imprint.of(DigestAlgorithm.SHA3_512, new byte[1])))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void aPoolGetsPastAnUntrustedAuthorityToOpenssl() throws IOException {
        URI good = tsa(TestKeyKind.P_256);
        URI down = server.status("/down", 503, "Retry-After", "3600");
        TimestampPool pool = TimestampPool.builder()
                .add(HttpTimestampService.of(down))
                .add(HttpTimestampService.of(good))
                .trust(List.of(root.certificate()))
                .build();

        for (int i = 0; i < 3; i++) {
            assertThat(verify(pool.stamp(IMPRINT))).contains("Verification: OK");
        }
        assertThat(server.requests()).as("one to the service that is down").isEqualTo(4);
    }

    private static Reason reason(HttpTimestampService service, Imprint imprint) {
        try {
            service.stamp(imprint);
            throw new AssertionError("stamped");
        } catch (TimestampException e) {
            return e.failures().get(0).reason();
        }
    }

    private URI tsa(TestKeyKind kind) throws IOException {
        TestKey key = root.issue("CN=OpenSSL TSA,C=VN", kind, TestProfile.timestamping());
        Openssl.writePem(folder.resolve("root.pem"), List.of(root.certificate()));
        return OpensslTsa.serve(server, "/tsa-" + kind, folder, key);
    }

    private String verify(TimestampToken token) throws IOException {
        Files.write(folder.resolve("data"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("token.der"), token.encoded());
        return Openssl.run(
                folder, "ts", "-verify", "-data", "data", "-in", "token.der", "-token_in", "-CAfile", "root.pem");
    }
}
