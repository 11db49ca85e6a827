package org.motcua.signing.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.OutputException;
import org.motcua.signing.SigningException;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.Sealing.Sealed;

class SealingTest {

    private static byte[] document(boolean xrefStream) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.save(
                    output, xrefStream ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return output.toByteArray();
        }
    }

    /** Seals with a signature of so many bytes, each of them 7, and collects the digests that were signed. */
    private static Sealed seal(byte[] pdf, int estimate, int length, List<byte[]> digests, ByteArrayOutputStream output)
            throws IOException {
        try (PdfInput input = PdfInput.open(Source.memory(pdf), Optional.empty())) {
            Increment increment = new Increment(input);
            Reference signature = increment.reserve();
            return Sealing.seal(
                    input.source(),
                    bytes -> increment.layout(signature, PdfValue.dictionary(), bytes, new byte[16]),
                    estimate,
                    DigestAlgorithm.SHA_256,
                    digest -> {
                        digests.add(digest);
                        byte[] value = new byte[length];
                        Arrays.fill(value, (byte) 7);
                        return value;
                    },
                    output);
        }
    }

    private static byte[] increment(byte[] pdf, ByteArrayOutputStream output) {
        return Arrays.copyOfRange(output.toByteArray(), pdf.length, output.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesMoreRoomOnceWhenTheSignatureIsLongerThanExpected(boolean xrefStream) throws IOException {
        byte[] pdf = document(xrefStream);
        List<byte[]> digests = new ArrayList<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        Sealed sealed = seal(pdf, 100, 300, digests, output);

        assertThat(digests).hasSize(2);
        assertThat(digests.get(0)).isNotEqualTo(digests.get(1));
        assertThat(sealed.length()).isEqualTo(output.size());
        sealed.requireWritten(increment(pdf, output), (contents, digest) -> {
            assertThat(Arrays.copyOf(contents, 300)).containsOnly(7);
            assertThat(Arrays.copyOfRange(contents, 300, contents.length)).containsOnly(0);
            assertThat(digest).isEqualTo(digests.get(1)).isEqualTo(digestOfRanges(output.toByteArray()));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noticesEveryByteOfStructureThatWasWrittenWrongly(boolean xrefStream) throws IOException {
        byte[] pdf = document(xrefStream);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Sealed sealed = seal(pdf, 64, 64, new ArrayList<>(), output);
        byte[] written = increment(pdf, output);
        String text = new String(written, StandardCharsets.ISO_8859_1);

        List<Integer> structure = new ArrayList<>();
        structure.add(text.indexOf(" 0 obj") - 1);
        structure.add(text.indexOf("[0 ") + 4);
        structure.add(text.indexOf("startxref") + 11);
        structure.add(text.lastIndexOf("%%EOF"));
        structure.add(xrefStream ? text.indexOf("\nstream\n") + 10 : text.indexOf(" n \n") - 8);
        for (int offset : structure) {
            byte[] broken = written.clone();
            broken[offset] ^= 1;
            assertThatThrownBy(() -> sealed.requireWritten(broken, (contents, digest) -> {}))
                    .as("offset " + offset + " of " + text)
                    .isInstanceOf(OutputException.class);
        }
        assertThatThrownBy(() ->
                        sealed.requireWritten(Arrays.copyOf(written, written.length - 1), (contents, digest) -> {}))
                .isInstanceOf(OutputException.class);
    }

    @Test
    void hasRoomForASecondSignatureThatIsSomewhatLongerThanTheFirst() throws IOException {
        byte[] pdf = document(false);
        try (PdfInput input = PdfInput.open(Source.memory(pdf), Optional.empty())) {
            Increment increment = new Increment(input);
            Reference signature = increment.reserve();
            int[] length = {100};
            Sealed sealed = Sealing.seal(
                    input.source(),
                    bytes -> increment.layout(signature, PdfValue.dictionary(), bytes, new byte[16]),
                    50,
                    DigestAlgorithm.SHA_256,
                    digest -> new byte[length[0]++],
                    new ByteArrayOutputStream());
            assertThat(sealed.capacity()).isGreaterThan(101);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesSignatureThatGrowsAgain(boolean xrefStream) throws IOException {
        byte[] pdf = document(xrefStream);
        try (PdfInput input = PdfInput.open(Source.memory(pdf), Optional.empty())) {
            Increment increment = new Increment(input);
            Reference signature = increment.reserve();
            int[] length = {100};
            assertThatThrownBy(() -> Sealing.seal(
                            input.source(),
                            bytes -> increment.layout(signature, PdfValue.dictionary(), bytes, new byte[16]),
                            50,
                            DigestAlgorithm.SHA_256,
                            digest -> new byte[length[0] *= 4],
                            new ByteArrayOutputStream()))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("does not fit");
        }
    }

    /** Hashes the document but its /Contents, found by another way than the code that is tested. */
    private static byte[] digestOfRanges(byte[] document) {
        try {
            String text = new String(document, StandardCharsets.ISO_8859_1);
            int hole = text.indexOf("/Contents <") + "/Contents ".length();
            int behind = text.indexOf('>', hole) + 1;
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(document, 0, hole);
            digest.update(document, behind, document.length - behind);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
