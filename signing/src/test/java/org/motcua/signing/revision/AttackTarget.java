package org.motcua.signing.revision;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed decision worth attacking: an amount of money, a layer, an overlay, a filled field, a signature that is seen, and
 * unused parts that an attacker could have prepared.
 *
 * <p>Its objects beyond those of {@link Draft}: 13 the layer, 14 the map from codes to letters, 15 the map from codes to
 * text, 20 the signature, 21 and 22 the appearances of the field "number" and of the signature, 23 an unused picture, 24
 * the overlay, 25 an unused page with its content 26, 27 an unused content.
 */
final class AttackTarget {

    static final String WIDGETS = "6 0 R 12 0 R 7 0 R 8 0 R";
    static final String RESOURCES =
            "/Resources << /Font << /F1 10 0 R >> /XObject << /X 24 0 R >>" + " /Properties << /L 13 0 R >> >>";
    static final String CONTENT = "BT /F1 18 Tf 72 700 Td (QUYET DINH) Tj 0 -30 Td (So tien: 1.000.000) Tj ET"
            + " /OC /L BDC BT /F1 18 Tf 72 500 Td (Dieu 3) Tj ET EMC q 1 0 0 1 60 400 cm /X Do Q";
    static final String EVIL_CONTENT = "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET";
    static final String NUMBER = Draft.NUMBER + " /V (152/QD)";
    static final String LEADER = Draft.LEADER + " /V 20 0 R";
    static final String LAYERS = "/OCGs [13 0 R]";
    static final String LETTERS = "/Type /Encoding /Differences [49 /one]";
    static final String FONT = "/Type /Font /Subtype /Type1 /BaseFont /Times-Roman";
    static final String BAR = "0 g 0 0 100 20 re f";
    static final String CLEAR = "1 g 0 0 100 20 re f";

    private static final Pattern RANGE = Pattern.compile("/ByteRange (\\[0 (\\d+) (\\d+) (\\d+)])");

    private final OptionalInt permission;
    private final byte[] signed;

    AttackTarget(OptionalInt permission) {
        this.permission = permission;
        String reference = permission.isEmpty()
                ? ""
                : "/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams"
                        + " << /Type /TransformParams /V /1.2 /P " + permission.getAsInt() + " >> >>]";
        this.signed = document().sign(20, reference, TestSigner.LEADER);
    }

    private Draft document() {
        return Draft.document().object(1, catalog()).object(3, page(RESOURCES, WIDGETS)).stream(4, "", CONTENT)
                .object(6, NUMBER + " /AP << /N 21 0 R >>")
                .object(7, LEADER + " /AP << /N 22 0 R >>")
                .object(10, FONT + " /Encoding 14 0 R /ToUnicode 15 0 R")
                .object(13, "/Type /OCG /Name (Dieu 3)")
                .object(14, LETTERS)
                .stream(15, "", unicode("0031"))
                .stream(21, Draft.FORM_XOBJECT, "0.5 g 0 5 60 10 re f")
                .stream(22, Draft.FORM_XOBJECT, "0.2 g 0 0 80 20 re f")
                .stream(23, Draft.FORM_XOBJECT, CLEAR)
                .stream(24, Draft.FORM_XOBJECT, BAR)
                .object(25, page(RESOURCES, WIDGETS).replace("4 0 R", "26 0 R"))
                .stream(26, "", EVIL_CONTENT)
                .stream(27, "", "1 g 60 660 300 30 re f");
    }

    /** Which text the digit one stands for when it is copied or read aloud. */
    static String unicode(String letter) {
        return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def"
                + " 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <31> <" + letter
                + "> endbfchar endcmap end end";
    }

    static String page(String resources, String annotations) {
        return "/Type /Page /Parent 2 0 R " + resources + " /Contents 4 0 R /MediaBox [0 0 595 842] /Annots ["
                + annotations + "]";
    }

    static String form(String moreFields) {
        return Draft.FORM + "/Fields [" + WIDGETS + moreFields + "]";
    }

    OptionalInt permission() {
        return permission;
    }

    String catalog() {
        String certified = permission.isPresent() ? " /Perms << /DocMDP 20 0 R >>" : "";
        return Draft.CATALOG + " /OCProperties << " + LAYERS + " /D << /ON [13 0 R] >> >>"
                + " /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >> >>" + certified;
    }

    byte[] signed() {
        return signed.clone();
    }

    Draft update() {
        return Draft.update(signed);
    }

    /** Where the value of the signature begins and ends, and how many signed bytes follow. */
    int[] range() {
        Matcher matcher = matcher();
        return new int[] {
            Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4))
        };
    }

    String byteRange() {
        return matcher().group(1);
    }

    /** The value of the signature as it is written. */
    String contents() {
        int[] range = range();
        return text().substring(range[0], range[1]);
    }

    /** The signature dictionary with this byte range and value, both of them whole entries. */
    static String signature(String byteRange, String contents) {
        return "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached " + byteRange + " " + contents;
    }

    private Matcher matcher() {
        Matcher matcher = RANGE.matcher(text());
        if (!matcher.find()) {
            throw new AssertionError("no byte range");
        }
        return matcher;
    }

    private String text() {
        return new String(signed, StandardCharsets.ISO_8859_1);
    }
}
