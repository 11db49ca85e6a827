package org.motcua.signing.csc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.csc.ScriptedService.Said;
import org.motcua.signing.deferred.Answer;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Rejected;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Answer.WrongSecret;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

@DisplayName("CSC API 1.0.4.0: what is asked, and what is made of odd answers")
class CscVersionOneTest {

    private static final byte[] DATA = "Quyết định số 152".getBytes(StandardCharsets.UTF_8);
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Authority", new StepClock());
    private static final TestKey KEY = AUTHORITY.issue("CN=Leader", TestKeyKind.P_256);
    private static final TestKey OTHER = AUTHORITY.issue("CN=Other", TestKeyKind.P_256);
    private static final SignatureAlgorithm ECDSA = SignatureAlgorithm.SHA256_WITH_ECDSA;
    private static final String PIN = "Pin-7!41";
    private static final String OTP = "493817";
    private static final String TOKEN = "Token-of-the-service";
    private static final String SAD = "Activation/Data+1=";

    private static final String EXPLICIT = """
            "authMode": "explicit", "SCAL": "2", "multisign": "50",
            "PIN": {"presence": "true", "format": "A", "label": "PIN of the key"},
            "OTP": {"presence": "true", "type": "online", "format": "N", "label": "Code by SMS to *** 89", "ID": "sms"}
            """;

    private final StepClock clock = new StepClock();
    private final ScriptedService script = new ScriptedService()
            .on("credentials/info", 200, ScriptedService.info(KEY, EXPLICIT))
            .on("credentials/sendOTP", 204, "")
            .on("credentials/authorize", 200, "{\"SAD\": \"" + SAD + "\", \"expiresIn\": \"300\"}")
            .signing(KEY);

    @AfterEach
    void close() {
        script.close();
    }

    private CscService service() {
        return CscService.builder(script.base())
                .accessToken(() -> TOKEN)
                .allowPlainHttpForTests()
                .maxResponseBytes(100_000)
                .clock(clock)
                .build();
    }

    private CscDeferredKey key() {
        return CscDeferredKey.builder(service(), "K1")
                .factors(CscFactors.fixed(Map.of("PIN", PIN)))
                .open();
    }

