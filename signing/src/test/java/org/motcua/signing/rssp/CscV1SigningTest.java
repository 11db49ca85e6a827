package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.signing.rssp.CscDialogue.CONTENT;
import static org.motcua.signing.rssp.CscDialogue.HASH;
import static org.motcua.signing.rssp.CscDialogue.OTHER_HASH;
import static org.motcua.signing.rssp.CscV1Dialogue.assertRefused;
import static org.motcua.signing.rssp.CscV1Dialogue.hash;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** That the remote signing service authorizes and signs by the rules of the CSC API v1, 11.6 to 11.9. */
class CscV1SigningTest {

    private static final String FACTORS = ",\"PIN\":\"12345678\",\"OTP\":\"738496\"";
    private static final String INVALID_SAD = "Invalid parameter SAD";
    private static final String UNAUTHORIZED = "Hash is not authorized by the SAD.";

    private final CscV1Dialogue service = CscV1Dialogue.open(
            CscV1Credential.of("GX0112348", CscDialogue.rsa())
                    .pin("12345678")
                    .otp("738496", "111111")
                    .scal2()
                    .multisign(5),
            CscV1Credential.of("PHONE", CscDialogue.rsa()).implicit().multisign(3),
            CscV1Credential.of("ONCE", CscDialogue.rsa()).implicit(),
            CscV1Credential.of("NO", CscDialogue.rsa()).implicit().declined(),
            CscV1Credential.of("SMS", CscDialogue.elliptic()).onlineOtp().locksAfter(2),
            CscV1Credential.of("RAW", CscDialogue.elliptic()).rawEcdsa(),
            CscV1Credential.of("OPTIONAL", CscDialogue.rsa()).optionalPin("1"),
            CscV1Credential.of("OFF", CscDialogue.rsa()).disabled(),
            CscV1Credential.of("OAUTH", CscDialogue.rsa()).oauth2code().scal2(),
            CscV1Credential.of("ALL", CscDialogue.rsa()).scal2().multisign(2).allHashesAtOnce());

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void signsHashThatPinAndOtpAuthorized() throws GeneralSecurityException {
        Answer authorized = service.authorize("GX0112348", 1, hash(HASH) + FACTORS + ",\"clientData\":\"7\"");
        assertThat(authorized.body()).containsOnlyKeys("SAD");
        Answer signed = service.sign("GX0112348", authorized.text("SAD"), HASH);

        assertThat(verifies("SHA256withRSA", signed)).isTrue();
        service.assertNoViolation();
    }

    @Test
    void signsWithPssAndWithEcdsa() throws GeneralSecurityException {
        String params = "MDmgDzANBglghkgBZQMEAgEFAKEcMBoGCSqGSIb3DQEBCDANBglghkgBZQMEAgEFAKIDAgEgowMCAQE=";
        String sign = "{\"credentialID\":\"%s\",\"SAD\":\"%s\",\"hash\":[\"" + HASH + "\"],\"signAlgo\":\"%s\"%s}";
        String pss = sign.formatted("ONCE", sad("ONCE", 1), "1.2.840.113549.1.1.10", "%s");
        service.assertForbidden(
                service.post("signatures/signHash", pss.formatted("")),
                "Missing (or invalid type) string parameter signAlgoParams");
        assertThat(service.post("signatures/signHash", pss.formatted(",\"signAlgoParams\":\"" + params + "\""))
                        .signature())
                .hasSize(256);
        String ecdsa = sign.formatted("RAW", sad("RAW", 1), "1.2.840.10045.4.3.2", "");
        Answer raw = service.post("signatures/signHash", ecdsa);
        assertThat(raw.signature()).hasSize(64);
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(CscDialogue.elliptic().certificate());
        verifier.update(CONTENT);
        assertThat(verifier.verify(raw.signature())).isTrue();
    }

