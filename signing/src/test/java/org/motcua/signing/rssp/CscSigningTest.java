package org.motcua.signing.rssp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.signing.rssp.CscDialogue.CONTENT;
import static org.motcua.signing.rssp.CscDialogue.FACTORS;
import static org.motcua.signing.rssp.CscDialogue.HASH;
import static org.motcua.signing.rssp.CscDialogue.RSA;
import static org.motcua.signing.rssp.CscDialogue.assertRefused;
import static org.motcua.signing.rssp.CscDialogue.sad;
import static org.motcua.signing.rssp.CscDialogue.signHash;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.rssp.CscDialogue.Answer;

/** That the remote signing service signs as specified, shown with hand-written calls after the samples there. */
class CscSigningTest {

    private final CscDialogue service = CscDialogue.open();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void signsAuthorizedHashesOfGuardedCredential() throws GeneralSecurityException {
        Answer signed = service.post(
                "signatures/signHash", signHash("GX0112348", sad(service.authorize(2, FACTORS)), HASH, RSA));

        assertThat(signed.status()).isEqualTo(200);
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(CscDialogue.rsa().certificate());
        verifier.update(CONTENT);
        assertThat(verifier.verify(signed.signature())).isTrue();
    }

    @Test
    void signsWithPssParametersOnly() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        String params = Base64.getEncoder().encodeToString(encoded(verifier));
        String call = """
                {"credentialID":"OPEN","SAD":"%s","hashes":["%s"],"signAlgo":"1.2.840.113549.1.1.10"%s}""";

        assertRefused(
                service.post("signatures/signHash", call.formatted(service.openSad(), HASH, "")),
                "Missing (or invalid type) string parameter signAlgoParams");
        assertRefused(
                service.post(
                        "signatures/signHash", call.formatted(service.openSad(), HASH, ",\"signAlgoParams\":\"MAA=\"")),
                "Invalid parameter signAlgoParams");
        Answer signed = service.post(
                "signatures/signHash",
                call.formatted(service.openSad(), HASH, ",\"signAlgoParams\":\"" + params + "\""));

        verifier.initVerify(CscDialogue.rsa().certificate());
        verifier.update(CONTENT);
        assertThat(verifier.verify(signed.signature())).isTrue();
    }

    @Test
    void signsOnCurveWithRawRAndS() throws GeneralSecurityException {
        String sad = sad(
                service.post("credentials/authorize", "{\"credentialID\":\"EC\",\"numSignatures\":1,\"authData\":[]}"));
        Answer signed = service.post("signatures/signHash", signHash("EC", sad, HASH, "1.2.840.10045.4.3.2"));

        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(CscDialogue.elliptic().certificate());
        verifier.update(CONTENT);
        assertThat(signed.signature()).hasSize(64);
        assertThat(verifier.verify(signed.signature())).isTrue();
    }

    @Test
    void signsOnCurveInDer() throws GeneralSecurityException {
        String sad = sad(service.post("credentials/authorize", """
                {"credentialID":"TEL","numSignatures":1,"authData":[{"id":"mobile"}]}"""));
        Answer signed = service.post("signatures/signHash", signHash("TEL", sad, HASH, "1.2.840.10045.4.3.2"));

        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(CscDialogue.elliptic().certificate());
        verifier.update(CONTENT);
        assertThat(verifier.verify(signed.signature())).isTrue();
    }

    @Test
    void refusesAsynchronousModeWhereItHasNone() {
        service.server().signsSynchronouslyOnly();
        String call = signHash("OPEN", service.openSad(), HASH, RSA).replace("}", ",\"operationMode\":\"A\"}");

        assertRefused(service.post("signatures/signHash", call), "Invalid parameter operationMode");
    }

    @Test
    void deliversAsynchronousSignaturesUntilTheirValidityEnds() {
        service.server().signsAfterPolls(1);
        String call = signHash("OPEN", service.openSad(), HASH, RSA)
                .replace("}", ",\"operationMode\":\"A\",\"validity_period\":60000}");
        String poll =
                "{\"requestID\":\"" + service.post("signatures/signHash", call).text("responseID") + "\"}";

        Answer waiting = service.post("signatures/signPolling", poll);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.body()).containsEntry("error", "accepted_request");
        assertThat(service.post("signatures/signPolling", poll).signature()).hasSize(256);
        service.clock().advance(Duration.ofMinutes(1));
        assertRefused(service.post("signatures/signPolling", poll), "Invalid parameter requestID");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "signAlgo":"1.2.840.113549.1.1.1" | Missing (or invalid type) string parameter hashAlgorithmOID
            "signAlgo":"1.2.840.10045.4.3.2" | Invalid parameter signAlgo
            "signAlgo":7 | Missing (or invalid type) string parameter signAlgo
            "signAlgo":"1.2.840.113549.1.1.11","hashAlgorithmOID":"2.16.840.1.101.3.4.2.3" | Invalid parameter hashAlgorithmOID
            "signAlgo":"1.2.840.113549.1.1.12" | Invalid digest value length
            "signAlgo":"1.2.840.113549.1.1.11","validity_period":1000 | Invalid parameter validity_period
            "signAlgo":"1.2.840.113549.1.1.11","response_uri":"http://a" | Invalid parameter response_uri
            "signAlgo":"1.2.840.113549.1.1.11","operationMode":"B" | Invalid parameter operationMode
            "signAlgo":"1.2.840.113549.1.1.11","operationMode":"A","validity_period":-1 | Out of bounds parameter validity_period
            """, quoteCharacter = '\'')
    void refusesMalformedSignHash(String fields, String description) {
        String call = "{\"credentialID\":\"OPEN\",\"SAD\":\"" + service.openSad() + "\",\"hashes\":[\"" + HASH + "\"],"
                + fields + "}";

        assertRefused(service.post("signatures/signHash", call), description);
    }

    @Test
    void acceptsHashAlgorithmThatSignAlgoImplies() {
        String call = signHash("OPEN", service.openSad(), HASH, "1.2.840.113549.1.1.11");

        assertThat(service.post("signatures/signHash", call).status()).isEqualTo(200);
    }

    @Test
    void signsWronglyAsTold() throws GeneralSecurityException {
        service.server()
                .fail(
                        CscMethod.SIGN_HASH,
                        new CscFault.TooFewSignatures(),
                        new CscFault.TooManySignatures(),
                        new CscFault.SignaturesOfAnotherKey());

        String call = signHash("OPEN", service.openSad(), HASH, RSA);
        assertThat(service.post("signatures/signHash", call).body()).containsEntry("signatures", List.of());
        assertThat((List<?>) service.post("signatures/signHash", call).body().get("signatures"))
                .hasSize(2);
        Answer signed = service.post("signatures/signHash", signHash("OPEN", service.openSad(), HASH, RSA));
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(CscDialogue.rsa().certificate());
        verifier.update(CONTENT);
        assertThat(verifier.verify(signed.signature())).isFalse();
    }

    private static byte[] encoded(Signature pss) {
        try {
            return pss.getParameters().getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
