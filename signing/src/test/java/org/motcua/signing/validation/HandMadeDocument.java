package org.motcua.signing.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A document written out by hand, for signatures that no signer of ours makes. */
final class HandMadeDocument {

    private static final int ROOM = 16_000;

    private HandMadeDocument() {}

    /** What makes the entry /Contents of the signed bytes. */
    interface Signer {
        byte[] sign(byte[] content) throws Exception;
    }

    /** A page with one signature field, signed as a whole. */
    static byte[] signed(String subFilter, String entries, Signer signer) throws Exception {
        return signed(subFilter, entries, "", List.of(), signer);
    }

    /**
     * The same with more in it.
     *
     * @param catalog further entries of the catalogue
     * @param streams what follows as objects from number 6 on
     */
    static byte[] signed(String subFilter, String entries, String catalog, List<byte[]> streams, Signer signer)
            throws Exception {
        List<String> objects = new ArrayList<>(List.of(
                "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> " + catalog + " >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /Resources << >> /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
                "<< /Type /Annot /Subtype /Widget /FT /Sig /T (old) /F 132 /P 3 0 R /Rect [0 0 0 0] /V 5 0 R >>",
                "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + subFilter + entries
                        + " /ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC] /Contents <" + "0".repeat(2 * ROOM)
                        + "> >>"));
        for (byte[] stream : streams) {
            objects.add("<< /Length " + stream.length + " >>\nstream\n"
                    + new String(stream, StandardCharsets.ISO_8859_1) + "\nendstream");
        }
        int size = objects.size() + 1;
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        StringBuilder xref = new StringBuilder("xref\n0 " + size + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            xref.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(xref)
                .append("trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        int hole = pdf.indexOf("/Contents <") + "/Contents ".length();
        int end = hole + 2 * ROOM + 2;
        String text = pdf.toString()
                .replace("AAAAAAAAAA", padded(hole))
                .replace("BBBBBBBBBB", padded(end))
                .replace("CCCCCCCCCC", padded(pdf.length() - end));
        byte[] content = (text.substring(0, hole) + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] hex = HexFormat.of().formatHex(signer.sign(content)).getBytes(StandardCharsets.US_ASCII);
        byte[] signed = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(hex, 0, signed, hole + 1, hex.length);
        return signed;
    }

    private static String padded(int number) {
        return String.format(Locale.ROOT, "%-10d", number);
    }
}
