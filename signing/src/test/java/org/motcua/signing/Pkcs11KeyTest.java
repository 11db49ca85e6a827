package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.motcua.signing.pkcs11.TokenTestKeys.AUTHORITY;
import static org.motcua.signing.pkcs11.TokenTestKeys.CLOCK;
import static org.motcua.signing.pkcs11.TokenTestKeys.DATA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.TokenException.Reason;
import org.motcua.signing.pkcs11.SoftHsm;
import org.motcua.signing.pkcs11.TokenTestKeys;

@ExtendWith(SoftHsm.Extension.class)
class Pkcs11KeyTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();
    private static final X509Certificate ROOT = AUTHORITY.certificate();

    @TempDir
    Path folder;

    private SoftHsm hsm;

    @BeforeEach
    void takeTokens(SoftHsm tokens) {
        hsm = tokens;
    }

    private Pkcs11Key.Builder token(String label) {
        return Pkcs11Key.builder().library(hsm.library()).token(label).pin(SoftHsm.PIN.toCharArray());
    }

    private TokenException refusal(Pkcs11Key.Builder builder) {
        return catchThrowableOfType(TokenException.class, builder::open);
    }

    private static PdfSigner signer(SigningKey key) {
        return PdfSigner.builder().key(key).clock(CLOCK).build();
    }

    private static void assertSigns(SigningKey key, SignatureAlgorithm algorithm) {
        assertThat(TokenTestKeys.verifies(key.chain().get(0).getPublicKey(), algorithm, key.sign(DATA, algorithm)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-2048", "rsa-3072", "rsa-4096", "p-256", "p-384", "p-521"})
    void signsDocumentsWithEveryKindOfKey(String alias) throws IOException {
        try (Pkcs11Key key = Pkcs11Key.open(hsm.library(), SoftHsm.LEADER, SoftHsm.PIN.toCharArray(), alias)) {
            Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
            Path output = folder.resolve("out.pdf");
            signer(key).sign(input, output, PLAIN);

            assertThat(key.alias()).isEqualTo(alias);
            assertThat(key.chain()).hasSize(2).endsWith(ROOT);
            assertThat(key.notices()).isEmpty();
            assertThat(Pdfsig.judge(output)).singleElement().satisfies(signature -> {
                assertThat(signature.valid()).as(signature.toString()).isTrue();
                assertThat(signature.coversWholeDocument()).isTrue();
                assertThat(signature.signer()).isEqualTo("Nguyễn Văn An");
            });
        }
    }

    @Test
    void signsWithPssWhereTheCertificateAllowsNothingElse() {
        try (Pkcs11Key key = token(SoftHsm.LEADER).alias("pss").open()) {
            byte[] signed = signer(key).sign(TestDocuments.withTable(), PLAIN);

            assertThat(key.notices()).isEmpty();
            Dss dss = Dss.trusting(List.of(ROOT), List.of(AUTHORITY.crl())).at(CLOCK.instant());
            assertThat(dss.judge(signed)).singleElement().satisfies(signature -> {
                assertThat(signature.indication()).as(signature.toString()).isEqualTo("TOTAL_PASSED");
                assertThat(signature.intact()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256_WITH_RSA_PSS", "SHA384_WITH_RSA_PSS", "SHA512_WITH_RSA_PSS", "SHA512_WITH_RSA"})
    void signsWithRsaSchemesAndHashes(String algorithm) {
        try (Pkcs11Key key = token(SoftHsm.LEADER).alias("rsa-2048").open()) {
            assertSigns(key, SignatureAlgorithm.valueOf(algorithm));
        }
    }

    @Test
    void truncatesHashesThatAreLongerThanTheCurve() {
        try (Pkcs11Key key = token(SoftHsm.LEADER).alias("p-256").open()) {
            assertSigns(key, SignatureAlgorithm.SHA512_WITH_ECDSA);
        }
    }

    @Test
    void signsFromEightThreadsWithOneLogin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Pkcs11Key key = token(SoftHsm.LEADER).alias("p-256").open()) {
            PdfSigner signer = signer(key);
            byte[] input = TestDocuments.withTable();
            CountDownLatch start = new CountDownLatch(8);
            List<Future<byte[]>> last = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                last.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    byte[] signed = new byte[0];
                    for (int n = 0; n < 10; n++) {
                        // Each output is verified by the signer itself.
                        signed = signer.sign(input, PLAIN);
                    }
                    return signed;
                }));
            }
            for (Future<byte[]> signed : last) {
                assertThat(Pdfsig.judge(signed.get()))
                        .allMatch(Pdfsig.Signature::valid)
                        .hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void leadsLeaderAndAgencyFromOneLogin() {
        try (Pkcs11Key leader = token(SoftHsm.LEADER).alias("p-256").open()) {
            TokenException second = refusal(token(SoftHsm.LEADER).alias("p-384"));
            assertThat(second.reason()).isEqualTo(Reason.ALREADY_LOGGED_IN);

            try (Pkcs11Key agency = leader.withAlias("p-384")) {
                byte[] once = signer(leader).sign(TestDocuments.withTable(), PLAIN);
                byte[] twice = signer(agency).sign(once, PLAIN);
                assertThat(Pdfsig.judge(twice)).hasSize(2).allMatch(Pdfsig.Signature::valid);
            }
            assertSigns(leader, SignatureAlgorithm.SHA256_WITH_ECDSA);
        }
    }

    @Test
    void logsOutWhenClosed() {
        Pkcs11Key key = token(SoftHsm.LEADER).alias("p-256").open();
        key.close();

        assertThatThrownBy(() -> key.sign(DATA, SignatureAlgorithm.SHA256_WITH_ECDSA))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("closed");
        // The token checks PINs again, so nobody is logged in any more.
        TokenException refusal = refusal(token(SoftHsm.PIN_TRIALS).pin("0000".toCharArray()));
        assertThat(refusal.reason()).isEqualTo(Reason.PIN_WRONG);
        token(SoftHsm.PIN_TRIALS).afterWrongPin().open().close();
        token(SoftHsm.LEADER).alias("p-256").open().close();
    }

    @Test
    void sendsNoPinWhileTheTokenRemembersAWrongOne() {
        char[] wrong = "1111".toCharArray();
        assertThat(hsm.flags(SoftHsm.PIN_TRIALS)).doesNotContain("count low");

        assertThat(refusal(token(SoftHsm.PIN_TRIALS).pin(wrong)).reason()).isEqualTo(Reason.PIN_WRONG);
        assertThat(hsm.flags(SoftHsm.PIN_TRIALS)).contains("user PIN count low");
        assertThat(refusal(token(SoftHsm.PIN_TRIALS).pin(wrong)).reason()).isEqualTo(Reason.PIN_WITHHELD);
        assertThat(refusal(token(SoftHsm.PIN_TRIALS)).reason()).isEqualTo(Reason.PIN_WITHHELD);

        try (Pkcs11Key key = token(SoftHsm.PIN_TRIALS).afterWrongPin().open()) {
            assertSigns(key, SignatureAlgorithm.SHA256_WITH_RSA);
        }
        assertThat(hsm.flags(SoftHsm.PIN_TRIALS)).doesNotContain("count low");
    }

    @Test
    void leavesThePinToItsOwner() {
        char[] pin = SoftHsm.PIN.toCharArray();
        Pkcs11Key.open(hsm.library(), SoftHsm.LEADER, pin, "p-256").close();
        assertThat(pin).isEqualTo(SoftHsm.PIN.toCharArray());
    }

    @Test
    void findsKeysWhoseCertificatesHaveOtherLabelsAndIds() {
        Pkcs11Key.Builder odd = token(SoftHsm.ODD).certificates(List.of(ROOT));
        try (Pkcs11Key first = odd.alias("khoa 1").open();
                Pkcs11Key second = first.withAlias("chung thu 2")) {
            assertThat(first.chain()).hasSize(2).endsWith(ROOT);
            assertThat(first.chain().get(0).getPublicKey()).isEqualTo(hsm.rsaPublicKey(SoftHsm.ODD, "0a"));
            assertThat(second.alias()).isEqualTo("khoa 2");
            assertThat(second.chain().get(0).getPublicKey()).isEqualTo(hsm.ecPublicKey(SoftHsm.ODD, "0b"));
            assertSigns(first, SignatureAlgorithm.SHA256_WITH_RSA);
            assertSigns(second, SignatureAlgorithm.SHA256_WITH_ECDSA);
        }
    }

    @Test
    void takesCertificateOfKeyFromTheCaller() {
        List<X509Certificate> chain = AUTHORITY.certify("CN=Chi,C=VN", hsm.ecPublicKey(SoftHsm.ODD, "0c"));
        assertThat(refusal(token(SoftHsm.ODD).alias("khoa 3")).reason()).isEqualTo(Reason.CERTIFICATE_ABSENT);
        try (Pkcs11Key key =
                token(SoftHsm.ODD).alias("khoa 3").certificates(chain).open()) {
            assertThat(key.chain()).isEqualTo(chain);
        }
    }

    @Test
    void listsTokensAndKeysThereAre() {
        TokenException token = refusal(token("Con dấu"));
        assertThat(token.reason()).isEqualTo(Reason.TOKEN_ABSENT);
        assertThat(token.available()).contains(SoftHsm.LEADER, SoftHsm.ODD).doesNotContain("");

        TokenException key = refusal(token(SoftHsm.LEADER).alias("bí mật"));
        assertThat(key.reason()).isEqualTo(Reason.KEY_ABSENT);
        assertThat(key.available()).contains("rsa-2048", "p-521");
        assertThat(refusal(token(SoftHsm.LEADER)).reason()).isEqualTo(Reason.KEY_AMBIGUOUS);
        assertThat(refusal(token(SoftHsm.EMPTY)).reason()).isEqualTo(Reason.KEY_ABSENT);
    }

    @Test
    void choosesBetweenTokensOfOneLabelBySlot() {
        TokenException refusal = refusal(token(SoftHsm.TWIN));
        assertThat(refusal.reason()).isEqualTo(Reason.TOKEN_AMBIGUOUS);

        long slot = Long.parseLong(String.valueOf(refusal.getMessage())
                .replaceAll("(?s).*\"" + SoftHsm.TWIN + "\" \\(slot (\\d+),.*", "$1"));
        assertThat(refusal(token(SoftHsm.TWIN).slot(slot)).reason()).isEqualTo(Reason.KEY_ABSENT);
        assertThat(refusal(token(SoftHsm.LEADER).slot(slot)).reason()).isEqualTo(Reason.TOKEN_ABSENT);
    }

    @Test
    void refusesKeyThatWantsThePinEachTime() {
        assertThat(refusal(token(SoftHsm.LEADER).alias("each-time")).reason()).isEqualTo(Reason.PIN_UNSUITABLE);
    }

    @Test
    void saysWhatIsWrongWithTheLibrary() throws IOException {
        Path missing = folder.resolve("missing.so");
        Path text = Files.writeString(folder.resolve("text.so"), "not a library");
        Path other = Path.of("/usr/lib/x86_64-linux-gnu/libm.so.6");

        assertThat(refusal(token("x").library(missing)))
                .hasMessageContaining("missing.so does not exist")
                .extracting(TokenException::reason)
                .isEqualTo(Reason.LIBRARY);
        assertThat(refusal(token("x").library(text))).hasMessageContaining("cannot be used as a PKCS#11 library");
        if (Files.exists(other)) {
            assertThat(refusal(token("x").library(other))).hasMessageContaining("C_GetFunctionList");
        }
    }

    @Test
    void needsALibraryAndAPin() {
        assertThatThrownBy(() -> Pkcs11Key.builder().library(hsm.library()).open())
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("PIN");
        assertThatThrownBy(() -> Pkcs11Key.builder().maximumSessions(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal(token(SoftHsm.LEADER).pin(new char[0])).reason()).isEqualTo(Reason.PIN_WRONG);
    }

    @Test
    void saysThatTheTokenIsGone() {
        try (Pkcs11Key key = token(SoftHsm.TO_DESTROY).open()) {
            assertSigns(key, SignatureAlgorithm.SHA256_WITH_RSA);
            hsm.destroy(SoftHsm.TO_DESTROY);

            PdfSigner signer = signer(key);
            byte[] input = TestDocuments.withTable();
            TokenException first = catchThrowableOfType(TokenException.class, () -> signer.sign(input, PLAIN));
            assertThat(first.reason()).as(first.getMessage()).isEqualTo(Reason.TOKEN_GONE);
            assertThatThrownBy(() -> signer.sign(input, PLAIN)).hasMessage(first.getMessage());
        }
    }

    @Test
    void worksWithOneSession() {
        try (Pkcs11Key key =
                token(SoftHsm.LEADER).alias("rsa-2048").maximumSessions(1).open()) {
            byte[] signed = signer(key).sign(TestDocuments.withTable(), PLAIN);
            assertThat(Arrays.copyOf(signed, 5))
                    .isEqualTo("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }
}
