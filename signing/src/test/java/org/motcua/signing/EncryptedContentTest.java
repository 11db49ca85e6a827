package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** In most encrypted documents the same bytes are another content under another number, that is none. */
class EncryptedContentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--allow-weak-crypto --encrypt  chu 40 --, false",
        "--allow-weak-crypto --encrypt  chu 128 --use-aes=n --, false",
        "--allow-weak-crypto --encrypt  chu 128 --use-aes=y --, false",
        "--encrypt  chu 256 --, true"
    })
    void theSameBytesUnderAnotherNumberAreTheSameOnlyWithOneKeyForAll(String options, boolean same) throws Exception {
        String signed = new String(signed(options), StandardCharsets.ISO_8859_1);
        String page = find("(?s)\\n(\\d+) 0 obj\\n<< (?=[^\\n]*/Type /Page )", signed);
        String dictionary = object(page, signed);
        String content = find("/Contents (\\d+) 0 R", dictionary);
        String next = find("(?s).*/Size (\\d+)", signed);
        byte[] moved = update(
                signed,
                next + " 0 obj\n" + object(content, signed) + "\nendobj\n",
                page + " 0 obj\n" + dictionary.replace("/Contents " + content, "/Contents " + next) + "\nendobj\n");
        assertThat(PdfValidator.builder().build().validate(moved).signatures())
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
                    assertThat(signature.changesAllowed())
                            .as("%s", signature.findings())
                            .isEqualTo(same);
                });
    }

    /** PDFBox encrypts the room that it keeps for the value, so that what is left of it is no zeros. */
    @Test
    void theRoomBehindTheValueMayHaveBeenEncrypted() throws Exception {
        byte[] stamped = PdfSigner.builder()
                .key(TestKeys.open(folder, TestKeyKind.P_256))
                .clock(TestKeys.CLOCK)
                .timestamps(TestTimestampAuthority.of(TestKeys.AUTHORITY, TestKeys.CLOCK))
                .build()
                .sign(
                        encrypted("--encrypt  chu 256 --"),
                        SignatureRequest.builder().level(Level.B_T).build());
        String signed = new String(stamped, StandardCharsets.ISO_8859_1);
        int end = signed.lastIndexOf("0000>");
        assertThat(end).as("room for a longer time stamp").isPositive();
        byte[] padded =
                (signed.substring(0, end) + "7ae3" + signed.substring(end + 4)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PdfValidator.builder().build().validate(padded).signatures())
                .singleElement()
                .matches(signature -> signature.integrity() == Integrity.INTACT && signature.changesAllowed());
    }

    @ParameterizedTest
    @CsvSource({
        "--encrypt  chu 256 --cleartext-metadata --, ''",
        "--encrypt  chu 256 --cleartext-metadata --, /Filter [/Crypt]",
        "--encrypt  chu 256 --, /Filter /Crypt /DecodeParms << /Name /Identity >>"
    })
    void metadataThatAreNotEncryptedMayBeRenewed(String options, String entries) throws Exception {
        String signed = new String(signed(options), StandardCharsets.ISO_8859_1);
        String catalog = find("(?s).*/Root (\\d+)", signed);
        String next = find("(?s).*/Size (\\d+)", signed);
        String xml = "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";
        byte[] renewed = update(
                signed,
                next + " 0 obj\n<< /Type /Metadata /Subtype /XML " + entries + " /Length " + xml.length()
                        + " >>\nstream\n" + xml + "\nendstream\nendobj\n",
                catalog + " 0 obj\n" + object(catalog, signed).replaceFirst("<<", "<< /Metadata " + next + " 0 R")
                        + "\nendobj\n");
        assertThat(PdfValidator.builder().build().validate(renewed).signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.changesAllowed())
                        .as("%s", signature.findings())
                        .isTrue());
    }

    @Test
    void aStringThatWasNeverEncryptedIsTakenAsItIs() throws Exception {
        String signed = new String(signed("--encrypt  chu 256 --"), StandardCharsets.ISO_8859_1);
        String catalog = find("(?s).*/Root (\\d+)", signed);
        String store = "<< /DSS << /VRI << /AB << /TU (" + "D:2026".repeat(10) + ") >> >> >>";
        byte[] extended =
                update(signed, catalog + " 0 obj\n" + object(catalog, signed).replaceFirst("<<", store) + "\nendobj\n");
        assertThat(PdfValidator.builder().build().validate(extended).signatures())
                .singleElement()
                .matches(signature -> signature.integrity() == Integrity.INTACT && signature.changesAllowed());
    }

    private byte[] signed(String options) throws Exception {
        return TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(encrypted(options), SignatureRequest.builder().build());
    }

    private byte[] encrypted(String options) throws Exception {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        Path encrypted = folder.resolve("encrypted.pdf");
        List<String> arguments = new ArrayList<>(List.of("--object-streams=disable"));
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(List.of(input.toString(), encrypted.toString()));
        TestDocuments.qpdf(arguments.toArray(new String[0]));
        return Files.readAllBytes(encrypted);
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** The last one of this number. */
    private static String object(String number, String pdf) {
        int start = pdf.lastIndexOf("\n" + number + " 0 obj") + number.length() + " 0 obj\n".length() + 1;
        return pdf.substring(start, pdf.indexOf("\nendobj", start));
    }

    private static byte[] update(String pdf, String... objects) {
        StringBuilder out = new StringBuilder(pdf);
        StringBuilder rows = new StringBuilder();
        for (String object : objects) {
            rows.append(object, 0, object.indexOf(' ')).append(String.format(" 1\n%010d 00000 n \n", out.length()));
            out.append(object);
        }
        int section = out.length();
        String size = find("(?s).*/Size (\\d+)", pdf);
        out.append("xref\n")
                .append(rows)
                .append("trailer\n<< /Size ")
                .append(Integer.parseInt(size) + 1)
                .append(" /Root ")
                .append(find("(?s).*/Root (\\d+ 0 R)", pdf))
                .append(" /Encrypt ")
                .append(find("(?s).*/Encrypt (\\d+ 0 R)", pdf))
                .append(" /ID ")
                .append(find("(?s).*/ID ?(\\[.*?\\])", pdf))
                .append(" /Prev ")
                .append(find("(?s).*startxref\\s+(\\d+)", pdf))
                .append(" >>\nstartxref\n")
                .append(section)
                .append("\n%%EOF\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(out.toString().getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }
}
