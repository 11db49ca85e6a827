package org.motcua.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

@Timeout(60)
class HttpTimestampServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TestAuthority ROOT = TestAuthority.create("CN=Root", TestKeyKind.P_256, CLOCK);
    private static final TestTimestampAuthority TSA = TestTimestampAuthority.of(ROOT, CLOCK);
    private static final Imprint IMPRINT =
            Imprint.of(DigestAlgorithm.SHA_256, "Quyết định".getBytes(StandardCharsets.UTF_8));

    private final LocalServer server = LocalServer.start();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "SHA3?_(256|384|512)")
    void stampsTheHashThatItIsGiven(DigestAlgorithm algorithm) {
        Imprint imprint = Imprint.of(algorithm, new byte[] {1, 2, 3});

        TimestampToken token = service(server.answer("/", TSA::respond)).stamp(imprint);

        assertThat(token.imprint()).contains(imprint);
        assertThat(token.time()).isEqualTo(NOW);
        assertThat(token.policy()).isEqualTo(TestTimestampAuthority.POLICY);
        assertThat(token.signer().orElseThrow().getSubjectX500Principal().getName())
                .contains("Test TSA");
        assertThat(TimestampToken.read(token.encoded()).encoded()).isEqualTo(token.encoded());
    }

    @Test
    void asksWithANewNonceEachTime() {
        HttpTimestampService service = service(server.answer("/", TSA::respond));

        BigInteger first = service.stamp(IMPRINT).nonce().orElseThrow();
        BigInteger second = service.stamp(IMPRINT).nonce().orElseThrow();

        assertThat(first).isNotEqualTo(second);
        assertThat(first.bitLength()).isEqualTo(128);
    }

    @Test
    void remembersHowLargeTokensAre() {
        HttpTimestampService service = service(server.answer("/", TSA::respond));
        assertThat(service.expectedTokenBytes()).isEqualTo(8192);

        int size = service.stamp(IMPRINT).encoded().length;

        assertThat(service.expectedTokenBytes()).isEqualTo(size);
    }

    @Test
    void tellsNobodyThePasswordInAUrl() {
        URI url = URI.create("https://an:geheim@tsa.example/stamp");
        assertThatThrownBy(() -> HttpTimestampService.of(url))
                .isInstanceOf(TimestampException.class)
                .hasMessageContaining("tsa.example")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void sendsUserAndPassword() {
        URI url = server.on("/", exchange -> {
            String sent = exchange.getRequestHeaders().getFirst("Authorization");
            boolean right = "Basic dXNlcjpt4bqtdCBraOG6qXU=".equals(sent);
            LocalServer.reply(
                    exchange,
                    right ? 200 : 401,
                    right ? TSA.respond(exchange.getRequestBody().readAllBytes()) : new byte[0]);
        });

        TimestampToken token = builder(url)
                .basicAuthentication("user", "mật khẩu".toCharArray())
                .build()
                .stamp(IMPRINT);

        assertThat(token.time()).isEqualTo(NOW);
        assertThat(failure(service(url))).isEqualTo(Reason.HTTP_STATUS);
    }

    @Test
    void asksForAPolicyAndInsistsOnIt() {
        URI obedient = server.answer("/obedient", TSA::respond);
        URI other = server.answer("/other", request -> {
            TimeStampReq asked = TimeStampReq.getInstance(request);
            return TSA.respond(changed(asked, asked.getMessageImprint(), asked.getNonce(), "2.999.7"));
        });

        assertThat(builder(obedient).policy("2.999.5").build().stamp(IMPRINT).policy())
                .isEqualTo("2.999.5");
        assertThat(failure(builder(other).policy("2.999.5").build())).isEqualTo(Reason.WRONG_POLICY);
    }

    @Test
    void refusesATokenOverAnotherHash() {
        byte[] hash = Imprint.of(DigestAlgorithm.SHA_256, new byte[1]).hash();
        URI url = server.answer("/", request -> {
            TimeStampReq asked = TimeStampReq.getInstance(request);
            MessageImprint other = new MessageImprint(asked.getMessageImprint().getHashAlgorithm(), hash);
            return TSA.respond(changed(asked, other, asked.getNonce(), TestTimestampAuthority.POLICY));
        });

        assertThat(failure(service(url))).isEqualTo(Reason.WRONG_IMPRINT);
    }

    @Test
    void refusesATokenWithAnotherNonce() {
        URI url = server.answer("/", request -> {
            TimeStampReq asked = TimeStampReq.getInstance(request);
            ASN1Integer other = new ASN1Integer(asked.getNonce().getValue().add(BigInteger.ONE));
            return TSA.respond(changed(asked, asked.getMessageImprint(), other, TestTimestampAuthority.POLICY));
        });

        assertThat(failure(service(url))).isEqualTo(Reason.WRONG_NONCE);
    }

    @Test
    void refusesATokenWithoutANonce() {
        URI url = server.answer("/", request -> {
            TimeStampReq asked = TimeStampReq.getInstance(request);
            return TSA.respond(changed(asked, asked.getMessageImprint(), null, TestTimestampAuthority.POLICY));
        });

        assertThat(failure(service(url))).isEqualTo(Reason.WRONG_NONCE);
    }

    @Test
    void refusesAnOldAnswerThatIsReplayed() {
        byte[] old = TSA.respond(TimestampProtocol.request(IMPRINT, BigInteger.TEN, Optional.empty()));

        assertThat(failure(service(server.answer("/", request -> old)))).isEqualTo(Reason.WRONG_NONCE);
    }

    @Test
    void refusesACertificateForAnotherPurpose() {
        TestKey key = ROOT.issue("CN=Signer", TestKeyKind.RSA_2048, TestProfile.documentSigning());

        assertThat(failure(stampedWith(key))).isEqualTo(Reason.WRONG_CERTIFICATE);
    }

    @Test
    void refusesACertificateWhosePurposeIsNotCritical() {
        TestKey key = ROOT.issue("CN=TSA", TestKeyKind.RSA_2048, TestProfile.timestampingNotCritical());

        assertThat(failure(stampedWith(key))).isEqualTo(Reason.WRONG_CERTIFICATE);
    }

    @Test
    void refusesAnExpiredCertificate() {
        TestProfile profile =
                TestProfile.timestamping().valid(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(10)));

        assertThat(failure(stampedWith(ROOT.issue("CN=TSA", TestKeyKind.RSA_2048, profile))))
                .isEqualTo(Reason.WRONG_CERTIFICATE);
    }

    @Test
    void refusesACertificateThatExpiredWhileItsClockStandsStill() {
        Instant stopped = NOW.minus(Duration.ofMinutes(30));
        TestProfile profile =
                TestProfile.timestamping().valid(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofMinutes(10)));
        TestKey key = ROOT.issue("CN=TSA", TestKeyKind.RSA_2048, profile);
        TestTimestampAuthority late = TestTimestampAuthority.of(key, Clock.fixed(stopped, ZoneOffset.UTC));

        assertThat(failure(service(server.answer("/", late::respond)))).isEqualTo(Reason.WRONG_CERTIFICATE);
    }

    @Test
    void refusesATimeFarFromTheClocks() {
        TestTimestampAuthority wrong = TestTimestampAuthority.of(ROOT, Clock.offset(CLOCK, Duration.ofMinutes(-61)));

        assertThat(failure(service(server.answer("/", wrong::respond)))).isEqualTo(Reason.WRONG_TIME);
    }

    @Test
    void refusesACertificateThatItWasNotGivenToTrust() {
        TestAuthority stranger = TestAuthority.create("CN=Stranger", TestKeyKind.P_256, CLOCK);
        URI url = server.answer("/", TSA::respond);

        assertThat(builder(url)
                        .trust(List.of(ROOT.certificate()))
                        .build()
                        .stamp(IMPRINT)
                        .time())
                .isEqualTo(NOW);
        assertThat(failure(builder(url).trust(List.of(stranger.certificate())).build()))
                .isEqualTo(Reason.UNTRUSTED);
    }

    @Test
    void trustsAPinnedCertificateOfTheAuthorityItself() {
        TestKey key = ROOT.issue("CN=TSA", TestKeyKind.RSA_2048, TestProfile.timestamping());
        TestTimestampAuthority tsa = TestTimestampAuthority.of(key, CLOCK);

        TimestampToken token = builder(server.answer("/", tsa::respond))
                .trust(List.of(key.certificate()))
                .build()
                .stamp(IMPRINT);

        assertThat(token.signer()).contains(key.certificate());
    }

    @Test
    void refusesATokenWhoseSignatureWasChanged() {
        URI url = server.answer("/", request -> {
            byte[] response = TSA.respond(request);
            // The signature value ends the response: one signer, no unsigned attributes.
            response[response.length - 1] ^= 1;
            return response;
        });

        assertThat(failure(service(url))).isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void noByteOfATokenCanBeChangedUnnoticed() {
        byte[] good = TSA.stamp(IMPRINT).encoded();
        TokenCheck check = new TokenCheck("tsa", List.of(ROOT.certificate()), Duration.ofMinutes(1));
        int accepted = 0;
        for (int i = 0; i < good.length; i += 7) {
            byte[] changed = good.clone();
            changed[i] ^= 0x10;
            try {
                TimestampToken token = TimestampToken.read(changed);
                check.require(token, IMPRINT, NOW);
                assertThat(token.time()).as("byte %d", i).isEqualTo(NOW);
                assertThat(token.signer())
                        .as("byte %d", i)
                        .isEqualTo(TSA.stamp(IMPRINT).signer());
                accepted++;
            } catch (TimestampException e) {
                assertThat(e.failures()).hasSize(1);
            }
        }
        // Only bytes that say nothing, such as those of the other certificates in the bag, may differ.
        assertThat(accepted).isLessThan(good.length / 7 / 2);
    }

    @Test
    void refusesGarbageOfAllKinds() {
        byte[] response = TSA.respond(TimestampProtocol.request(IMPRINT, BigInteger.TEN, Optional.empty()));
        byte[] longer = Arrays.copyOf(response, response.length + 1);
        byte[] shorter = Arrays.copyOf(response, response.length - 1);
        byte[][] garbage = {
            new byte[0],
            "<html>Bảo trì</html>".getBytes(StandardCharsets.UTF_8),
            new byte[] {0x30, (byte) 0x80, 0x30, (byte) 0x80, 0x30, (byte) 0x80},
            new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
            new byte[] {0x05, 0x00},
            longer,
            shorter
        };
        for (int i = 0; i < garbage.length; i++) {
            byte[] answer = garbage[i];
            URI url = server.answer("/" + i, request -> answer);

            assertThat(failure(service(url))).as("garbage %d", i).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refusesDeeplyNestedGarbage() {
        byte[] nested = new byte[200_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }

        assertThat(failure(service(server.answer("/", request -> nested)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesAGrantWithoutAToken() throws IOException {
        byte[] empty = new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), null).getEncoded();

        assertThat(failure(service(server.answer("/", request -> empty)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void tellsWhyTheAuthorityRefuses() throws IOException {
        URI url = server.answer("/", request -> refusal(PKIFailureInfo.unacceptedPolicy, "no such policy"));

        assertThatThrownBy(() -> service(url).stamp(IMPRINT))
                .isInstanceOf(TimestampException.class)
                .hasMessageContaining("REFUSED")
                .hasMessageContaining("unacceptedPolicy: no such policy")
                .hasMessageContaining(url.toString())
                .hasMessageContaining("augment the document afterwards");
    }

    @Test
    void tellsARefusalThatPasses() {
        URI url = server.answer("/", request -> refusal(PKIFailureInfo.timeNotAvailable, "clock is being set"));

        assertThat(failure(service(url))).isEqualTo(Reason.NOT_NOW);
    }

    @Test
    void tellsARateLimitWithItsTime() {
        for (int status : new int[] {429, 503}) {
            TimestampFailure failure = onlyFailure(service(server.status("/" + status, status, "Retry-After", "90")));

            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(90));
        }
    }

    @Test
    void tellsServerErrorsFromOtherStatuses() {
        assertThat(failure(service(server.status("/500", 500)))).isEqualTo(Reason.SERVER_ERROR);
        assertThat(failure(service(server.status("/400", 400)))).isEqualTo(Reason.HTTP_STATUS);
        assertThat(failure(service(server.status("/302", 302, "Location", "/elsewhere"))))
                .isEqualTo(Reason.HTTP_STATUS);
    }

    @Test
    void boundsSilenceDripsCutsAndFloods() {
        assertThat(failure(impatient(server.silent("/silent")))).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure(impatient(server.dripping("/drip")))).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure(service(server.cutting("/cut")))).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure(service(server.flooding("/flood")))).isEqualTo(Reason.TOO_LARGE);
    }

    private HttpTimestampService stampedWith(TestKey key) {
        return service(server.answer("/", TestTimestampAuthority.of(key, CLOCK)::respond));
    }

    private static HttpTimestampService service(URI url) {
        return builder(url).build();
    }

    private static HttpTimestampService impatient(URI url) {
        return builder(url).timeout(Duration.ofMillis(200)).build();
    }

    private static HttpTimestampService.Builder builder(URI url) {
        return HttpTimestampService.builder(url).clock(CLOCK);
    }

    private static Reason failure(HttpTimestampService service) {
        return onlyFailure(service).reason();
    }

    private static TimestampFailure onlyFailure(HttpTimestampService service) {
        TimestampException e = catchThrowableOfType(TimestampException.class, () -> service.stamp(IMPRINT));
        assertThat(e).as("an exception").isNotNull();
        assertThat(e.failures()).hasSize(1);
        return e.failures().get(0);
    }

    private static byte[] changed(TimeStampReq asked, MessageImprint imprint, ASN1Integer nonce, String policy)
            throws IOException {
        return new TimeStampReq(imprint, new ASN1ObjectIdentifier(policy), nonce, asked.getCertReq(), null)
                .getEncoded();
    }

    private static byte[] refusal(int flag, String text) throws IOException {
        PKIStatusInfo status = new PKIStatusInfo(PKIStatus.rejection, new PKIFreeText(text), new PKIFailureInfo(flag));
        return new TimeStampResp(status, null).getEncoded();
    }
}