    @Test
    void bindsSadToHashesInScal2Only() {
        service.assertForbidden(
                service.authorize("GX0112348", 1, FACTORS), "Missing (or invalid type) array parameter hash");
        String sad = service.authorize("GX0112348", 2, hash(HASH) + FACTORS).text("SAD");
        service.assertForbidden(service.sign("GX0112348", sad, OTHER_HASH), UNAUTHORIZED);
        service.assertForbidden(service.sign("GX0112348", sad, HASH, OTHER_HASH), UNAUTHORIZED);
        assertThat(service.sign("GX0112348", sad, HASH).status()).isEqualTo(200);
        assertThat(service.sign("PHONE", sad("PHONE", 1), OTHER_HASH).status()).isEqualTo(200);
        service.assertForbidden(service.authorize("ONCE", 1, hash(HASH, OTHER_HASH)), "Invalid parameter hash");
        service.assertForbidden(service.authorize("ALL", 2, hash(HASH)), "Invalid parameter hash");
        assertThat(service.authorize("ALL", 2, hash(HASH, OTHER_HASH)).status()).isEqualTo(200);
    }

    @Test
    void signsNoMoreThanAuthorized() {
        String sad = sad("PHONE", 2);
        service.assertForbidden(service.sign("PHONE", sad, HASH, HASH, HASH), UNAUTHORIZED);
        Answer both = service.sign("PHONE", sad, HASH, OTHER_HASH);
        assertThat((List<?>) both.body().get("signatures")).hasSize(2);
        service.assertForbidden(service.sign("PHONE", sad, HASH), INVALID_SAD);
        service.assertForbidden(service.extend("PHONE", sad, ""), INVALID_SAD);
    }

    @Test
    void wantsNewSadForEachFurtherCall() {
        String first = sad("PHONE", 2);
        assertThat(service.sign("PHONE", first, HASH).status()).isEqualTo(200);
        service.assertForbidden(service.sign("PHONE", first, HASH), INVALID_SAD);
        int before = service.server().violations().size();
        String second = service.extend("PHONE", first, "").text("SAD");
        assertThat(service.sign("PHONE", second, OTHER_HASH).status()).isEqualTo(200);
        assertThat(service.server().violations()).hasSize(before);
        service.assertForbidden(service.extend("PHONE", second, ""), INVALID_SAD);
    }

    @Test
    void bindsExtendedSadToTheNewHashes() {
        String first = service.authorize("GX0112348", 2, hash(HASH) + FACTORS).text("SAD");
        assertThat(service.sign("GX0112348", first, HASH).status()).isEqualTo(200);
        service.assertForbidden(
                service.extend("GX0112348", first, ""), "Missing (or invalid type) array parameter hash");
        service.assertForbidden(service.extend("GX0112348", first, hash(HASH, OTHER_HASH)), "Invalid parameter hash");
        String second = service.extend("GX0112348", first, hash(OTHER_HASH)).text("SAD");
        service.assertForbidden(service.sign("GX0112348", second, HASH), UNAUTHORIZED);
        assertThat(service.sign("GX0112348", second, OTHER_HASH).status()).isEqualTo(200);
    }

    @Test
    void sadOfAnotherCredentialOrTooOldIsRefused() {
        service.server().sadLifetime(Duration.ofMinutes(5));
        Answer authorized = service.authorize("PHONE", 1, "");
        assertThat(authorized.body()).containsEntry("expiresIn", 300L);
        service.assertForbidden(service.sign("ONCE", authorized.text("SAD"), HASH), INVALID_SAD);
        service.clock().advance(Duration.ofSeconds(299));
        String renewed = service.extend("PHONE", authorized.text("SAD"), "").text("SAD");
        service.assertForbidden(service.sign("PHONE", authorized.text("SAD"), HASH), INVALID_SAD);
        service.clock().advance(Duration.ofMinutes(5));
        service.assertForbidden(service.extend("PHONE", renewed, ""), "SAD expired");
        service.assertForbidden(service.sign("PHONE", renewed, HASH), "SAD expired");
    }

