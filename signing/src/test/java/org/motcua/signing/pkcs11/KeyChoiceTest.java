package org.motcua.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class KeyChoiceTest {

    private static final TestKey RSA = TokenTestKeys.key(TestKeyKind.RSA_2048, "An");
    private static final TestKey OTHER_RSA = TokenTestKeys.key(TestKeyKind.RSA_2048, "Bình");
    private static final TestKey EC = TokenTestKeys.key(TestKeyKind.P_256, "Chi");
    private static final TestKey OTHER_EC = TokenTestKeys.key(TestKeyKind.P_256, "Dũng");
    private static final X509Certificate ROOT = TokenTestKeys.AUTHORITY.certificate();

    private final FakeCryptoki cryptoki = new FakeCryptoki();

    private TokenKey open(Optional<String> alias, X509Certificate... given) {
        Token token = cryptoki.login();
        try {
            TokenKey key = token.key(alias, List.of(given));
            key.close();
            return key;
        } finally {
            token.release();
        }
    }

    private TokenException refusal(Optional<String> alias) {
        return catchThrowableOfType(TokenException.class, () -> open(alias));
    }

    @Test
    void takesTheOnlyKey() {
        cryptoki.withKey(RSA, "an", "01").withCertificate(RSA.certificate(), "an", "01");
        TokenKey key = open(Optional.empty());
        assertThat(key.alias()).isEqualTo("an");
        assertThat(key.chain()).containsExactly(RSA.certificate());
    }

    @Test
    void findsCertificatesWhoseIdsAndLabelsDoNotFit() {
        cryptoki.withKey(RSA, "key 1", "01")
                .withKey(EC, "", "")
                .withKey(OTHER_EC, "key 3", "03")
                .withCertificate(OTHER_EC.certificate(), "x", "01")
                .withCertificate(ROOT, "key 3", "03")
                .withCertificate(RSA.certificate(), "cert An", "aa")
                .withCertificate(EC.certificate(), "cert Chi", "bb");

        assertThat(open(Optional.of("key 1")).chain()).containsExactly(RSA.certificate(), ROOT);
        assertThat(open(Optional.of("cert Chi")).chain()).containsExactly(EC.certificate(), ROOT);
        assertThat(open(Optional.of("03")).chain()).containsExactly(OTHER_EC.certificate(), ROOT);
    }

    @Test
    void findsTheKeyOfATokenThatDoesNotTellTheModulus() {
        cryptoki.withKey(RSA, "an", "01")
                .withKeyAttribute(AttributeType.MODULUS)
                .withCertificate(OTHER_RSA.certificate(), "an", "01")
                .withCertificate(RSA.certificate(), "x", "02");
        assertThat(open(Optional.of("an")).chain()).containsExactly(RSA.certificate());
    }

    @Test
    void completesTheChainWithCertificatesThatWereGiven() {
        cryptoki.withKey(EC, "chi", "01").withCertificate(EC.certificate(), "chi", "01");
        X509Certificate stranger = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", TokenTestKeys.CLOCK)
                .certificate();
        assertThat(open(Optional.empty(), stranger, ROOT).chain()).containsExactly(EC.certificate(), ROOT);
    }

    @Test
    void takesTheCertificateOfTheKeyFromThoseGiven() {
        cryptoki.withKey(EC, "chi", "01");
        assertThat(open(Optional.empty(), ROOT, OTHER_EC.certificate(), EC.certificate())
                        .chain())
                .containsExactly(EC.certificate(), ROOT);
    }

    @Test
    void takesTheCertificateThatIsValidLongestAfterARenewal() {
        Clock later = Clock.offset(TokenTestKeys.CLOCK, Duration.ofDays(300));
        X509Certificate renewed = TestAuthority.create("CN=Gốc mới,C=VN", TestKeyKind.P_256, later)
                .certify("CN=An,C=VN", RSA.certificate().getPublicKey())
                .get(0);
        cryptoki.withKey(RSA, "an", "01")
                .withCertificate(RSA.certificate(), "cũ", "01")
                .withCertificate(renewed, "mới", "02");

        assertThat(open(Optional.of("an")).chain()).containsExactly(renewed);
        assertThat(open(Optional.of("cũ")).chain()).containsExactly(RSA.certificate());
    }

    @Test
    void listsKeysWhenThereIsNoneOfTheName() {
        cryptoki.withKey(RSA, "an", "01").withKey(OTHER_RSA, "an", "02").withKey(EC, "chi", "03");

        TokenException refusal = refusal(Optional.of("bình"));
        assertThat(refusal.reason()).isEqualTo(Reason.KEY_ABSENT);
        assertThat(refusal.available()).containsExactly("01", "02", "chi");
        assertThat(refusal).hasMessageContaining("\"bình\"").hasMessageContaining("[01, 02, chi]");
        assertThat(cryptoki.openSessions()).as("left open by a refusal").isZero();
    }

    @Test
    void doesNotChooseBetweenKeys() {
        cryptoki.withKey(RSA, "an", "01")
                .withCertificate(RSA.certificate(), "an", "01")
                .withKey(OTHER_RSA, "an", "02")
                .withCertificate(OTHER_RSA.certificate(), "an", "02");

        assertThat(refusal(Optional.of("an")).reason()).isEqualTo(Reason.KEY_AMBIGUOUS);
        assertThat(refusal(Optional.empty()).available()).containsExactly("01", "02");
        assertThat(open(Optional.of("02")).chain()).containsExactly(OTHER_RSA.certificate());
    }

    @Test
    void takesTheKeyThatHasACertificateBesideOneThatHasNot() {
        cryptoki.withKey(RSA, "an", "01").withKey(EC, "chi", "02").withCertificate(EC.certificate(), "chi", "02");
        assertThat(open(Optional.empty()).alias()).isEqualTo("chi");
    }

    @Test
    void refusesKeyWithoutCertificate() {
        cryptoki.withKey(RSA, "an", "01").withCertificate(OTHER_RSA.certificate(), "an", "01");
        assertThat(refusal(Optional.of("an")).reason()).isEqualTo(Reason.CERTIFICATE_ABSENT);
    }

    @Test
    void refusesKeyThatWantsThePinEachTime() {
        cryptoki.withKey(EC, "chi", "01")
                .withCertificate(EC.certificate(), "chi", "01")
                .withKeyAttribute(AttributeType.ALWAYS_AUTHENTICATE, (byte) 1);
        assertThat(refusal(Optional.of("chi")).reason()).isEqualTo(Reason.PIN_UNSUITABLE);
        assertThat(cryptoki.calls("sign")).isZero();
    }

    @Test
    void passesOverKeysThatDoNotSign() {
        cryptoki.withKey(RSA, "giải mã", "01")
                .withKeyAttribute(AttributeType.SIGN, (byte) 0)
                .withCertificate(RSA.certificate(), "giải mã", "01");
        assertThat(refusal(Optional.empty()).reason()).isEqualTo(Reason.KEY_ABSENT);
    }
}
