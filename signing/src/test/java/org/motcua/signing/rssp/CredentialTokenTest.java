package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.signing.rssp.CscDialogue.HASH;
import static org.motcua.signing.rssp.CscDialogue.OTHER_HASH;
import static org.motcua.signing.rssp.CscDialogue.RSA;
import static org.motcua.signing.rssp.CscDialogue.SHA256;
import static org.motcua.signing.rssp.CscDialogue.assertRefused;
import static org.motcua.signing.rssp.CscDialogue.signHash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.csc.CscCredentialTokens;
import org.motcua.signing.csc.CscException;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.csc.CscKey;
import org.motcua.signing.csc.CscService;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** Keys that are authorized by access tokens of scope "credential" instead of activation data. */
@DisplayName("CSC API v2 8.4 and 11.10: authorization of credentials by OAuth 2.0")
class CredentialTokenTest {

    private final CscDialogue service = CscDialogue.open();

    @AfterEach
    void close() {
        service.close();
    }

    private String token(String credential, String... hashes) {
        return service.server().credentialToken(credential, List.of(hashes), SHA256);
    }

    @Nested
    @DisplayName("the service")
    class Service {

        private Answer signWith(String token, String credential, String hash) {
            return service.send("signatures/signHash", "Bearer " + token, "application/json", """
                    {"credentialID":"%s","hashes":["%s"],"hashAlgorithmOID":"%s","signAlgo":"%s"}""".formatted(
                            credential, hash, SHA256, RSA));
        }

        @Test
        void saysHowTheCredentialIsAuthorized() {
            Answer info = service.post("credentials/info", "{\"credentialID\":\"OAUTH\",\"authInfo\":true}");

            assertThat(info.at("auth")).containsExactly(Map.entry("mode", "oauth2code"));
            assertRefused(
                    service.post(
                            "credentials/authorize",
                            "{\"credentialID\":\"OAUTH\",\"numSignatures\":1,\"authData\":[]}"),
                    "Invalid parameter credentialID");
        }

        @Test
        void signsForTheTokenInTheHeaderOrAsActivationData() {
            assertThat(signWith(token("OAUTH", HASH), "OAUTH", HASH).status()).isEqualTo(200);
            String call = signHash("OAUTH", token("OAUTH", HASH), HASH, RSA);
            assertThat(service.post("signatures/signHash", call).status()).isEqualTo(200);
            assertRefused(service.post("signatures/signHash", call), "Invalid parameter SAD");
        }

        @Test
        void takesATokenForItsCredentialAndWhatItCoversAlone() {
            String token = token("OAUTH", HASH);

            assertThat(service.send(
                                    "credentials/info",
                                    "Bearer " + token,
                                    "application/json",
                                    "{\"credentialID\":\"OAUTH\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(service.send("credentials/list", "Bearer " + token, "application/json", "{}")
                            .body())
                    .containsEntry("error", "insufficient_scope");
            assertThat(signWith(token, "OPEN", HASH).status()).isEqualTo(403);
            assertRefused(signWith(token, "OAUTH", OTHER_HASH), "Hash is not authorized by the SAD");
            assertThat(signWith(token, "OAUTH", HASH).status()).isEqualTo(200);
            assertThat(signWith(token, "OAUTH", HASH).status()).as("used up").isEqualTo(401);
        }

        @Test
        void takesNoActivationDataForAToken() {
            assertThat(signWith(service.openSad(), "OPEN", HASH).status()).isEqualTo(401);
            assertRefused(
                    service.post("signatures/signHash", """
                    {"credentialID":"OAUTH","hashes":["%s"],"hashAlgorithmOID":"%s","signAlgo":"%s"}""".formatted(HASH, SHA256, RSA)),
                    "Missing (or invalid type) string parameter SAD");
        }
    }

    @Nested
    @DisplayName("our key")
    class Key {

        private static final byte[] DATA = "Quyết định".getBytes(StandardCharsets.UTF_8);

        private final List<List<String>> asked = new ArrayList<>();
        private final CscCredentialTokens tokens = (credential, hashes, hashAlgorithm) -> {
            asked.add(hashes);
            return service.server().credentialToken(credential.id(), hashes, hashAlgorithm);
        };

        private CscKey.Builder key(String id) {
            CscService client = CscService.builder(service.server().baseUri())
                    .accessToken(service.server()::accessToken)
                    .allowPlainHttpForTests()
                    .clock(service.clock())
                    .build();
            return CscKey.builder(client, id);
        }

        private void assertRefusedFor(CscCredentialTokens given, Reason reason) {
            try (CscKey key = key("OAUTH").credentialTokens(given).open()) {
                assertThatThrownBy(() -> key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA))
                        .isInstanceOfSatisfying(
                                CscException.class,
                                e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
            }
        }

        @Test
        void signsWithTheTokenAndWithoutActivationData() {
            try (CscKey key = key("OAUTH").credentialTokens(tokens).open()) {
                byte[] value = key.sign(DATA, SignatureAlgorithm.SHA256_WITH_RSA);

                assertThat(new Verifier(CscDialogue.rsa().certificate().getPublicKey())
                                .verify(DATA, value, SignatureAlgorithm.SHA256_WITH_RSA))
                        .isTrue();
            }
            assertThat(asked).containsExactly(List.of(HASH));
            assertThat(service.server().calls(CscMethod.CREDENTIALS_AUTHORIZE)).isEmpty();
            assertThat(service.server().calls(CscMethod.SIGN_HASH))
                    .singleElement()
                    .satisfies(call -> assertThat(call.body()).doesNotContainKey("SAD"));
        }

        @Test
        void asksForOneTokenForAsManySignaturesAsItMayBeGoodFor() {
            List<byte[]> data = List.of(new byte[] {1}, new byte[] {2}, new byte[] {3});
            try (CscKey key = key("OAUTH").credentialTokens(tokens).open()) {
                assertThat(key.signAll(data, SignatureAlgorithm.SHA256_WITH_RSA))
                        .hasSize(3);
            }
            assertThat(asked).extracting(List::size).containsExactly(2, 1);
            assertThat(service.server().calls(CscMethod.SIGN_HASH)).hasSize(2);
        }

        @Test
        void isRefusedWithATokenThatExpired() {
            service.server().sadLifetime(Duration.ofMinutes(5));

            assertRefusedFor(
                    (credential, hashes, algorithm) -> {
                        String token = tokens.token(credential, hashes, algorithm);
                        service.clock().advance(Duration.ofMinutes(5));
                        return token;
                    },
                    Reason.ACCESS_TOKEN);

            assertThat(service.server().calls(CscMethod.SIGN_HASH))
                    .as("sent once")
                    .hasSize(1);
        }

        @Test
        void isRefusedWithATokenForAnotherCredentialOrOtherHashes() {
            assertRefusedFor((credential, hashes, algorithm) -> token("OAUTH2", HASH), Reason.ACCESS_TOKEN);
            assertRefusedFor((credential, hashes, algorithm) -> token("OAUTH", OTHER_HASH), Reason.REFUSED);
            assertRefusedFor((credential, hashes, algorithm) -> service.server().accessToken(), Reason.REFUSED);
        }

        @Test
        void isNotOpenedWithoutASourceOfTokens() {
            assertThatThrownBy(key("OAUTH")::open)
                    .isInstanceOfSatisfying(
                            CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CREDENTIAL))
                    .hasMessageContaining("credentialTokens");
        }
    }
}
