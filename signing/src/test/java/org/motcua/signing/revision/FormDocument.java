package org.motcua.signing.revision;

import java.util.OptionalInt;

/**
 * A signed document that has one of everything that an update may touch, beyond what {@link Draft} has.
 *
 * <p>Its further objects: 40 check box, 41 radio buttons with the widgets 42 and 43, 44 choice, 45 text field whose widget
 * is 46, 47 signature field whose widget is 48, 50 comment, 51 metadata, 52 structure tree, 53 and 54 its elements, 55 its
 * parent tree, 56 information, 57 a state "on", 58 a state "off", 59 validation data with one certificate, 49.
 */
final class FormDocument {

    static final String WIDGETS = "6 0 R 12 0 R 7 0 R 8 0 R 40 0 R 42 0 R 43 0 R 44 0 R 46 0 R 48 0 R 50 0 R";
    static final String FIELDS = "6 0 R 12 0 R 7 0 R 8 0 R 40 0 R 41 0 R 44 0 R 45 0 R 47 0 R";
    static final String CHECK_BOX =
            "/Type /Annot /Subtype /Widget /FT /Btn /T (agree) /F 4 /P 3 0 R /Rect [70 600 80 610]"
                    + " /AP << /N << /Yes 57 0 R /Off 58 0 R >> >>";
    static final String RADIO = "/FT /Btn /Ff 49152 /T (kind) /Kids [42 0 R 43 0 R]";
    static final String FIRST_BUTTON =
            "/Type /Annot /Subtype /Widget /Parent 41 0 R /F 4 /P 3 0 R /Rect [70 580 80 590]"
                    + " /AP << /N << /A 57 0 R /Off 58 0 R >> >>";
    static final String SECOND_BUTTON =
            "/Type /Annot /Subtype /Widget /Parent 41 0 R /F 4 /P 3 0 R /Rect [90 580 99 590]"
                    + " /AP << /N << /B 57 0 R /Off 58 0 R >> >>";
    static final String CHOICE = "/Type /Annot /Subtype /Widget /FT /Ch /T (district) /F 4 /P 3 0 R"
            + " /Rect [70 560 160 575] /Opt [(Hoan Kiem) (Ba Dinh)]";
    static final String NOTE = "/FT /Tx /T (note) /Kids [46 0 R]";
    static final String NOTE_WIDGET =
            "/Type /Annot /Subtype /Widget /Parent 45 0 R /F 4 /P 3 0 R /Rect [70 540 160 555] /AP << /N 9 0 R >>";
    static final String CHIEF = "/FT /Sig /T (chief) /Kids [48 0 R]";
    static final String CHIEF_WIDGET =
            "/Type /Annot /Subtype /Widget /Parent 47 0 R /F 4 /P 3 0 R /Rect [70 300 160 350]";
    static final String COMMENT = "/Type /Annot /Subtype /Text /Rect [500 800 520 820] /Contents (Xem lai) /P 3 0 R";
    static final String CATALOG = Draft.CATALOG + " /Metadata 51 0 R /StructTreeRoot 52 0 R /DSS 59 0 R"
            + " /MarkInfo << /Marked true >> /Version /1.7"
            + " /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >> >>";
    static final String STRUCTURE = "/Type /StructTreeRoot /K 53 0 R /ParentTree 55 0 R /ParentTreeNextKey 1";
    static final String ROOT_ELEMENT = "/Type /StructElem /S /Document /P 52 0 R /K [54 0 R]";
    static final String PARAGRAPH = "/Type /StructElem /S /P /P 53 0 R /Pg 3 0 R /K 0";
    static final String DSS = "/Type /DSS /Certs [49 0 R]";

    private FormDocument() {}

    static String page(String annotations) {
        return Draft.PAGE + " /StructParents 0 /Annots [" + annotations + "]";
    }

    static String form(String fields) {
        return Draft.FORM + " /Fields [" + fields + "]";
    }

    static String catalog() {
        return CATALOG + " /Perms << /DocMDP 20 0 R >>";
    }

    private static Draft document(boolean certified) {
        return Draft.document().object(1, certified ? catalog() : CATALOG).object(3, page(WIDGETS)).stream(
                        4, "", "/P << /MCID 0 >> BDC BT /F1 18 Tf 72 700 Td (QUYET DINH) Tj ET EMC")
                .object(5, form(FIELDS))
                .object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R")
                .object(40, CHECK_BOX + " /V /Off /AS /Off")
                .object(41, RADIO)
                .object(42, FIRST_BUTTON + " /AS /Off")
                .object(43, SECOND_BUTTON + " /AS /Off")
                .object(44, CHOICE)
                .object(45, NOTE)
                .object(46, NOTE_WIDGET)
                .object(47, CHIEF)
                .object(48, CHIEF_WIDGET)
                .stream(49, "", "certificate")
                .object(50, COMMENT)
                .stream(51, "/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
                .object(52, STRUCTURE)
                .object(53, ROOT_ELEMENT)
                .object(54, PARAGRAPH)
                .object(55, "/Nums [0 [54 0 R]]")
                .object(56, "/Title (Quyet dinh)")
                .stream(57, Draft.FORM_XOBJECT, "0 0 9 9 re f")
                .stream(58, Draft.FORM_XOBJECT, "")
                .object(59, DSS)
                .trailer("/Info 56 0 R");
    }

    /** Signed with a certification of this permission, or with an approval signature that states none. */
    static byte[] signed(OptionalInt permission) {
        String reference = permission.isEmpty()
                ? ""
                : "/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams"
                        + " << /Type /TransformParams /V /1.2 /P " + permission.getAsInt() + " >> >>]";
        return document(permission.isPresent()).sign(20, reference, TestSigner.LEADER);
    }
}
