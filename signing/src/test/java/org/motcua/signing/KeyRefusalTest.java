package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class KeyRefusalTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    @TempDir
    Path folder;

    private void assertRefused(SigningKey key, Clock clock, Reason reason) throws IOException {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path output = folder.resolve("out.pdf");
        PdfSigner signer = PdfSigner.builder().key(key).clock(clock).build();
        assertThatThrownBy(() -> signer.sign(input, output, PLAIN))
                .asInstanceOf(type(KeyRefusedException.class))
                .returns(reason, KeyRefusedException::reason);
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesExpiredCertificate() throws IOException {
        Clock later = Clock.offset(TestKeys.CLOCK, Duration.ofDays(4000));
        assertRefused(TestKeys.open(folder, TestKeyKind.P_256), later, Reason.EXPIRED);
    }

    @Test
    void refusesCertificateThatIsNotYetValid() throws IOException {
        Clock earlier = Clock.offset(TestKeys.CLOCK, Duration.ofDays(-30));
        assertRefused(TestKeys.open(folder, TestKeyKind.P_256), earlier, Reason.NOT_YET_VALID);
    }

    @Test
    void refusesCertificateThatMayOnlyIssueOthers() throws IOException {
        SigningKey authority = new FakeKey(List.of(TestKeys.AUTHORITY.certificate()), new byte[256]);
        assertRefused(authority, TestKeys.CLOCK, Reason.KEY_USAGE);
    }

    @Test
    void refusesFileWhoseCertificateBelongsToAnotherKey() {
        for (TestKeyKind kind : List.of(TestKeyKind.RSA_2048, TestKeyKind.P_256)) {
            TestKey other = TestKeys.AUTHORITY.issue("CN=Người khác", kind);
            Path file = folder.resolve("mixed.p12");
            new TestKey(other.privateKey(), TestKeys.key(kind).chain()).writePkcs12(file, TestKeys.PASSWORD);
            assertThatThrownBy(() -> Pkcs12Key.open(file, TestKeys.PASSWORD))
                    .asInstanceOf(type(KeyRefusedException.class))
                    .returns(Reason.MISMATCH, KeyRefusedException::reason);
        }
    }

    @Test
    void refusesAnswerOfAKeyThatDoesNotVerify() throws IOException {
        assertRefused(
                new FakeKey(TestKeys.key(TestKeyKind.RSA_2048).chain(), new byte[256]),
                TestKeys.CLOCK,
                Reason.MISMATCH);
    }

    @Test
    void refusesWrongPasswordOfTheKeyFile() {
        Path file = folder.resolve("key.p12");
        TestKeys.key(TestKeyKind.P_256).writePkcs12(file, TestKeys.PASSWORD);
        assertThatThrownBy(() -> Pkcs12Key.open(file, "sai".toCharArray()))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContainingAll("key.p12", "password")
                .message()
                .doesNotContain("\n", "sai");
    }

    @Test
    void refusesKeyFileThatIsMissingOrNoKeyFile() throws IOException {
        assertThatThrownBy(() -> Pkcs12Key.open(folder.resolve("none.p12"), TestKeys.PASSWORD))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("does not exist");
        Path text = Files.writeString(folder.resolve("text.p12"), "not a key");
        assertThatThrownBy(() -> Pkcs12Key.open(text, TestKeys.PASSWORD))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("PKCS#12");
    }

    @Test
    void namesTheKeysWhenTheAliasIsUnknown() {
        Path file = folder.resolve("key.p12");
        TestKeys.key(TestKeyKind.P_256).writePkcs12(file, TestKeys.PASSWORD);
        assertThat(Pkcs12Key.open(file, TestKeys.PASSWORD, TestKey.ALIAS).chain())
                .hasSize(2);
        assertThatThrownBy(() -> Pkcs12Key.open(file, TestKeys.PASSWORD, "other"))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContainingAll("other", TestKey.ALIAS);
    }

    @Test
    void refusesToSignAfterItWasClosed() {
        Pkcs12Key key = TestKeys.open(folder, TestKeyKind.P_256);
        key.close();
        PdfSigner signer = PdfSigner.builder().key(key).clock(TestKeys.CLOCK).build();
        assertThatThrownBy(() -> signer.sign(TestDocuments.withTable(), PLAIN))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void trustsNoClockButItsOwn() {
        Clock past = Clock.offset(TestKeys.CLOCK, Duration.ofDays(-9000));
        TestKey key = TestAuthority.create("CN=Cũ", TestKeyKind.P_256, past).issue("CN=Cũ", TestKeyKind.P_256);
        Path file = folder.resolve("old.p12");
        key.writePkcs12(file, TestKeys.PASSWORD);
        PdfSigner signer = PdfSigner.builder()
                .key(Pkcs12Key.open(file, TestKeys.PASSWORD))
                .clock(past)
                .build();
        assertThat(signer.sign(TestDocuments.withTable(), PLAIN)).isNotEmpty();
    }

    /** Answers every request with the same bytes. */
    private static final class FakeKey implements SigningKey {
        private final List<X509Certificate> chain;
        private final byte[] answer;

        private FakeKey(List<X509Certificate> chain, byte[] answer) {
            this.chain = chain;
            this.answer = answer;
        }

        @Override
        public List<X509Certificate> chain() {
            return chain;
        }

        @Override
        public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
            return answer.clone();
        }

        @Override
        public void close() {}
    }
}
