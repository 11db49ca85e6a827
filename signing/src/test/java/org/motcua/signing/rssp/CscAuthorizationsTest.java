package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.signing.rssp.CscDialogue.FACTORS;
import static org.motcua.signing.rssp.CscDialogue.HASH;
import static org.motcua.signing.rssp.CscDialogue.OTHER_HASH;
import static org.motcua.signing.rssp.CscDialogue.RSA;
import static org.motcua.signing.rssp.CscDialogue.SHA256;
import static org.motcua.signing.rssp.CscDialogue.assertRefused;
import static org.motcua.signing.rssp.CscDialogue.sad;
import static org.motcua.signing.rssp.CscDialogue.signHash;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** That the remote signing service authorizes as specified, shown with hand-written calls after the samples there. */
class CscAuthorizationsTest {

    private final CscDialogue service = CscDialogue.open();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void refusesHashThatTheSadIsNotBoundTo() {
        String sad = sad(service.authorize(1, FACTORS));

        assertRefused(
                service.post("signatures/signHash", signHash("GX0112348", sad, OTHER_HASH, RSA)),
                "Hash is not authorized by the SAD");
    }

    @Test
    void countsSignaturesAndForgetsUsedSad() {
        String sad = service.openSad();
        String call = signHash("OPEN", sad, HASH, RSA);

        assertThat(service.post("signatures/signHash", call).status()).isEqualTo(200);
        assertThat(service.post("signatures/signHash", call).status()).isEqualTo(200);
        assertRefused(service.post("signatures/signHash", call), "Invalid parameter SAD");
    }

    @Test
    void sadExpires() {
        service.server().sadLifetime(Duration.ofMinutes(5));
        Answer authorized = service.authorize(1, FACTORS);
        assertThat(authorized.body()).containsEntry("expiresIn", 300L);

        service.clock().advance(Duration.ofMinutes(5));

        assertRefused(
                service.post("signatures/signHash", signHash("GX0112348", sad(authorized), HASH, RSA)), "SAD expired");
    }

    @Test
    void extendsTransactionWithNewHashesAndInvalidatesOldSad() {
        String first = sad(service.authorize(2, FACTORS));
        service.post("signatures/signHash", signHash("GX0112348", first, HASH, RSA));

        String second = sad(service.post("credentials/extendTransaction", """
                {"credentialID":"GX0112348","hashes":["%s"],"hashAlgorithmOID":"%s","SAD":"%s","clientData":"1"}""".formatted(OTHER_HASH, SHA256, first)));

        assertRefused(
                service.post("signatures/signHash", signHash("GX0112348", first, HASH, RSA)), "Invalid parameter SAD");
        String call = signHash("GX0112348", second, OTHER_HASH, RSA);
        assertThat(service.post("signatures/signHash", call).status()).isEqualTo(200);
        assertRefused(service.post("signatures/signHash", call), "Invalid parameter SAD");
    }

    @Test
    void locksCredentialAfterThreeWrongTries() {
        String wrong = FACTORS.replace("123456", "654321");
        for (int i = 0; i < 3; i++) {
            Answer refused = service.authorize(1, wrong);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .containsEntry("error", "invalid_authentication_data")
                    .containsEntry("error_description", "The authentication data is invalid");
        }
        assertRefused(service.authorize(1, FACTORS), "Credential locked");
    }

    @Test
    void takesOneTimePasswordOnce() {
        assertThat(service.authorize(1, FACTORS).status()).isEqualTo(200);
        assertThat(service.authorize(1, FACTORS).body()).containsEntry("error", "invalid_authentication_data");
    }

    @Test
    void waitsForTheSignersTelephone() {
        service.server().approvesAfterPolls(1);
        Answer authorized = service.post("credentials/authorize", """
                {"credentialID":"TEL","numSignatures":1,"authData":[{"id":"mobile"}]}""");
        assertThat(authorized.status()).isEqualTo(202);

        Answer waiting = service.check(authorized);
        assertThat(waiting.status()).isEqualTo(202);
        Answer approved = service.check(waiting);

        assertThat(approved.status()).isEqualTo(200);
        assertThat(sad(approved)).isNotBlank();
        assertRefused(service.check(waiting), "Invalid parameter handle");
    }

    @Test
    void signerCanRefuse() {
        service.server().refusesAfterPolls(0);
        Answer authorized = service.post("credentials/authorize", """
                {"credentialID":"TEL","numSignatures":1,"authData":[{"id":"mobile"}]}""");

        assertThat(service.check(authorized).body()).containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "numSignatures":0, | Invalid value for parameter numSignatures
            "numSignatures":3, | Numbers of signatures is too high
            "numSignatures":"1", | Missing (or invalid type) integer parameter numSignatures
            "numSignatures":1.0, | Missing (or invalid type) integer parameter numSignatures
            "numSignatures":1,"pin":"1", | Unknown parameter pin
            "numSignatures":1,"hashes":[], | Empty hash array
            "numSignatures":1,"hashes":["AAA"], | Invalid Base64 hash string parameter
            "numSignatures":1,"hashes":["AAAA"], | Missing (or invalid type) string parameter hashAlgorithmOID
            "numSignatures":1,"hashes":["AAAA"],"hashAlgorithmOID":"1.3.14.3.2.26", | Invalid parameter hashAlgorithmOID
            "numSignatures":1,"hashes":["AAAA"],"hashAlgorithmOID":"2.16.840.1.101.3.4.2.1", | Invalid digest value length
            """, quoteCharacter = '\'')
    void refusesMalformedAuthorization(String fields, String description) {
        assertRefused(
                service.post("credentials/authorize", "{\"credentialID\":\"OPEN\"," + fields + "\"authData\":[]}"),
                description);
    }

    @Test
    void demandsHashesForScal2AndAnEnabledCredential() {
        assertRefused(
                service.post("credentials/authorize", """
                        {"credentialID":"GX0112348","numSignatures":1,"authData":%s}""".formatted(FACTORS)),
                "Missing (or invalid type) array parameter hash");
        assertRefused(
                service.post("credentials/authorize", "{\"credentialID\":\"OFF\",\"numSignatures\":1,\"authData\":[]}"),
                "The credential identified by credentialID is disabled");
        assertRefused(
                service.post("credentials/info", "{\"credentialID\":\"NONE\"}"), "Invalid parameter credentialID");
        assertRefused(
                service.post("credentials/info", "{\"credentialID\":null}"),
                "Missing (or invalid type) string parameter credentialID");
    }
}
