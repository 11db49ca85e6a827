package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.testkit.TestKeyKind;

class TamperingTest {

    @TempDir
    Path folder;

    @Test
    void flippedByteInWhatIsSignedIsNoticed() {
        byte[] input = TestDocuments.withTable();
        byte[] signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(input, SignatureRequest.builder().reason("Ký").build());
        for (int offset : new int[] {20, input.length / 2, input.length - 10, input.length + 40, signed.length - 2}) {
            byte[] tampered = signed.clone();
            tampered[offset] ^= 1;
            assertThat(Pdfsig.judge(tampered)).as("offset " + offset).noneMatch(Pdfsig.Signature::valid);
        }
    }

    @Test
    void documentThatIsAppendedToIsNoLongerSignedAsAWhole() {
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        byte[] once = signer.sign(
                TestDocuments.withTable(), SignatureRequest.builder().build());
        byte[] twice = signer.sign(once, SignatureRequest.builder().build());
        assertThat(Judged.signatures(twice))
                .extracting(Pdfsig.Signature::coversWholeDocument)
                .containsExactly(false, true);
    }
}