    @Test
    void takesEachOtpOnce() {
        assertThat(service.authorize("GX0112348", 1, hash(HASH) + FACTORS).status())
                .isEqualTo(200);
        service.assertNoViolation();

        Answer again = service.authorize("GX0112348", 1, hash(HASH) + FACTORS);

        assertRefused(again, "invalid_otp", "The OTP is invalid");
        assertThat(service.server().violations())
                .containsExactly(new CscV1Violation("credentials/authorize", "The OTP is invalid"));
        assertThat(service.authorize("GX0112348", 1, hash(HASH) + ",\"PIN\":\"12345678\",\"OTP\":\"111111\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wrongPinLeavesOtpUnusedAndLocksInTheEnd() {
        String wrong = hash(HASH) + ",\"PIN\":\"0\",\"OTP\":\"738496\"";
        assertRefused(service.authorize("GX0112348", 1, wrong), "invalid_pin", "The PIN is invalid");
        assertThat(service.authorize("GX0112348", 1, hash(HASH) + FACTORS).status())
                .isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertRefused(service.authorize("GX0112348", 1, wrong), "invalid_pin", "The PIN is invalid");
        }
        assertRefused(service.authorize("GX0112348", 1, hash(HASH) + FACTORS), "invalid_request", "PIN locked");
        service.assertNoViolation();
    }

    @Test
    void sendsOtpThatIsGoodUntilTheNext() throws GeneralSecurityException {
        assertThat(service.post("credentials/sendOTP", "{\"credentialID\":\"SMS\"}")
                        .status())
                .isEqualTo(204);
        String first = service.server().deliveredOtp("SMS").orElseThrow();
        service.post("credentials/sendOTP", "{\"credentialID\":\"SMS\"}");
        String second = service.server().deliveredOtp("SMS").orElseThrow();
        assertRefused(service.authorize("SMS", 1, otp(first)), "invalid_otp", "The OTP is invalid");
        String sad = service.authorize("SMS", 1, otp(second)).text("SAD");
        assertThat(service.server().deliveredOtp("SMS")).isEmpty();
        Answer signed = service.post("signatures/signHash", """
                {"credentialID":"SMS","SAD":"%s","hash":["%s"],"signAlgo":"1.2.840.10045.4.3.2"}""".formatted(sad, HASH));
        assertThat(verifies("SHA256withECDSA", signed)).isTrue();
        service.assertNoViolation();
    }

    @Test
    void locksOtpAfterWrongOnes() {
        service.post("credentials/sendOTP", "{\"credentialID\":\"SMS\"}");
        String right = service.server().deliveredOtp("SMS").orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertRefused(service.authorize("SMS", 1, otp("0")), "invalid_otp", "The OTP is invalid");
        }

        assertRefused(service.authorize("SMS", 1, otp(right)), "invalid_request", "OTP locked");
        assertRefused(
                service.post("credentials/sendOTP", "{\"credentialID\":\"SMS\"}"), "invalid_request", "OTP locked");
        service.assertNoViolation();
    }

    @Test
    void optionalPinMayBeLeftOutButNotWrong() {
        assertThat(service.authorize("OPTIONAL", 1, "").status()).isEqualTo(200);
        assertThat(service.authorize("OPTIONAL", 1, ",\"PIN\":\"1\"").status()).isEqualTo(200);
        assertRefused(service.authorize("OPTIONAL", 1, ",\"PIN\":\"2\""), "invalid_pin", "The PIN is invalid");
    }

    @Test
    void signerMayDecline() {
        assertRefused(
                service.authorize("NO", 1, ""),
                "access_denied",
                "The user, authorization server or remote service denied the request.");
        assertRefused(
                service.authorize("OFF", 1, ""),
                "invalid_request",
                "The credential identified by credentialID is disabled");
        service.assertNoViolation();
    }

