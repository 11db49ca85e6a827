package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.csc.CscDeferredKey;
import org.motcua.signing.csc.CscException;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.csc.CscFactors;
import org.motcua.signing.csc.CscKey;
import org.motcua.signing.csc.CscLogin;
import org.motcua.signing.csc.CscService;
import org.motcua.signing.csc.CscVersion;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Answer.WrongSecret;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Our keys before a service of version 1 that was written from the specification alone, and that records what is forbidden. */
class RemoteKeyV1Test {

    private static final byte[] DATA = "Quyết định số 152".getBytes(StandardCharsets.UTF_8);
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc ký số từ xa,C=VN", new StepClock());
    private static final TestKey RSA = AUTHORITY.issue("CN=Trần Thị Lan,C=VN", TestKeyKind.RSA_2048);
    private static final TestKey CURVE = AUTHORITY.issue("CN=Trần Thị Lan,C=VN", TestKeyKind.P_256);
    private static final SignatureAlgorithm SHA256 = SignatureAlgorithm.SHA256_WITH_RSA;
    private static final CscFactors PIN = CscFactors.fixed(Map.of("PIN", "123456"));

    private final StepClock clock = new StepClock();
    private final List<CscV1Server> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(CscV1Server::close);
    }

    private CscV1Server server(CscV1Credential... credentials) {
        CscV1Server server = CscV1Server.start(clock, credentials);
        servers.add(server);
        return server;
    }

    private CscService service(CscV1Server server) {
        return CscService.builder(server.baseUri())
                .accessToken(server::accessToken)
                .allowPlainHttpForTests()
                .timeout(Duration.ofSeconds(20))
                .clock(clock)
                .build();
    }

    private static CscV1Credential explicit(TestKey key) {
        return CscV1Credential.of("LAN", key).pin("123456");
    }

    private static CscV1Credential online() {
        return explicit(RSA).onlineOtp().scal2().multisign(50);
    }

    private CscDeferredKey deferred(CscV1Server server) {
        return CscDeferredKey.builder(service(server), "LAN").factors(PIN).open();
    }

    private DeferredRequest request(int items) {
        return new DeferredRequest(
                "batch-1",
                SHA256,
                IntStream.range(0, items)
                        .mapToObj(i -> new Item("Quyết định " + i, ("data " + i).getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                clock.instant().plus(Duration.ofMinutes(5)));
    }

    private static OneTimePassword otp(String value) {
        return new OneTimePassword(value.toCharArray());
    }

    private static OneTimePassword delivered(CscV1Server server) {
        return otp(server.deliveredOtp("LAN").orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHA256_WITH_RSA", "SHA512_WITH_RSA", "SHA256_WITH_RSA_PSS", "SHA384_WITH_RSA_PSS"})
    void signsWithRsa(SignatureAlgorithm algorithm) {
        CscV1Server server = server(explicit(RSA).scal2());
        try (CscKey key = CscKey.builder(service(server), "LAN").factors(PIN).open()) {
            byte[] value = key.sign(DATA, algorithm);
            assertThat(new Verifier(RSA.certificate().getPublicKey()).verify(DATA, value, algorithm))
                    .isTrue();
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void signsWithKeysThatAreListedByTheirKindAndWithCurves() {
        SignatureAlgorithm ecdsa = SignatureAlgorithm.SHA256_WITH_ECDSA;
        CscV1Server kind = server(explicit(RSA).algorithms("1.2.840.113549.1.1.1"));
        try (CscKey key = CscKey.builder(service(kind), "LAN").factors(PIN).open()) {
            assertThat(key.sign(DATA, SHA256)).isNotEmpty();
        }
        CscV1Server raw = server(explicit(CURVE).rawEcdsa());
        try (CscKey key = CscKey.builder(service(raw), "LAN").factors(PIN).open()) {
            assertThat(new Verifier(CURVE.certificate().getPublicKey()).verify(DATA, key.sign(DATA, ecdsa), ecdsa))
                    .isTrue();
        }
        assertThat(kind.violations()).isEmpty();
        assertThat(raw.violations()).isEmpty();
    }

    @Test
    void describesItselfAndListsAllPages() {
        CscV1Server server = server(
                        explicit(RSA).scal2().multisign(5),
                        CscV1Credential.of("A", CURVE),
                        CscV1Credential.of("B", CURVE))
                .pageSize(1)
                .numbersAsText();
        CscService service = service(server);
        assertThat(service.version()).isEqualTo(CscVersion.V1);
        assertThat(service.info().version()).isEqualTo("1.0.4.0");
        assertThat(service.credentials()).containsExactly("LAN", "A", "B");
        assertThat(service.credential("LAN").signaturesPerAuthorization()).isEqualTo(5);
        assertThat(service.credential("LAN").keyBits()).isEqualTo(2048);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void listsTheKeysOfTheUserWhomItIsTold() {
        CscV1Server server = server(explicit(RSA)).external();
        CscService service = CscService.builder(server.baseUri())
                .accessToken(server::accessToken)
                .user(CscV1Server.USER)
                .allowPlainHttpForTests()
                .build();
        assertThat(service.credentials()).containsExactly("LAN");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void logsInAsMySignWantsItAndWaitsForThePhone() {
        CscV1Server server = server(
                        CscV1Credential.of("LAN", RSA).implicit().scal2().multisign(1_000))
                .mySign()
                .numbersAsText();
        CscLogin login = CscLogin.json(server.mySignLoginUri())
                .with("client_id", CscV1Server.MYSIGN_CLIENT)
                .with("user_id", CscV1Server.USER)
                .with("profile_id", CscV1Server.MYSIGN_PROFILE)
                .withSecret("client_secret", CscV1Server.MYSIGN_SECRET::toCharArray)
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
        CscService service = CscService.builder(server.baseUri())
                .login(login)
                .user(CscV1Server.USER)
                .listDocuments()
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
        assertThat(service.credentials()).containsExactly("LAN");
        try (CscKey key = CscKey.builder(service, "LAN").description("QD 152").open()) {
            assertThat(key.signAll(List.of(DATA, new byte[] {1}), SHA256)).hasSize(2);
            server.expireAccessTokens();
            assertThat(key.sign(DATA, SHA256)).isNotEmpty();
        }
        assertThat(server.calls(CscV1Method.MYSIGN_LOGIN)).hasSize(2);
        assertThat(server.calls(CscV1Method.CREDENTIALS_AUTHORIZE).get(0).body().get("documents"))
                .isEqualTo(List.of(
                        Map.of("document_id", "1", "document_name", "QD 152"),
                        Map.of("document_id", "2", "document_name", "QD 152")));
        assertThat(server.calls(CscV1Method.CREDENTIALS_AUTHORIZE)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void logsInByUserNameAndPassword() {
        CscV1Server server = server(explicit(RSA));
        CscLogin.Builder login = CscLogin.basic(
                        server.baseUri().resolve("auth/login"), CscV1Server.USER, CscV1Server.PASSWORD::toCharArray)
                .allowPlainHttpForTests()
                .clock(clock);
        CscService service = CscService.builder(server.baseUri())
                .login(login.build())
                .allowPlainHttpForTests()
                .build();
        assertThat(service.credentials()).containsExactly("LAN");

        CscLogin wrong = CscLogin.basic(server.baseUri().resolve("auth/login"), CscV1Server.USER, "geheim"::toCharArray)
                .allowPlainHttpForTests()
                .build();
        CscService refused = CscService.builder(server.baseUri())
                .login(wrong)
                .allowPlainHttpForTests()
                .build();
        assertThatThrownBy(refused::credentials)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ACCESS_TOKEN))
                .hasMessageNotContaining("geheim");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void extendsOneConsentForSeveralSignatures() {
        CscV1Server server = server(explicit(RSA).scal2().multisign(3));
        try (CscKey key = CscKey.builder(service(server), "LAN")
                .factors(PIN)
                .signaturesPerAuthorization(3)
                .open()) {
            for (int i = 0; i < 4; i++) {
                key.sign(new byte[] {(byte) i}, SHA256);
            }
        }
        assertThat(server.calls(CscV1Method.CREDENTIALS_AUTHORIZE)).hasSize(2);
        assertThat(server.calls(CscV1Method.CREDENTIALS_EXTEND_TRANSACTION)).hasSize(2);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void takesTheConsentOfOAuthAsActivationData() {
        CscV1Server server = server(CscV1Credential.of("LAN", RSA).oauth2code().scal2());
        try (CscKey key = CscKey.builder(service(server), "LAN")
                .credentialTokens((credential, hashes, hashAlgorithm) -> server.consent(
                        "LAN",
                        hashes.size(),
                        hashes.stream().map(Base64.getDecoder()::decode).toList()))
                .open()) {
            assertThat(key.sign(DATA, SHA256)).isNotEmpty();
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void neverSendsAWrongPinTwice() {
        CscV1Server server = server(explicit(RSA));
        try (CscKey key = CscKey.builder(service(server), "LAN")
                .factors(CscFactors.fixed(Map.of("PIN", "654321")))
                .open()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> key.sign(DATA, SHA256))
                        .isInstanceOfSatisfying(
                                CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION_DATA));
            }
        }
        assertThat(server.calls(CscV1Method.CREDENTIALS_AUTHORIZE)).hasSize(1);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void signsABatchWithOneOneTimePasswordThatAnotherProcessTakes() {
        CscV1Server server = server(online().allHashesAtOnce());
        DeferredRequest request = request(50);
        String handle;
        try (CscDeferredKey key = deferred(server)) {
            assertThat(key.largestBatch()).isEqualTo(50);
            handle = key.begin(request).handle();
            assertThat(key.ask(request, handle)).isInstanceOf(Pending.class);
        }
        try (CscDeferredKey other = deferred(server)) {
            assertThat(other.answer(request, handle, delivered(server)))
                    .isInstanceOfSatisfying(
                            Signed.class, signed -> assertThat(signed.values()).hasSize(50));
        }
        assertThat(server.calls(CscV1Method.CREDENTIALS_SEND_OTP)).hasSize(1);
        assertThat(server.calls(CscV1Method.CREDENTIALS_AUTHORIZE)).hasSize(1);
        assertThat(server.calls(CscV1Method.SIGN_HASH)).hasSize(1);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void asksForAnotherPasswordAfterAWrongOneUntilTheServiceLocksIt() {
        CscV1Server server = server(online());
        DeferredRequest request = request(2);
        try (CscDeferredKey key = deferred(server)) {
            String handle = key.begin(request).handle();
            assertThat(key.answer(request, handle, otp("000000"))).isEqualTo(new WrongSecret(OptionalInt.empty()));
            assertThat(key.answer(request, handle, delivered(server))).isInstanceOf(Signed.class);

            key.begin(request);
            for (int i = 0; i < 3; i++) {
                assertThat(key.answer(request, handle, otp("00000" + i))).isInstanceOf(WrongSecret.class);
            }
            assertThat(key.answer(request, handle, delivered(server))).isEqualTo(new Rejected("OTP locked"));
            assertThatThrownBy(() -> key.begin(request))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining("OTP locked");
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void letsANewPasswordTakeThePlaceOfTheOneBefore() {
        CscV1Server server = server(online());
        DeferredRequest request = request(1);
        try (CscDeferredKey key = deferred(server)) {
            String handle = key.begin(request).handle();
            OneTimePassword first = delivered(server);
            assertThat(key.begin(request).handle()).isEqualTo(handle);
            assertThat(key.answer(request, handle, first)).isInstanceOf(WrongSecret.class);
            assertThat(key.answer(request, handle, delivered(server))).isInstanceOf(Signed.class);
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void endsWhereTheSignerDeclinesOrTheTimeIsOver() {
        CscV1Server declining = server(online().declined());
        DeferredRequest request = request(1);
        try (CscDeferredKey key = deferred(declining)) {
            String handle = key.begin(request).handle();
            Answer answer = key.answer(request, handle, delivered(declining));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("denied"));
        }
        CscV1Server patient = server(online());
        try (CscDeferredKey key = deferred(patient)) {
            String handle = key.begin(request).handle();
            clock.advance(Duration.ofMinutes(5));
            assertThat(key.ask(request, handle)).isEqualTo(new Expired());
            assertThat(key.answer(request, handle, delivered(patient))).isEqualTo(new Expired());
        }
        assertThat(patient.calls(CscV1Method.CREDENTIALS_AUTHORIZE)).isEmpty();
        assertThat(declining.violations()).isEmpty();
        assertThat(patient.violations()).isEmpty();
    }

    @Test
    void isUnavailableWhileTheServiceIsDownAndGoesOnAfterwards() {
        CscV1Server server = server(online());
        DeferredRequest request = request(1);
        try (CscDeferredKey key = deferred(server)) {
            server.down(true);
            assertThatThrownBy(() -> key.begin(request)).isInstanceOf(KeyUnavailableException.class);
            server.down(false);
            String handle = key.begin(request).handle();
            OneTimePassword typed = delivered(server);
            server.down(true);
            assertThatThrownBy(() -> key.answer(request, handle, typed)).isInstanceOf(KeyUnavailableException.class);
            server.down(false);
            server.fail(
                    CscV1Method.CREDENTIALS_AUTHORIZE,
                    new CscFault.ServerError(),
                    new CscFault.HugeAnswer(16L * 1024 * 1024),
                    new CscFault.NotJson(),
                    new CscFault.CutBefore());
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> key.answer(request, handle, typed))
                        .isInstanceOf(KeyUnavailableException.class);
            }
            assertThat(key.answer(request, handle, typed)).isInstanceOf(Signed.class);
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void sendsNothingTwiceWhoseOutcomeIsUnknown() {
        CscV1Server server = server(online());
        DeferredRequest request = request(1);
        server.fail(CscV1Method.SIGN_HASH, new CscFault.CutAnswer());
        try (CscDeferredKey key = deferred(server)) {
            String handle = key.begin(request).handle();
            OneTimePassword typed = delivered(server);
            assertThatThrownBy(() -> key.answer(request, handle, typed)).isInstanceOf(KeyUnavailableException.class);
        }
        assertThat(server.calls(CscV1Method.CREDENTIALS_AUTHORIZE)).hasSize(1);
        assertThat(server.calls(CscV1Method.SIGN_HASH)).hasSize(1);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void usesNoOtherSignaturesThanItsOwn() {
        CscV1Server server = server(online());
        DeferredRequest request = request(2);
        server.fail(
                CscV1Method.SIGN_HASH,
                new CscFault.TooFewSignatures(),
                new CscFault.TooManySignatures(),
                new CscFault.SignaturesOfAnotherKey());
        try (CscDeferredKey key = deferred(server)) {
            for (int i = 0; i < 3; i++) {
                String handle = key.begin(request).handle();
                OneTimePassword typed = delivered(server);
                assertThatThrownBy(() -> key.answer(request, handle, typed)).isInstanceOf(KeyRefusedException.class);
            }
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void doesWithoutPinAndSendingWhereTheServiceDoes() {
        CscV1Server server = server(CscV1Credential.of("LAN", RSA)
                .optionalPin("123456")
                .otp("100001", "100002")
                .multisign(3));
        DeferredRequest request = request(3);
        try (CscDeferredKey key = CscDeferredKey.builder(service(server), "LAN").open()) {
            String handle = key.begin(request).handle();
            assertThat(key.answer(request, handle, otp("100001"))).isInstanceOf(Signed.class);
        }
        assertThat(server.calls(CscV1Method.CREDENTIALS_SEND_OTP)).isEmpty();
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void isUnavailableWhereTheActivationDataRanOut() {
        CscV1Server server = server(online()).sadLifetime(Duration.ZERO);
        DeferredRequest request = request(1);
        try (CscDeferredKey key = deferred(server)) {
            String handle = key.begin(request).handle();
            OneTimePassword typed = delivered(server);
            assertThatThrownBy(() -> key.answer(request, handle, typed))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining("SAD expired");
        }
    }

    @Test
    void opensNoKeyThatIsDisabled() {
        CscV1Server server = server(online().disabled());
        assertThatThrownBy(() -> deferred(server))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("disabled");
    }
}
