package org.motcua.signing.revision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.JcaKey;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** A signed file to begin with, and what is known about it. */
final class FuzzSeed {

    private static final Pattern BYTE_RANGE = Pattern.compile("/ByteRange ?\\[0 (\\d+) (\\d+) (\\d+) *]");

    private final String name;
    private final byte[] bytes;
    private final boolean forbidden;
    private final List<Signed> signed = new ArrayList<>();

    /** A signature that was really made, over the bytes before the gap and those behind it up to the end. */
    record Signed(int gapStart, int gapEnd, int end) {

        /** Whether what it signed is still there, whatever became of its value. */
        boolean covers(byte[] original, byte[] pdf) {
            return pdf.length >= end
                    && Arrays.equals(original, 0, gapStart, pdf, 0, gapStart)
                    && Arrays.equals(original, gapEnd, end, pdf, gapEnd, end);
        }
    }

    /** @param forbidden whether something was changed after the first signature that may not be */
    FuzzSeed(String name, byte[] bytes, boolean forbidden) {
        this.name = name;
        this.bytes = bytes;
        this.forbidden = forbidden;
        Matcher matcher = BYTE_RANGE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            int gapStart = Integer.parseInt(matcher.group(1));
            int gapEnd = Integer.parseInt(matcher.group(2));
            signed.add(new Signed(gapStart, gapEnd, gapEnd + Integer.parseInt(matcher.group(3))));
        }
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean forbidden() {
        return forbidden;
    }

    List<Signed> signed() {
        return signed;
    }

    int firstEnd() {
        return signed.stream().mapToInt(Signed::end).min().orElse(bytes.length);
    }

    /** All seeds: signed files of several shapes, and each documented change after two kinds of signature. */
    static List<FuzzSeed> all() {
        List<FuzzSeed> seeds = new ArrayList<>();
        for (OptionalInt permission : ChangeTable.PERMISSIONS) {
            seeds.add(new FuzzSeed("form, permission " + permission, FormDocument.signed(permission), false));
        }
        ours(seeds);
        streams(seeds);
        for (int column : new int[] {1, 3}) {
            changes(seeds, column);
        }
        return List.copyOf(seeds);
    }

    private static void changes(List<FuzzSeed> seeds, int column) {
        OptionalInt permission = ChangeTable.PERMISSIONS.get(column);
        byte[] signed = FormDocument.signed(permission);
        Map<String, List<Boolean>> table = ChangeTable.read();
        for (Map.Entry<String, UnaryOperator<byte[]>> kind : ChangeKinds.all().entrySet()) {
            boolean allowed = table.get(kind.getKey()).get(column);
            seeds.add(new FuzzSeed(
                    kind.getKey() + ", permission " + permission,
                    kind.getValue().apply(signed),
                    !allowed));
        }
    }

    private static void streams(List<FuzzSeed> seeds) {
        byte[] signed = FormDocument.signed(OptionalInt.empty());
        for (boolean deflated : new boolean[] {true, false}) {
            seeds.add(new FuzzSeed(
                    "filled in an object stream",
                    new StreamUpdate(signed, deflated)
                            .object(6, "<< " + Draft.NUMBER + " /V (1) /AP << /N 57 0 R >> >>")
                            .object(56, "<< /Title (x) >>")
                            .bytes("/Info 56 0 R"),
                    false));
            seeds.add(new FuzzSeed(
                    "page turned in an object stream",
                    new StreamUpdate(signed, deflated)
                            .object(3, "<< " + FormDocument.page(FormDocument.WIDGETS) + " /Rotate 90 >>")
                            .bytes("/Info 56 0 R"),
                    true));
        }
    }

    /** Signed by our own signer, with and without a timestamp, with tables and with streams, once and twice. */
    private static void ours(List<FuzzSeed> seeds) {
        TestKey key = TestSigner.AUTHORITY.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        PdfSigner plain = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .clock(TestSigner.CLOCK)
                .build();
        PdfSigner stamping = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .clock(TestSigner.CLOCK)
                .timestamps(TestTimestampAuthority.of(TestSigner.AUTHORITY, TestSigner.CLOCK))
                .build();
        SignatureRequest request = SignatureRequest.builder().build();
        for (CompressParameters form :
                List.of(CompressParameters.NO_COMPRESSION, CompressParameters.DEFAULT_COMPRESSION)) {
            byte[] once = plain.sign(twoPages(form), request);
            seeds.add(new FuzzSeed("ours", once, false));
            seeds.add(new FuzzSeed("ours, twice", stamping.sign(once, request), false));
        }
    }

    private static byte[] twoPages(CompressParameters form) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, form);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
