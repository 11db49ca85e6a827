package org.motcua.signing.csc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.csc.ScriptedService.Said;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Begun;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.DeferredRequest.Item;
import org.motcua.signing.deferred.Response.OneTimePassword;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

@DisplayName("CSC API v2 11.8: a password that is asked for")
class CscChallengeTest {

    private static final TestKey KEY =
            TestAuthority.create("CN=Authority", new StepClock()).issue("CN=Leader", TestKeyKind.P_256);

    private final StepClock clock = new StepClock();
    private final ScriptedService script = new ScriptedService()
            .on("credentials/authorize", 200, "{\"SAD\": \"activation\"}")
            .on(
                    "signatures/signHash",
                    call -> new Said(200, ScriptedService.signatures(call.body().octets("hashes"), KEY)));
    private final DeferredRequest request = new DeferredRequest(
            "1",
            SignatureAlgorithm.SHA256_WITH_ECDSA,
            List.of(new Item("Decision", new byte[] {1})),
            clock.instant().plus(Duration.ofMinutes(5)));

    @AfterEach
    void close() {
        script.close();
    }

    private CscDeferredKey.Builder key(String type) {
        script.on(
                "credentials/info",
                200,
                ScriptedService.info(
                        KEY,
                        "\"auth\": {\"mode\": \"explicit\", \"objects\": [{\"type\": \"" + type
                                + "\", \"id\": \"SMS\", \"label\": \"Code\"}]}, \"multisign\": 1"));
        CscService service = CscService.builder(script.base())
                .version(CscVersion.V2)
                .accessToken(() -> "token")
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
        return CscDeferredKey.builder(service, "K1").oneTimePassword("SMS");
    }

    @ParameterizedTest
    @CsvSource({"204, '', Code", "200, '{\"challenge\": \"Row 7 of your card\"}', Row 7 of your card"})
    void isSentOrNamedWhenTheRequestBegins(int status, String json, String hint) {
        script.on("credentials/getChallenge", status, json);
        try (CscDeferredKey key = key("ChallengeResponse").open()) {
            Begun begun = key.begin(request);
            assertThat(begun.hint()).contains(hint);
            assertThat(key.answer(request, begun.handle(), new OneTimePassword("493817".toCharArray())))
                    .isInstanceOf(Signed.class);
        }
        assertThat(script.calls("credentials/getChallenge"))
                .extracting(ScriptedService.Call::text)
                .containsExactly("{\"credentialID\":\"K1\",\"authObjectID\":\"SMS\"}");
        assertThat(script.calls("credentials/authorize").get(0).text())
                .contains("\"authData\":[{\"id\":\"SMS\",\"value\":\"493817\"}]")
                .contains("\"hashAlgorithmOID\":\"2.16.840.1.101.3.4.2.1\"");
    }

    @Test
    void isNotAskedForWhereADeviceShowsIt() {
        try (CscDeferredKey key = key("Password").open()) {
            assertThat(key.begin(request).hint()).contains("Code");
        }
        assertThat(script.calls("credentials/getChallenge")).isEmpty();
    }

    @Test
    void isNoneWhereTheOwnerConfirmsElsewhere() {
        CscDeferredKey.Builder key = key("ChallengeResponseOOB");
        assertThatThrownBy(key::open)
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("CscKey");
    }
}
