package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampFailure;

/** Whether an output under the right name is the finished one. */
class FinishedOutputTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();
    private static final SignatureRequest STAMPED =
            SignatureRequest.builder().level(Level.B_T).build();

    @TempDir
    Path folder;

    private PdfSigner signer;
    private BatchItem item;

    @BeforeEach
    void setUp() throws IOException {
        signer = TestKeys.signer(folder, TestKeyKind.P_256);
        item = item(TestDocuments.withTable(), PLAIN);
    }

    private BatchItem item(byte[] input, SignatureRequest request) throws IOException {
        Path file = Files.write(folder.resolve("in.pdf"), input);
        return new BatchItem(file, folder.resolve("out.pdf"), request);
    }

    private void sign(PdfSigner with, SignatureRequest request) {
        with.sign(item.input(), item.output(), request);
    }

    private boolean finished() {
        return new FinishedOutput(signer).isFinished(item);
    }

    private byte[] output() throws IOException {
        return Files.readAllBytes(item.output());
    }

    @Test
    void theSignedDocumentIs() {
        sign(signer, PLAIN);
        assertThat(finished()).isTrue();
    }

    @Test
    void nothingIsNot() {
        assertThat(finished()).isFalse();
    }

    @Test
    void aCopyOfTheInputIsNot() throws IOException {
        Files.copy(item.input(), item.output());
        assertThat(finished()).isFalse();
    }

    @Test
    void halfAFileIsNot() throws IOException {
        sign(signer, PLAIN);
        for (int missing : new int[] {1, 100, 5_000}) {
            Files.write(item.output(), Arrays.copyOf(output(), (int) Files.size(item.output()) - missing));
            assertThat(finished()).as("%d bytes are missing", missing).isFalse();
        }
    }

    @Test
    void anotherDocumentSignedIsNot() throws IOException {
        sign(signer, PLAIN);
        item = item(TestDocuments.withXrefStream(), PLAIN);
        assertThat(finished()).isFalse();
    }

    @Test
    void aBrokenSignatureIsNot() throws IOException {
        sign(signer, PLAIN);
        byte[] broken = output();
        int increment = (int) Files.size(item.input());
        int date = new String(broken, StandardCharsets.ISO_8859_1).indexOf("(D:", increment);
        broken[date + 6] ^= 1;
        Files.write(item.output(), broken);
        assertThat(finished()).isFalse();
    }

    @Test
    void anotherCertificateIsNot() {
        sign(TestKeys.signer(folder, TestKeyKind.RSA_2048), PLAIN);
        assertThat(finished()).isFalse();
    }

    @Test
    void theSignatureThatTheInputHadAlreadyIsNot() throws IOException {
        byte[] signedBefore = signer.sign(TestDocuments.withTable(), PLAIN);
        item = item(signedBefore, PLAIN);
        sign(TestKeys.signer(folder, TestKeyKind.RSA_2048), PLAIN);
        assertThat(finished()).isFalse();

        sign(signer, PLAIN);
        assertThat(finished()).isTrue();
    }

    @Test
    void whatSomebodyWentOnWorkingOnIsNot() throws IOException {
        sign(signer, PLAIN);
        byte[] seconded = TestKeys.signer(folder, TestKeyKind.RSA_2048).sign(output(), PLAIN);
        Files.write(item.output(), seconded);
        assertThat(finished()).isFalse();
    }

    @Test
    void anotherFieldThanTheOneAskedForIsNot() {
        sign(signer, PLAIN);
        SignatureRequest other = SignatureRequest.builder()
                .field("Director")
                .at(Placement.invisible())
                .build();
        item = new BatchItem(item.input(), item.output(), other);
        assertThat(finished()).isFalse();

        sign(signer, other);
        assertThat(finished()).isTrue();
    }

    @Test
    void aLowerLevelIsOnlyWhereTheSignerMayFallBack() {
        sign(signer, PLAIN);
        item = new BatchItem(item.input(), item.output(), STAMPED);
        assertThat(finished()).isFalse();

        signer = PdfSigner.builder()
                .key(TestKeys.open(folder, TestKeyKind.P_256))
                .timestamps(imprint -> {
                    throw new TimestampException(
                            new TimestampFailure(
                                    "tsa.example", TimestampFailure.Reason.REFUSED, "out of order", Optional.empty()),
                            null);
                })
                .fallBackToLowerLevel()
                .clock(TestKeys.CLOCK)
                .build();
        assertThat(finished()).isTrue();
    }

    @Test
    void aTimeStampedSignatureIs() {
        item = new BatchItem(item.input(), item.output(), STAMPED);
        signer = PdfSigner.builder()
                .key(TestKeys.open(folder, TestKeyKind.P_256))
                .timestamps(TestTimestampAuthority.of(TestKeys.AUTHORITY, TestKeys.CLOCK))
                .clock(TestKeys.CLOCK)
                .build();
        sign(signer, STAMPED);
        assertThat(finished()).isTrue();
    }

    @Test
    void anEncryptedDocumentIsWithItsPassword() throws IOException {
        SignatureRequest opening =
                SignatureRequest.builder().password("open".toCharArray()).build();
        item = item(TestDocuments.encrypted(256, true, "owner", "open", new AccessPermission()), opening);
        sign(signer, opening);
        assertThat(finished()).isTrue();
    }

    @Test
    void bytesBehindTheSignedDocumentAreNot() throws IOException {
        sign(signer, PLAIN);
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.write(output());
        longer.write("% and more\n".repeat(200).getBytes(StandardCharsets.US_ASCII));
        Files.write(item.output(), longer.toByteArray());
        assertThat(finished()).isFalse();
    }
}
