package org.motcua.signing.revision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF written by hand, object by object, so that a test can make exactly the document and exactly the update that a rule
 * is about.
 *
 * <p>The objects of {@link #document()}: 1 catalog, 2 page tree, 3 page, 4 content, 5 form, 6 text field "number", 7
 * signature field "leader", 8 signature field "agency", 9 an empty appearance, 10 the font, 11 the second page, 12 text
 * field "date".
 */
final class Draft {

    static final String CATALOG = "/Type /Catalog /Pages 2 0 R /AcroForm 5 0 R";
    static final String PAGE =
            "/Type /Page /Parent 2 0 R /Resources << /Font << /F1 10 0 R >> >> /Contents 4 0 R /MediaBox [0 0 595 842]";
    static final String ANNOTATIONS = "/Annots [6 0 R 12 0 R 7 0 R 8 0 R]";
    static final String FORM = "/SigFlags 3 /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 10 0 R >> >>";
    static final String FIELDS = "/Fields [6 0 R 12 0 R 7 0 R 8 0 R]";
    static final String NUMBER =
            "/Type /Annot /Subtype /Widget /FT /Tx /T (number) /F 4 /P 3 0 R /Rect [70 640 160 657]";
    static final String DATE = "/Type /Annot /Subtype /Widget /FT /Tx /T (date) /F 4 /P 3 0 R /Rect [300 640 500 657]";
    static final String LEADER =
            "/Type /Annot /Subtype /Widget /FT /Sig /T (leader) /F 132 /P 3 0 R /Rect [330 180 510 260]";
    static final String AGENCY =
            "/Type /Annot /Subtype /Widget /FT /Sig /T (agency) /F 132 /P 3 0 R /Rect [290 170 390 270]";
    static final String EMPTY_APPEARANCE = " /AP << /N 9 0 R >>";
    static final String FORM_XOBJECT = "/Type /XObject /Subtype /Form /BBox [0 0 100 20]";

    private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)");
    private static final Pattern SIZE = Pattern.compile("/Size (\\d+)");

    private final byte[] base;
    private final Map<Integer, byte[]> objects = new TreeMap<>();
    private final List<Integer> freed = new ArrayList<>();
    private String root = "1 0 R";
    private String trailer = "";
    private int reservedBytes = 1_500;
    private String behind = "";
    private int headGeneration = 65_535;

    private Draft(byte[] base) {
        this.base = base;
    }

    static Draft document() {
        return new Draft(new byte[0])
                        .object(1, CATALOG)
                        .object(2, "/Type /Pages /Kids [3 0 R 11 0 R] /Count 2")
                        .object(3, PAGE + ANNOTATIONS)
                        .stream(4, "", "BT /F1 18 Tf 72 700 Td (QUYET DINH) Tj ET")
                        .object(5, FORM + FIELDS)
                        .object(6, NUMBER + EMPTY_APPEARANCE)
                        .object(7, LEADER + EMPTY_APPEARANCE)
                        .object(8, AGENCY + EMPTY_APPEARANCE)
                        .stream(9, FORM_XOBJECT, "")
                        .object(10, "/Type /Font /Subtype /Type1 /BaseFont /Times-Roman")
                        .object(11, "/Type /Page /Parent 2 0 R /Resources << >> /MediaBox [0 0 595 842]")
                        .object(12, DATE + EMPTY_APPEARANCE);
    }

    static Draft update(byte[] pdf) {
        return new Draft(pdf);
    }

    /** A dictionary object; the text is what stands between the brackets. */
    Draft object(int number, String dictionary) {
        return raw(number, "<< " + dictionary + " >>");
    }

    Draft raw(int number, String body) {
        objects.put(number, body.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Draft stream(int number, String dictionary, String data) {
        return raw(number, "<< " + dictionary + " /Length " + data.length() + " >>\nstream\n" + data + "\nendstream");
    }

    Draft free(int number) {
        freed.add(number);
        return this;
    }

    Draft trailer(String entries) {
        this.trailer = entries;
        return this;
    }

    Draft root(String reference) {
        this.root = reference;
        return this;
    }

    /** What stands behind the end-of-file marker. */
    Draft behind(String text) {
        this.behind = text;
        return this;
    }

    /** The generation of the head of the free objects. */
    Draft headGeneration(int generation) {
        this.headGeneration = generation;
        return this;
    }

    /** Room for the value of the signature. */
    Draft reserve(int bytes) {
        this.reservedBytes = bytes;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(base);
        if (base.length == 0) {
            write(out, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        }
        Map<Integer, String> entries = new TreeMap<>();
        if (base.length == 0) {
            entries.put(0, "0000000000 " + headGeneration + " f \n");
        }
        objects.forEach((number, body) -> {
            entries.put(number, String.format("%010d 00000 n \n", out.size()));
            write(out, number + " 0 obj\n");
            out.writeBytes(body);
            write(out, "\nendobj\n");
        });
        freed.forEach(number -> entries.put(number, "0000000000 00001 f \n"));
        int start = out.size();
        write(out, "xref\n");
        entries.forEach((number, entry) -> write(out, number + " 1\n" + entry));
        int size = Math.max(
                size(), entries.keySet().stream().mapToInt(n -> n + 1).max().orElse(0));
        String previous = base.length == 0 ? "" : " /Prev " + last(START, base);
        write(out, "trailer\n<< /Size " + size + " /Root " + root + " " + trailer + previous + " >>\n");
        write(out, "startxref\n" + start + "\n%%EOF\n" + behind);
        return out.toByteArray();
    }

    private int size() {
        return base.length == 0 ? 0 : (int) last(SIZE, base);
    }

    static long last(Pattern pattern, byte[] pdf) {
        Matcher matcher = pattern.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        long found = -1;
        while (matcher.find()) {
            found = Long.parseLong(matcher.group(1));
        }
        return found;
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Adds a signature dictionary as this object, with further entries, and signs the whole. */
    byte[] sign(int number, String entries, TestSigner signer) {
        return sign(number, "/SubFilter /ETSI.CAdES.detached " + entries, signer::sign);
    }

    interface ContentSigner {
        byte[] sign(byte[] signedBytes);
    }

    byte[] sign(int number, String entries, ContentSigner signer) {
        String placeholder = "0".repeat(reservedBytes * 2);
        object(
                number,
                (entries.startsWith("/Type ") ? "" : "/Type /Sig ") + "/Filter /Adobe.PPKLite /M (D:20261120083000Z) "
                        + entries + " /ByteRange [0 0000000001 0000000002 0000000003] /Contents <" + placeholder + ">");
        return patch(bytes(), signer);
    }

    private byte[] patch(byte[] pdf, ContentSigner signer) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int gapStart = text.lastIndexOf("/Contents <") + "/Contents ".length();
        int gapEnd = gapStart + reservedBytes * 2 + 2;
        String range = String.format("[0 %010d %010d %010d]", gapStart, gapEnd, pdf.length - gapEnd);
        put(pdf, text.lastIndexOf("[0 0000000001"), range);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(pdf, 0, gapStart);
        signed.write(pdf, gapEnd, pdf.length - gapEnd);
        StringBuilder value = new StringBuilder();
        for (byte b : signer.sign(signed.toByteArray())) {
            value.append(String.format("%02x", b));
        }
        put(pdf, gapStart + 1, value.toString());
        return pdf;
    }

    private static void put(byte[] pdf, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, pdf, at, bytes.length);
    }
}
