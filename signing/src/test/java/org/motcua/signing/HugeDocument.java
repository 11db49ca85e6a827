package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * Writes a document of any size, most of it one attached stream of zeros that takes no room on the disk; and, as the
 * program of a JVM with a small heap, signs and validates it.
 */
final class HugeDocument {

    private static final long STREAM_AT = 1_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:30:00Z"), ZoneOffset.UTC);

    private HugeDocument() {}

    /** Arguments: a folder, the size in bytes, whether with a cross-reference stream. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path input = write(folder.resolve("in.pdf"), Long.parseLong(args[1]), Boolean.parseBoolean(args[2]));
        Path output = folder.resolve("out.pdf");
        TestAuthority authority = TestAuthority.create("CN=Huge Root,C=VN", CLOCK);
        var key = authority.issue("CN=Signer,C=VN", TestKeyKind.RSA_2048);
        PdfSigner signer = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .clock(CLOCK)
                .build();
        try {
            signer.sign(input, output, SignatureRequest.builder().build());
        } catch (UnsupportedPdfException e) {
            System.out.println("refused: " + e.getMessage());
            return;
        }
        ValidationReport report = PdfValidator.builder()
                .trust(List.of(authority.certificate()))
                .revocation(RevocationPolicy.IF_AVAILABLE)
                .clock(CLOCK)
                .limits(ValidationLimits.builder().wallTime(Duration.ofHours(1)).build())
                .build()
                .validate(output);
        System.out.println((report.totalPassed() ? "passed " : "did not pass " + report.toJson()) + Files.size(output));
    }

    static Path write(Path file, long size, boolean xrefStream) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        List<Long> offsets = new ArrayList<>();
        append(head, "%PDF-1.7\n");
        object(head, offsets, "<</Type/Catalog/Pages 2 0 R/Attachment 4 0 R>>");
        object(head, offsets, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(head, offsets, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        while (head.size() < STREAM_AT) {
            append(head, "\n");
        }
        long length = size - STREAM_AT - 500;
        offsets.add((long) head.size());
        append(head, "4 0 obj\n<</Length " + length + ">>\nstream\n");
        long streamEnd = head.size() + length;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head.toByteArray()), 0);
            channel.write(ByteBuffer.wrap(tail(streamEnd, offsets, xrefStream)), streamEnd);
        }
        return file;
    }

    private static byte[] tail(long at, List<Long> offsets, boolean xrefStream) throws IOException {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        append(tail, "\nendstream\nendobj\n");
        long xref = at + tail.size();
        if (xrefStream) {
            offsets.add(xref);
            ByteBuffer rows = ByteBuffer.allocate(9 * (offsets.size() + 1)).put(new byte[9]);
            offsets.forEach(offset -> rows.put((byte) 1).putLong(offset));
            append(tail, "5 0 obj\n<</Type/XRef/W[1 8 0]/Size 6/Root 1 0 R/Length " + rows.capacity() + ">>\nstream\n");
            tail.writeBytes(rows.array());
            append(tail, "\nendstream\nendobj\n");
        } else {
            append(tail, "xref\n0 5\n0000000000 65535 f \n");
            for (long offset : offsets) {
                append(tail, String.format("%010d 00000 n \n", offset));
            }
            append(tail, "trailer\n<</Size 5/Root 1 0 R>>\n");
        }
        append(tail, "startxref\n" + xref + "\n%%EOF\n");
        return tail.toByteArray();
    }

    private static void object(ByteArrayOutputStream head, List<Long> offsets, String value) {
        offsets.add((long) head.size());
        append(head, offsets.size() + " 0 obj\n" + value + "\nendobj\n");
    }

    private static void append(ByteArrayOutputStream target, String ascii) {
        target.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
