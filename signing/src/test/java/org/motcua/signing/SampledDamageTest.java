package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * Files of several builds, signed twice by our signer and damaged or cut at random places: no signature survives it whose
 * bytes are among those. {@code DamageTest} tries every place of one small file.
 */
class SampledDamageTest {

    private static final long SEED = 20_261_120;
    private static final int FLIPS = 150;
    private static final int CUTS = 60;
    private static final int PADDING_BYTES = 200_000;
    private static final Pattern BYTE_RANGE = Pattern.compile("/ByteRange ?\\[ ?0 (\\d+) +(\\d+) +(\\d+) *]");

    private final PdfValidator validator = PdfValidator.builder().build();

    @TempDir
    Path folder;

    private enum Build {
        TABLE,
        STREAMS,
        HYBRID,
        ENCRYPTED,
        ENCRYPTED_RC4,
        PDF_A,
        LARGE;

        byte[] document() {
            return switch (this) {
                case TABLE -> TestDocuments.withTable();
                case STREAMS -> TestDocuments.withXrefStream();
                case HYBRID -> TestDocuments.hybrid();
                case ENCRYPTED -> TestDocuments.encrypted(256, true, "chu", "", new AccessPermission());
                case ENCRYPTED_RC4 -> TestDocuments.encrypted(128, false, "chu", "", new AccessPermission());
                case PDF_A -> TestDocuments.pdfA2b(true);
                case LARGE -> large();
            };
        }
    }

    /** With a comment in front of the cross-reference table, which readers pass over. */
    private static byte[] large() {
        byte[] pdf = TestDocuments.withTable();
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int table = text.lastIndexOf("xref\n0 ");
        String padding = ("%" + "x".repeat(78) + "\n").repeat(PADDING_BYTES / 80);
        int start = text.lastIndexOf("startxref");
        String moved = text.substring(0, table) + padding + text.substring(table, start) + "startxref\n"
                + (table + padding.length()) + "\n%%EOF\n";
        return moved.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What a signature covers: all up to its end but the gap for its value. */
    private record Covered(int gapStart, int gapEnd, int end) {

        boolean holds(int offset) {
            return offset < gapStart || (offset >= gapEnd && offset < end);
        }
    }

    private byte[] signedTwice(Build build) {
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        SignatureRequest request = SignatureRequest.builder().build();
        return signer.sign(signer.sign(build.document(), request), request);
    }

    private static List<Covered> covered(byte[] pdf) {
        return BYTE_RANGE
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .map(range -> new Covered(
                        Integer.parseInt(range.group(1)),
                        Integer.parseInt(range.group(2)),
                        Integer.parseInt(range.group(2)) + Integer.parseInt(range.group(3))))
                .toList();
    }

    private long sound(byte[] pdf, boolean allChanges) {
        return validator.validate(pdf).signatures().stream()
                .filter(signature -> signature.integrity() == Integrity.INTACT)
                .filter(signature -> allChanges || signature.changesAllowed())
                .count();
    }

    @ParameterizedTest
    @EnumSource(Build.class)
    void noSignatureSurvivesDamageToItsBytes(Build build) {
        byte[] signed = signedTwice(build);
        List<Covered> signatures = covered(signed);
        assertThat(signatures).hasSize(2);
        assertThat(sound(signed, false)).as("before").isEqualTo(2);
        Random random = new Random(SEED);
        List<String> survived = new ArrayList<>();
        for (int flip = 0; flip < FLIPS; flip++) {
            int offset = random.nextInt(signed.length);
            int mask = 1 << random.nextInt(8);
            byte[] damaged = signed.clone();
            damaged[offset] ^= (byte) mask;
            long untouched = signatures.stream().filter(s -> !s.holds(offset)).count();
            if (sound(damaged, true) > untouched) {
                survived.add("offset " + offset + ", mask " + mask);
            }
        }
        assertThat(survived).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Build.class)
    void noSignatureSurvivesTheLossOfItsBytes(Build build) {
        byte[] signed = signedTwice(build);
        List<Covered> signatures = covered(signed);
        Random random = new Random(SEED);
        for (int cut = 0; cut < CUTS; cut++) {
            // Every second cut falls behind the document as it was before, where little is lost.
            int from = cut % 2 == 0 ? 0 : signatures.get(0).gapStart();
            int length = from + random.nextInt(signed.length - from);
            long whole = signatures.stream().filter(s -> s.end() <= length).count();
            assertThat(sound(Arrays.copyOf(signed, length), false))
                    .as("cut at %d of %d", length, signed.length)
                    .isLessThanOrEqualTo(whole);
        }
    }
}
