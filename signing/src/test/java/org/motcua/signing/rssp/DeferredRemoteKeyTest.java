package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.csc.CscDeferredKey;
import org.motcua.signing.csc.CscFactors;
import org.motcua.signing.csc.CscService;
import org.motcua.signing.csc.CscVersion;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Answer.WrongSecret;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Keys that their owner releases by one-time password, before a service of version 2. */
class DeferredRemoteKeyTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc ký số từ xa,C=VN", new StepClock());
    private static final TestKey RSA = AUTHORITY.issue("CN=Nguyễn Văn Dũng,C=VN", TestKeyKind.RSA_2048);

    private final StepClock clock = new StepClock();
    private final CscCredential credential = CscCredential.of("DUNG", RSA)
            .pin("PIN", "123456")
            .otp("OTP", "100001", "100002", "100003")
            .scal2()
            .multisign(50);
    private CscTestServer server;
    private CscDeferredKey key;

    @BeforeEach
    void start() {
        server = CscTestServer.start(clock, credential);
        CscService service = CscService.builder(server.baseUri())
                .accessToken(server::accessToken)
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
        assertThat(service.version()).isEqualTo(CscVersion.V2);
        key = CscDeferredKey.builder(service, "DUNG")
                .factors(CscFactors.fixed(Map.of("PIN", "123456")))
                .open();
    }

    @AfterEach
    void stop() {
        key.close();
        server.close();
    }

    private DeferredRequest request(int items) {
        return new DeferredRequest(
                "batch-1",
                SignatureAlgorithm.SHA256_WITH_RSA_PSS,
                IntStream.range(0, items)
                        .mapToObj(i -> new Item("Quyết định " + i, ("data " + i).getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                clock.instant().plus(Duration.ofMinutes(5)));
    }

    private Answer answer(DeferredRequest request, String otp) {
        String handle = key.begin(request).handle();
        return key.answer(request, handle, new OneTimePassword(otp.toCharArray()));
    }

    @Test
    void signsABatchWithOneAuthorization() {
        assertThat(key.largestBatch()).isEqualTo(50);
        assertThat(answer(request(50), "100001"))
                .isInstanceOfSatisfying(
                        Signed.class, signed -> assertThat(signed.values()).hasSize(50));
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(1);
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(1);
    }

    @Test
    void asksForAnotherPasswordAfterAWrongOneUntilTheServiceLocksTheKey() {
        assertThat(answer(request(1), "999999")).isEqualTo(new WrongSecret(OptionalInt.empty()));
        assertThat(answer(request(1), "100001")).isInstanceOf(Signed.class);
        assertThat(answer(request(1), "100001")).isEqualTo(new WrongSecret(OptionalInt.empty()));
        assertThat(answer(request(1), "999999")).isInstanceOf(WrongSecret.class);
        assertThat(answer(request(1), "999999")).isInstanceOf(WrongSecret.class);
        assertThat(answer(request(1), "100002")).isEqualTo(new Rejected("Credential locked"));
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(6);
    }

    @Test
    void sendsNothingTwiceWhoseOutcomeIsUnknown() {
        server.fail(CscMethod.SIGN_HASH, new CscFault.CutAnswer());
        assertThatThrownBy(() -> answer(request(1), "100001")).isInstanceOf(KeyUnavailableException.class);
        server.fail(CscMethod.CREDENTIALS_AUTHORIZE, new CscFault.CutAnswer());
        assertThatThrownBy(() -> answer(request(1), "100002")).isInstanceOf(KeyUnavailableException.class);
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(2);
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(1);
    }

    @Test
    void isUnavailableWhereTheServiceFails() {
        server.fail(
                CscMethod.CREDENTIALS_AUTHORIZE,
                new CscFault.TooManyRequests(Duration.ofSeconds(30)),
                new CscFault.ServerError(),
                new CscFault.HugeAnswer(16L * 1024 * 1024),
                new CscFault.NotJson());
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> answer(request(1), "100001")).isInstanceOf(KeyUnavailableException.class);
        }
        assertThat(answer(request(1), "100001")).isInstanceOf(Signed.class);
    }

    @Test
    void usesNoOtherSignaturesThanItsOwn() {
        server.fail(
                CscMethod.SIGN_HASH,
                new CscFault.TooFewSignatures(),
                new CscFault.TooManySignatures(),
                new CscFault.SignaturesOfAnotherKey());
        for (String otp : new String[] {"100001", "100002", "100003"}) {
            assertThatThrownBy(() -> answer(request(2), otp)).isInstanceOf(KeyRefusedException.class);
        }
    }
}
