package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class JcaKeyTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();
    private static final String PSS_OF_BOUNCY_CASTLE =
            "org.bouncycastle.jcajce.provider.asymmetric.rsa.PSSSignatureSpi$SHA256withRSA";

    @TempDir
    Path folder;

    private static void assertSigns(SigningKey key, SignatureAlgorithm algorithm) {
        byte[] signed = PdfSigner.builder()
                .key(key)
                .algorithm(algorithm)
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), PLAIN);
        ValidationReport report =
                PdfValidator.builder().clock(TestKeys.CLOCK).build().validate(signed);
        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).as(report.toJson()).isEqualTo(Integrity.INTACT);
            assertThat(signature.algorithm()).contains(algorithm.jcaName());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSASSA-PSS", "SHA256withRSAandMGF1", "SHA256withRSASSA-PSS", "SHA256withRSA/PSS"})
    void findsPssUnderEachOfItsNames(String name) {
        TestKey key = TestKeys.key(TestKeyKind.RSA_2048);
        assertSigns(
                JcaKey.of(new CardKey((RSAPrivateKey) key.privateKey()), key.chain(), new CardProvider(name)),
                SignatureAlgorithm.SHA256_WITH_RSA_PSS);
    }

    @Test
    void saysWhatAProviderLacks() {
        TestKey key = TestKeys.key(TestKeyKind.RSA_2048);
        PdfSigner signer = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain(), new CardProvider("NONEwithRSA")))
                .clock(TestKeys.CLOCK)
                .build();
        assertThatThrownBy(() -> signer.sign(TestDocuments.withTable(), PLAIN))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContainingAll("SHA256withRSA", "Card");
    }

    /** As SunPKCS11 does it: unchecked. A batch must not go on to ask for each of its documents. */
    @Test
    void saysThatACardWasPulledOut() {
        TestKey key = TestKeys.key(TestKeyKind.RSA_2048);
        JcaKey pulled = JcaKey.of(new CardKey((RSAPrivateKey) key.privateKey()), key.chain(), new PulledProvider());
        assertThatThrownBy(() -> pulled.sign(new byte[1], SignatureAlgorithm.SHA256_WITH_RSA))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContainingAll("SHA256withRSA", "CKR_DEVICE_REMOVED");
    }

    @Test
    void signsWithAKeyThatShowsNoBytesThoughNoProviderIsNamed() {
        TestKey key = TestKeys.key(TestKeyKind.RSA_2048);
        assertSigns(
                JcaKey.of(new CardKey((RSAPrivateKey) key.privateKey()), key.chain()),
                SignatureAlgorithm.SHA256_WITH_RSA);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeyKind.class,
            names = {"RSA_2048", "P_256", "ED_25519", "ED_448", "ML_DSA_44", "ML_DSA_65"})
    void refusesCertificateOfAnotherKeyOfTheSameKind(TestKeyKind kind) {
        PrivateKey other = TestKeys.AUTHORITY.issue("CN=Người khác", kind).privateKey();
        assertRefused(other, TestKeys.key(kind).chain());
    }

    @Test
    void refusesCertificateOfAKeyOfAnotherKind() {
        assertRefused(
                TestKeys.key(TestKeyKind.ED_25519).privateKey(),
                TestKeys.key(TestKeyKind.ED_448).chain());
        assertRefused(
                TestKeys.key(TestKeyKind.ML_DSA_44).privateKey(),
                TestKeys.key(TestKeyKind.ML_DSA_65).chain());
        assertRefused(
                TestKeys.key(TestKeyKind.P_256).privateKey(),
                TestKeys.key(TestKeyKind.P_384).chain());
    }

    private static void assertRefused(PrivateKey key, List<X509Certificate> chain) {
        assertThatThrownBy(() -> JcaKey.of(key, chain))
                .asInstanceOf(type(KeyRefusedException.class))
                .returns(Reason.MISMATCH, KeyRefusedException::reason);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeyKind.class,
            names = {"ED_448", "ML_DSA_87"})
    void opensKeysOfEveryKindFromAFile(TestKeyKind kind) {
        try (Pkcs12Key key = TestKeys.open(folder, kind)) {
            assertSigns(key, kind == TestKeyKind.ED_448 ? SignatureAlgorithm.ED448 : SignatureAlgorithm.ML_DSA_87);
        }
    }

    @Test
    void takesLatticeKeysFromAKeyStoreOfBouncyCastleThatIsNotInstalled() throws GeneralSecurityException, IOException {
        Path file = folder.resolve("ml-dsa.p12");
        TestKeys.key(TestKeyKind.ML_DSA_65).writePkcs12(file, TestKeys.PASSWORD);
        KeyStore store = KeyStore.getInstance("PKCS12", Providers.BOUNCY_CASTLE);
        store.load(Files.newInputStream(file), TestKeys.PASSWORD);
        X509Certificate certificate = (X509Certificate) store.getCertificate(TestKey.ALIAS);
        PrivateKey key = (PrivateKey) store.getKey(TestKey.ALIAS, TestKeys.PASSWORD);
        assertSigns(JcaKey.of(key, List.of(certificate)), SignatureAlgorithm.ML_DSA_65);
        assertSigns(JcaKey.of(key, List.of(certificate), Providers.BOUNCY_CASTLE), SignatureAlgorithm.ML_DSA_65);
    }

    /** A provider with one signature algorithm. */
    private static final class CardProvider extends Provider {
        private static final long serialVersionUID = 1L;

        private CardProvider(String signature) {
            super("Card", "1", "Signs with a card");
            put("Signature." + signature, PSS_OF_BOUNCY_CASTLE);
        }
    }

    /** A provider whose card is no longer there. */
    private static final class PulledProvider extends Provider {
        private static final long serialVersionUID = 1L;

        private PulledProvider() {
            super("Pulled", "1", "Signs with a card that is not there");
            putService(new Service(this, "Signature", "SHA256withRSA", "Pulled", null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    throw new ProviderException("CKR_DEVICE_REMOVED");
                }
            });
        }
    }

    /** A key that does not show its bytes, as those of cards. */
    private static final class CardKey implements RSAPrivateKey {
        private static final long serialVersionUID = 1L;

        private final RSAPrivateKey inside;

        private CardKey(RSAPrivateKey inside) {
            this.inside = inside;
        }

        @Override
        public BigInteger getPrivateExponent() {
            return inside.getPrivateExponent();
        }

        @Override
        public BigInteger getModulus() {
            return inside.getModulus();
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }
}