    private DeferredRequest request(int items) {
        return new DeferredRequest(
                "batch-1",
                ECDSA,
                IntStream.range(0, items)
                        .mapToObj(i -> new Item("Decision " + i, ("data " + i).getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                clock.instant().plus(Duration.ofMinutes(5)));
    }

    private static OneTimePassword otp(String value) {
        return new OneTimePassword(value.toCharArray());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/vtss/service/ras/csc/v1/, V1",
        "https://a.example/csc/v1, V1",
        "https://a.example/csc/v2, V2",
        "https://a.example/v1/csc/v2, V2",
        "https://a.example, V2",
        "https://v1.example/csc, V2"
    })
    void speaksTheVersionThatTheUrlNames(URI base, CscVersion version) {
        CscService.Builder service = CscService.builder(base).accessToken(() -> TOKEN);
        assertThat(service.build().version()).isEqualTo(version);
        assertThat(service.version(CscVersion.V1).build().version()).isEqualTo(CscVersion.V1);
    }

    @Test
    void readsWhatAKeyIs() {
        CscCredential credential = service().credential("K1");
        assertThat(credential.chain()).isEqualTo(KEY.chain());
        assertThat(credential.authorization()).isEqualTo(Authorization.EXPLICIT);
        assertThat(credential.hashesBound()).isTrue();
        assertThat(credential.keyBits()).isEqualTo(256);
        assertThat(credential.signaturesPerAuthorization()).isEqualTo(50);
        assertThat(credential.factors())
                .extracting(factor -> factor.id() + " " + factor.type() + " " + factor.sentOnRequest())
                .containsExactly("PIN Password false", "OTP online true");
        assertThat(script.calls("credentials/info").get(0).text())
                .isEqualTo("{\"credentialID\":\"K1\",\"certificates\":\"chain\",\"authInfo\":true,\"lang\":\"en\"}");
        assertThat(script.calls("credentials/info").get(0).authorization()).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void readsEachPageOfTheKeysOfAUser() {
        Iterator<String> pages = List.of(
                        "{\"credentialIDs\": [\"K1\"], \"nextPageToken\": \"p2\"}",
                        "{\"credentialIDs\": [\"K2\"], \"nextPageToken\": \"\"}")
                .iterator();
        script.on("credentials/list", call -> new Said(200, pages.next()));
        CscService service = CscService.builder(script.base())
                .accessToken(() -> TOKEN)
                .allowPlainHttpForTests()
                .user("CMT_0123456789")
                .build();
        assertThat(service.credentials()).containsExactly("K1", "K2");
        assertThat(script.calls("credentials/list"))
                .extracting(ScriptedService.Call::text)
                .containsExactly(
                        "{\"userID\":\"CMT_0123456789\"}", "{\"userID\":\"CMT_0123456789\",\"pageToken\":\"p2\"}");
    }

    @Test
    void readsNoPagesWithoutEnd() {
        script.on("credentials/list", 200, "{\"credentialIDs\": [\"K1\"], \"nextPageToken\": \"again\"}");
        assertThatThrownBy(service()::credentials)
                .isInstanceOf(CscException.class)
                .hasMessageContaining("100 pages");
    }

    @Test
    void authorizesABatchWithOneOneTimePassword() {
        DeferredRequest request = request(50);
        try (CscDeferredKey key = key()) {
            Begun begun = key.begin(request);
            assertThat(begun.confirmation()).isEqualTo(Confirmation.ONE_TIME_PASSWORD);
            assertThat(begun.hint()).contains("Code by SMS to *** 89");
            assertThat(begun.handle()).doesNotContain(PIN, TOKEN);
            assertThat(key.ask(request, begun.handle())).isEqualTo(new Pending(Duration.ofSeconds(5)));

            assertThat(key.answer(request, begun.handle(), otp(OTP)))
                    .isInstanceOfSatisfying(
                            Signed.class, signed -> assertThat(signed.values()).hasSize(50));
        }
        assertThat(script.calls("credentials/sendOTP"))
                .extracting(ScriptedService.Call::text)
                .containsExactly("{\"credentialID\":\"K1\"}");
        assertThat(script.calls("credentials/authorize")).singleElement().satisfies(call -> {
            assertThat(call.body().findInteger("numSignatures")).contains(50);
            assertThat(call.body().octets("hash"))
                    .hasSize(50)
                    .allSatisfy(hash -> assertThat(hash).hasSize(32));
            assertThat(call.body().text("PIN")).isEqualTo(PIN);
            assertThat(call.body().text("OTP")).isEqualTo(OTP);
            assertThat(call.body().text("description"))
                    .startsWith("Decision 0; Decision 1")
                    .hasSizeLessThanOrEqualTo(500);
            assertThat(call.text()).doesNotContain("hashAlgo", "authData", "hashes", "lang");
        });
        assertThat(script.calls("signatures/signHash")).singleElement().satisfies(call -> {
            assertThat(call.body().text("SAD")).isEqualTo(SAD);
            assertThat(call.body().text("signAlgo")).isEqualTo("1.2.840.10045.4.3.2");
            assertThat(call.text()).doesNotContain("hashAlgo", "signAlgoParams", OTP, PIN);
        });
    }

    @Test
    void asksForAnotherPasswordAfterAWrongOne() {
        Iterator<Said> answers = List.of(
                        ScriptedService.error("invalid_otp", "The OTP is invalid"),
                        new Said(200, "{\"SAD\": \"" + SAD + "\"}"))
                .iterator();
        script.on("credentials/authorize", call -> answers.next());
        DeferredRequest request = request(1);
        try (CscDeferredKey key = key()) {
            String handle = key.begin(request).handle();
            assertThat(key.answer(request, handle, otp("111111"))).isEqualTo(new WrongSecret(OptionalInt.empty()));
            assertThat(key.ask(request, handle)).isInstanceOf(Pending.class);
            assertThat(key.answer(request, handle, otp(OTP))).isInstanceOf(Signed.class);
        }
        assertThat(script.calls("credentials/authorize")).hasSize(2);
        assertThat(script.calls("credentials/sendOTP")).hasSize(1);
    }

    @Test
    void takesTheWordOfSignHashThatAPasswordWasWrong() {
        script.on("signatures/signHash", call -> ScriptedService.error("invalid_otp", "The OTP is invalid"));
        assertThat(answered(request(1))).isEqualTo(new WrongSecret(OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request, OTP locked",
        "invalid_request, PIN locked",
        "invalid_request, The credential identified by credentialID is disabled",
        "access_denied, The user denied the request"
    })
    void endsWithWhatTheServiceRefuses(String error, String description) {
        script.on("credentials/authorize", call -> ScriptedService.error(error, description));
        assertThat(answered(request(1))).isEqualTo(new Rejected(description));
        assertThat(script.calls("signatures/signHash")).isEmpty();
    }

    @Test
    void tellsNoPasswordThatTheServiceRepeatsLater() {
        script.on(
                "signatures/signHash",
                call -> ScriptedService.error("odd", "after " + OTP + " and " + PIN + ": " + SAD));
        assertThat(answered(request(1))).isEqualTo(new Rejected("after *** and ***: ***"));
    }

    @Test
    void sendsNoFactorThatIsNotAskedForAndNoHalfACharacter() {
        DeferredRequest request = new DeferredRequest(
                "1",
                ECDSA,
                List.of(
                        new Item("x".repeat(199), DATA),
                        new Item("x".repeat(198), DATA),
                        new Item("𠮷".repeat(100), DATA)),
                clock.instant().plusSeconds(60));
        try (CscDeferredKey key = CscDeferredKey.builder(service(), "K1")
                .factors(CscFactors.fixed(Map.of("PIN", PIN, "numSignatures", "50", "OTP", "000000")))
                .open()) {
            assertThat(key.answer(request, key.begin(request).handle(), otp(OTP)))
                    .isInstanceOf(Signed.class);
        }
        assertThat(script.calls("credentials/authorize")).singleElement().satisfies(call -> {
            assertThat(call.body().findInteger("numSignatures")).contains(3);
            assertThat(call.body().text("OTP")).isEqualTo(OTP);
            assertThat(call.body().text("description")).endsWith("𠮷…").hasSizeBetween(498, 500);
        });
    }

    @Test
    void sendsARefusedPinNotAgain() {
        script.on("credentials/authorize", call -> ScriptedService.error("invalid_pin", "The PIN is invalid"));
        DeferredRequest request = request(1);
        try (CscDeferredKey key = key()) {
            String handle = key.begin(request).handle();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> key.answer(request, handle, otp(OTP)))
                        .isInstanceOf(KeyUnavailableException.class)
                        .hasMessageContaining("PIN")
                        .satisfies(CscVersionOneTest::tellsNoSecret);
            }
        }
        assertThat(script.calls("credentials/authorize")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503})
    void tellsNoSecretThatAServiceRepeats(int status) {
        String echo = "{\"error\": \"odd_" + OTP + "\", \"error_description\": \"got " + PIN + " and " + OTP + " by "
                + TOKEN + "\\n" + "x".repeat(50_000) + "\"}";
        script.on("credentials/authorize", status, echo);
        DeferredRequest request = request(1);
        try (CscDeferredKey key = key()) {
            String handle = key.begin(request).handle();
            try {
                Answer answer = key.answer(request, handle, otp(OTP));
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(rejected.reason())
                                        .startsWith("got *** and *** by ***")
                                        .hasSizeLessThanOrEqualTo(500));
                assertThat(status).isIn(400, 403);
            } catch (KeyUnavailableException e) {
                tellsNoSecret(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Unknown " + OTP, "<html>" + PIN + "</html>", "{\"SAD\": " + OTP + "x}", "[]", "{\"SAD\": 7}"})
    void tellsNoSecretOfWhatIsNoAnswer(String body) {
        script.on("credentials/authorize", 200, body);
        assertThatThrownBy(() -> answered(request(1)))
                .isInstanceOf(KeyUnavailableException.class)
                .satisfies(CscVersionOneTest::tellsNoSecret);
        assertThat(script.calls("credentials/authorize")).hasSize(1);
    }

    private static void tellsNoSecret(Throwable e) {
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(PIN, OTP, TOKEN, SAD);
        assertThat(e.getMessage()).hasSizeLessThan(1_000).doesNotContain("\n");
    }

    private Answer answered(DeferredRequest request) {
        try (CscDeferredKey key = key()) {
            return key.answer(request, key.begin(request).handle(), otp(OTP));
        }
    }

    @Test
    void usesNoSignaturesButThoseOfItsKeyInTheirOrder() {
        refusesSignatures(
                "1 signatures came for 2",
                call -> ScriptedService.signatures(call.body().octets("hash").subList(0, 1), KEY));
        refusesSignatures(
                "value 1 of 2", call -> ScriptedService.signatures(call.body().octets("hash"), OTHER));
        refusesSignatures("value 1 of 2", call -> {
            List<byte[]> hashes = call.body().octets("hash");
            return ScriptedService.signatures(List.of(hashes.get(1), hashes.get(0)), KEY);
        });
        refusesSignatures("value 2 of 2", call -> {
            byte[] hash = call.body().octets("hash").get(0);
            return ScriptedService.signatures(List.of(hash, hash), KEY);
        });
        refusesSignatures("value 1 of 2", call -> "{\"signatures\": [\"AAAA\", \"\"]}");
    }

    private void refusesSignatures(String why, Function<ScriptedService.Call, String> signatures) {
        script.on("signatures/signHash", call -> new Said(200, signatures.apply(call)));
        assertThatThrownBy(() -> answered(request(2)))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining(why)
                .satisfies(CscVersionOneTest::tellsNoSecret);
    }

    @Test
    void readsNoMoreThanItWasTold() {
        script.on("signatures/signHash", 200, "{\"signatures\": [\"" + "A".repeat(200_000) + "\"]}");
        assertThatThrownBy(() -> answered(request(1))).isInstanceOf(KeyUnavailableException.class);
        assertThat(script.calls("signatures/signHash")).hasSize(1);
    }

    @Test
    void isUnavailableWhereTheServiceIsDown() {
        CscDeferredKey key = key();
        DeferredRequest request = request(1);
        String handle = key.begin(request).handle();
        script.close();
        assertThatThrownBy(() -> key.begin(request)).isInstanceOf(KeyUnavailableException.class);
        assertThat(key.ask(request, handle)).isInstanceOf(Pending.class);
        assertThatThrownBy(() -> key.answer(request, handle, otp(OTP)))
                .isInstanceOf(KeyUnavailableException.class)
                .satisfies(CscVersionOneTest::tellsNoSecret);
    }

    @Test
    void sendsNothingAfterTheTimeIsOver() {
        DeferredRequest request = request(1);
        try (CscDeferredKey key = key()) {
            String handle = key.begin(request).handle();
            clock.advance(Duration.ofMinutes(5));
            assertThat(key.ask(request, handle)).isEqualTo(new Answer.Expired());
            assertThat(key.answer(request, handle, otp(OTP))).isEqualTo(new Answer.Expired());
        }
        assertThat(script.calls("credentials/authorize")).isEmpty();
    }

    @Test
    void hasNoPasswordSentThatADeviceShows() {
        script.on(
                "credentials/info",
                200,
                ScriptedService.info(
                        KEY,
                        "\"authMode\": \"explicit\", \"multisign\": 1, \"PIN\": {\"presence\": \"false\"},"
                                + " \"OTP\": {\"presence\": \"true\", \"type\": \"offline\"}"));
        DeferredRequest request = request(1);
        assertThat(answered(request)).isInstanceOf(Signed.class);
        assertThat(script.calls("credentials/sendOTP")).isEmpty();
        assertThat(script.calls("credentials/authorize").get(0).text()).doesNotContain("PIN");
        try (CscDeferredKey key = key()) {
            assertThatThrownBy(() -> key.begin(request(2))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void wantsThePinBesideThePassword() {
        DeferredRequest request = request(1);
        try (CscDeferredKey key =
                CscDeferredKey.builder(service(), "K1").largestBatch(2).open()) {
            assertThat(key.largestBatch()).isEqualTo(2);
            String handle = key.begin(request).handle();
            assertThatThrownBy(() -> key.answer(request, handle, otp(OTP)))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining("[PIN]");
        }
        assertThat(script.calls("credentials/authorize")).isEmpty();
    }

    @Test
    void refusesAnAlgorithmThatTheServiceDoesNotList() {
        DeferredRequest request = new DeferredRequest(
                "1",
                SignatureAlgorithm.SHA512_WITH_ECDSA,
                List.of(new Item("Decision", DATA)),
                clock.instant().plusSeconds(60));
        try (CscDeferredKey key = key()) {
            assertThatThrownBy(() -> key.begin(request))
                    .isInstanceOf(KeyRefusedException.class)
                    .hasMessageContaining("SHA512_WITH_ECDSA");
        }
        assertThat(script.calls("credentials/sendOTP")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"authMode\": \"implicit\", \"multisign\": 1",
                "\"authMode\": \"oauth2code\", \"multisign\": 1",
                "\"authMode\": \"explicit\", \"multisign\": 1, \"PIN\": {\"presence\": \"true\"}",
                "\"authMode\": \"by post\", \"multisign\": 1",
                "\"multisign\": 1",
                "\"authMode\": \"explicit\""
            })
    void opensNoKeyThatTakesNoPassword(String more) {
        script.on("credentials/info", 200, ScriptedService.info(KEY, more));
        assertThatThrownBy(this::key)
                .isInstanceOf(KeyUnavailableException.class)
                .hasCauseInstanceOf(CscException.class);
    }

    @Test
    void signsAtOnceWithPinAndPassword() {
        try (CscKey key = CscKey.builder(service(), "K1")
                .factors((credential, signatures) -> {
                    assertThat(script.calls("credentials/sendOTP")).hasSize(1);
                    return Map.of("PIN", PIN, "OTP", OTP);
                })
                .open()) {
            byte[] value = key.sign(DATA, ECDSA);
            assertThat(new Verifier(KEY.certificate().getPublicKey()).verify(DATA, value, ECDSA))
                    .isTrue();
        }
    }

    @Test
    void extendsAConsentForTheNextSignature() {
        script.on("credentials/extendTransaction", 200, "{\"SAD\": \"second\"}");
        try (CscKey key = CscKey.builder(service(), "K1")
                .factors(CscFactors.fixed(Map.of("PIN", PIN, "OTP", OTP)))
                .signaturesPerAuthorization(3)
                .open()) {
            key.sign(DATA, ECDSA);
            key.sign(DATA, ECDSA);
        }
        assertThat(script.calls("credentials/extendTransaction"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.body().text("SAD")).isEqualTo(SAD);
                    assertThat(call.body().octets("hash")).hasSize(1);
                });
        assertThat(script.calls("signatures/signHash").get(1).body().text("SAD"))
                .isEqualTo("second");
    }

    @Test
    void waitsForTheServiceWhereItAsksTheUserItself() {
        script.on(
                "credentials/info",
                200,
                ScriptedService.info(KEY, "\"authMode\": \"implicit\", \"multisign\": \"2147483647\""));
        try (CscKey key =
                CscKey.builder(service(), "K1").description("Decision 152").open()) {
            assertThat(key.credential().authorization()).isEqualTo(Authorization.IMPLICIT);
            assertThat(key.sign(DATA, ECDSA)).isNotEmpty();
        }
        assertThat(script.calls("credentials/authorize").get(0).text())
                .isEqualTo("{\"credentialID\":\"K1\",\"numSignatures\":1,\"description\":\"Decision 152\"}");
    }

    @Test
    void sendsTheTokenOfTheUserAsActivationData() {
        script.on("credentials/info", 200, ScriptedService.info(KEY, "\"authMode\": \"oauth2code\", \"multisign\": 1"));
        try (CscKey key = CscKey.builder(service(), "K1")
                .credentialTokens((credential, hashes, hashAlgorithm) -> "Token-of-the-user")
                .open()) {
            assertThat(key.sign(DATA, ECDSA)).isNotEmpty();
        }
        assertThat(script.calls("signatures/signHash")).singleElement().satisfies(call -> {
            assertThat(call.authorization()).isEqualTo("Bearer " + TOKEN);
            assertThat(call.body().text("SAD")).isEqualTo("Token-of-the-user");
        });
        assertThat(script.calls("credentials/authorize")).isEmpty();
    }

    @Test
    void hasNothingThatAnswersLater() {
        CscKey.Builder key = CscKey.builder(service(), "K1").asynchronous();
        assertThatThrownBy(key::open)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CREDENTIAL));
    }
}