    @Test
    void consentOfOauth2TakesThePlaceOfAuthorize() {
        service.assertForbidden(service.authorize("OAUTH", 1, hash(HASH)), "Invalid parameter credentialID");
        List<byte[]> hashes = List.of(Base64.getDecoder().decode(HASH));
        String sad = service.server().consent("OAUTH", 1, hashes);
        service.assertForbidden(service.sign("OAUTH", sad, OTHER_HASH), UNAUTHORIZED);
        assertThat(service.sign("OAUTH", sad, HASH).status()).isEqualTo(200);
        assertThat(service.send("info", null, "{}").body()).containsKey("oauth2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "signAlgo":"1.2.840.113549.1.1.1"|Missing (or invalid type) string parameter hashAlgo
            "signAlgo":"1.2.840.113549.1.1.1","hashAlgo":"1.3.14.3.2.26"|Invalid parameter hashAlgo
            "signAlgo":"1.2.840.113549.1.1.1","hashAlgo":"2.16.840.1.101.3.4.2.3"|Invalid digest value length
            "signAlgo":"1.2.840.113549.1.1.13"|Invalid digest value length
            "signAlgo":"1.2.840.113549.1.1.11","hashAlgo":"2.16.840.1.101.3.4.2.3"|Invalid parameter hashAlgo
            "signAlgo":"1.2.840.10045.4.3.2"|Invalid parameter signAlgo
            "signAlgo":["1.2.840.113549.1.1.11"]|Missing (or invalid type) string parameter signAlgo
            "signAlgo":"1.2.840.113549.1.1.11","signAlgoParams":"BQA="|Invalid parameter signAlgoParams
            "signAlgo":"1.2.840.113549.1.1.11","numSignatures":1|Unknown parameter numSignatures
            """)
    void refusesAlgorithmThatDoesNotFit(String members, String description) {
        String sad = sad("ONCE", 1);
        Answer answer = service.post(
                "signatures/signHash",
                "{\"credentialID\":\"ONCE\",\"SAD\":\"%s\",\"hash\":[\"%s\"],%s}".formatted(sad, HASH, members));

        service.assertForbidden(answer, description);
        assertThat(service.sign("ONCE", sad, HASH).status()).isEqualTo(200);
    }

    @Test
    void expiredCertificateSignsNothing() {
        service.clock().advance(Duration.ofDays(36_525));
        String bearer = "Bearer " + service.server().accessToken();
        Answer authorized =
                service.send("credentials/authorize", bearer, "{\"credentialID\":\"ONCE\",\"numSignatures\":1}");
        Answer refused = service.send("signatures/signHash", bearer, """
                {"credentialID":"ONCE","SAD":"%s","hash":["%s"],"signAlgo":"1.2.840.113549.1.1.11"}""".formatted(authorized.text("SAD"), HASH));

        assertRefused(refused, "invalid_request", "Signing certificate 'C=VN,CN=Example Signer' is expired.");
        service.assertNoViolation();
    }

    @Test
    void misbehavesAsTold() throws GeneralSecurityException {
        service.server()
                .fail(
                        CscV1Method.SIGN_HASH,
                        new CscFault.SignaturesOfAnotherKey(),
                        new CscFault.TooFewSignatures(),
                        new CscFault.TooManySignatures(),
                        new CscFault.Refusal(400, "invalid_otp", "The OTP is invalid"));

        assertThat(verifies("SHA256withRSA", service.sign("ONCE", sad("ONCE", 1), HASH)))
                .isFalse();
        assertThat((List<?>) service.sign("ONCE", sad("ONCE", 1), HASH).body().get("signatures"))
                .isEmpty();
        assertThat((List<?>) service.sign("ONCE", sad("ONCE", 1), HASH).body().get("signatures"))
                .hasSize(2);
        assertRefused(service.sign("ONCE", sad("ONCE", 1), HASH), "invalid_otp", "The OTP is invalid");
        service.assertNoViolation();
    }

    private String sad(String credential, int signatures) {
        return service.authorize(credential, signatures, "").text("SAD");
    }

    private static String otp(String value) {
        return ",\"OTP\":\"" + value + "\"";
    }

    private static boolean verifies(String algorithm, Answer signed) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify((algorithm.endsWith("ECDSA") ? CscDialogue.elliptic() : CscDialogue.rsa()).certificate());
        verifier.update(CONTENT);
        return verifier.verify(signed.signature());
    }
}
