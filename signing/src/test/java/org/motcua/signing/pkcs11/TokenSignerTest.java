package org.motcua.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.motcua.signing.SignatureAlgorithm.SHA256_WITH_ECDSA;
import static org.motcua.signing.SignatureAlgorithm.SHA256_WITH_RSA;
import static org.motcua.signing.SignatureAlgorithm.SHA256_WITH_RSA_PSS;
import static org.motcua.signing.pkcs11.TokenTestKeys.DATA;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class TokenSignerTest {

    private static final TestKey RSA = TokenTestKeys.key(TestKeyKind.RSA_2048, "An");
    private static final TestKey EC = TokenTestKeys.key(TestKeyKind.P_256, "Bình");

    private final FakeCryptoki cryptoki = new FakeCryptoki()
            .withKey(RSA, "rsa", "01")
            .withCertificate(RSA.certificate(), "rsa", "01")
            .withKey(EC, "ec", "02")
            .withCertificate(EC.certificate(), "ec", "02");

    private TokenKey open(String alias) {
        return open(cryptoki.login(), alias);
    }

    private static TokenKey open(Token token, String alias) {
        return token.key(Optional.of(alias), List.of());
    }

    private static void assertSigns(TokenKey key, SignatureAlgorithm algorithm) {
        byte[] value = key.sign(DATA, algorithm);
        assertThat(TokenTestKeys.verifies(key.chain().get(0).getPublicKey(), algorithm, value))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, SHA256_WITH_RSA",
        "rsa, SHA384_WITH_RSA",
        "rsa, SHA512_WITH_RSA",
        "rsa, SHA256_WITH_RSA_PSS",
        "ec, SHA256_WITH_ECDSA",
        "ec, SHA384_WITH_ECDSA"
    })
    void signsHashesWithoutRemarks(String alias, SignatureAlgorithm algorithm) {
        TokenKey key = open(alias);
        assertSigns(key, algorithm);
        assertThat(key.notices()).isEmpty();
    }

    @Test
    void letsTheTokenHashWhereItSignsNoHashes() {
        cryptoki.mechanisms.removeAll(List.of(0x01L, 0x0DL, 0x1041L));
        Token token = cryptoki.login();
        TokenKey rsa = open(token, "rsa");
        TokenKey ec = open(token, "ec");
        assertSigns(rsa, SHA256_WITH_RSA);
        assertSigns(rsa, SHA256_WITH_RSA_PSS);
        assertSigns(ec, SHA256_WITH_ECDSA);

        assertThat(rsa.notices())
                .hasSize(2)
                .allMatch(notice -> notice.contains("it hashes the data itself"))
                .anyMatch(notice -> notice.startsWith("SHA256_WITH_RSA_PSS") && notice.contains("CKM_RSA_PKCS_PSS"));
        assertThat(ec.notices()).singleElement().asString().contains("CKM_ECDSA (not in its list)");
    }

    @Test
    void padsHereWhereTheTokenLacksPss() {
        cryptoki.mechanisms.removeAll(List.of(0x0DL, 0x43L));
        TokenKey key = open("rsa");
        assertSigns(key, SHA256_WITH_RSA_PSS);
        assertSigns(key, SHA256_WITH_RSA_PSS);

        assertThat(key.notices())
                .singleElement()
                .asString()
                .contains("lacks RSASSA-PSS", "its padding is made here", "CKM_RSA_X_509");
    }

    @Test
    void padsHereWhereTheTokenListsPssAndRefusesIt() {
        cryptoki.liedAbout.addAll(List.of(0x0DL, 0x43L));
        TokenKey key = open("rsa");
        assertSigns(key, SHA256_WITH_RSA_PSS);
        int asked = cryptoki.calls("sign");
        assertSigns(key, SHA256_WITH_RSA_PSS);

        assertThat(cryptoki.calls("sign")).as("the way that works is kept").isEqualTo(asked + 1);
        assertThat(key.notices()).singleElement().asString().contains("CKR_MECHANISM_INVALID");
    }

    @Test
    void padsHereWhereTheTokenHasBareRsaOnly() {
        cryptoki.mechanisms.removeAll(List.of(0x01L, 0x40L));
        TokenKey key = open("rsa");
        assertSigns(key, SHA256_WITH_RSA);
        assertThat(key.notices()).singleElement().asString().contains("CKM_RSA_X_509");
    }

    @Test
    void refusesPssRatherThanTakingAnotherScheme() {
        cryptoki.mechanisms.removeAll(List.of(0x0DL, 0x43L, 0x03L));
        TokenKey key = open("rsa");

        TokenException refusal = catchThrowableOfType(TokenException.class, () -> key.sign(DATA, SHA256_WITH_RSA_PSS));
        assertThat(refusal.reason()).isEqualTo(Reason.ALGORITHM);
        assertThat(refusal.available()).hasSize(3);
        assertThat(cryptoki.calls("sign")).isZero();
        assertSigns(key, SHA256_WITH_RSA);
    }

    @Test
    void takesSignaturesThatAreDerAlready() {
        cryptoki.answersDer = true;
        assertSigns(open("ec"), SHA256_WITH_ECDSA);
    }

    @Test
    void refusesAlgorithmOfAnotherKindOfKey() {
        TokenKey key = open("rsa");
        assertThatThrownBy(() -> key.sign(DATA, SHA256_WITH_ECDSA))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("RSA cannot sign with SHA256_WITH_ECDSA");
    }
}
