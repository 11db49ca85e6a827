package org.motcua.signing.revision;

import static org.motcua.signing.revision.AttackTarget.BAR;
import static org.motcua.signing.revision.AttackTarget.CLEAR;
import static org.motcua.signing.revision.AttackTarget.CONTENT;
import static org.motcua.signing.revision.AttackTarget.EVIL_CONTENT;
import static org.motcua.signing.revision.AttackTarget.FONT;
import static org.motcua.signing.revision.AttackTarget.LEADER;
import static org.motcua.signing.revision.AttackTarget.LETTERS;
import static org.motcua.signing.revision.AttackTarget.NUMBER;
import static org.motcua.signing.revision.AttackTarget.RESOURCES;
import static org.motcua.signing.revision.AttackTarget.WIDGETS;
import static org.motcua.signing.revision.AttackTarget.form;
import static org.motcua.signing.revision.AttackTarget.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Updates of an {@link AttackTarget} by name that leave the signed bytes alone and change what they say. */
final class Attacks {

    private static final List<String> EVIL_ANNOTATIONS = List.of(
            "FreeText",
            "Stamp",
            "Redact",
            "Square",
            "Circle",
            "Text",
            "Highlight",
            "Ink",
            "Line",
            "Polygon",
            "Caret",
            "FileAttachment",
            "Watermark");
    private static final String OVER_AMOUNT = " /Rect [60 660 300 690] /F 4 /P 3 0 R /AP << /N 32 0 R >>";
    private static final String NEW_SIGNATURE_FIELD = "/Type /Annot /Subtype /Widget /FT /Sig /T (second)";
    private static final String AP = " /AP << /N 32 0 R >>";

    private final Map<String, Function<AttackTarget, byte[]>> attacks = new LinkedHashMap<>();

    private Attacks() {
        annotations();
        signedField();
        otherFields();
        hiding();
        replacing();
        pages();
        catalog();
        attacks.putAll(SignatureAttacks.all());
    }

    static Map<String, Function<AttackTarget, byte[]>> all() {
        return new Attacks().attacks;
    }

    /** A signature that is seen may be added where nothing forbids it, but never laid over what was certified. */
    static boolean concerns(String attack, AttackTarget target) {
        return target.permission().isPresent() || !attack.equals("sneaky signature of another key");
    }

    private void update(String name, Function<Draft, Draft> change) {
        attacks.put(name, target -> change.apply(target.update()).bytes());
    }

    private void catalog(String name, String old, String now) {
        catalog(name, (update, catalog) -> update.object(1, catalog.replace(old, now)));
    }

    private void catalog(String name, BiFunction<Draft, String, Draft> change) {
        attacks.put(
                name, target -> change.apply(target.update(), target.catalog()).bytes());
    }

    private static Draft covered(Draft update, String annotation) {
        return update
                .object(3, page(RESOURCES, WIDGETS + " 31 0 R"))
                .object(31, "/Type /Annot " + annotation + OVER_AMOUNT)
                .stream(32, Draft.FORM_XOBJECT, CLEAR);
    }

    private void annotations() {
        for (String kind : EVIL_ANNOTATIONS) {
            String contents = kind.equals("FreeText") ? " /DA (/F1 12 Tf 0 g) /Contents (9.000.000)" : "";
            update("evil annotation " + kind, u -> covered(u, "/Subtype /" + kind + contents));
        }
        update(
                "evil annotation Square drawn by the reader",
                u -> u.object(3, page(RESOURCES, WIDGETS + " 31 0 R"))
                        .object(
                                31,
                                "/Type /Annot /Subtype /Square /Rect [60 660 300 690] /F 4 /IC [1 1 1] /C [1 1 1]"));
        update("evil widget of no field", u -> covered(u, "/Subtype /Widget"));
        update(
                "evil text field",
                u -> covered(u, "/Subtype /Widget /FT /Tx /T (second) /V (9.000.000)")
                        .object(5, form(" 31 0 R")));
        attacks.put(
                "sneaky signature of another key",
                target -> covered(target.update(), "/Subtype /Widget /FT /Sig /T (second) /V 30 0 R")
                        .object(5, form(" 31 0 R"))
                        .sign(30, "", TestSigner.OFFICE));
        update(
                "sneaky signature field never signed",
                u -> covered(u, "/Subtype /Widget /FT /Sig /T (second)").object(5, form(" 31 0 R")));
        update(
                "sneaky signature field with the leader's signature",
                u -> covered(u, "/Subtype /Widget /FT /Sig /T (second) /V 20 0 R")
                        .object(5, form(" 31 0 R")));
        attacks.put(
                "overlay replaced in the shadow of a signature",
                target -> target
                        .update()
                        .object(3, page(RESOURCES, WIDGETS + " 31 0 R"))
                        .object(5, form(" 31 0 R"))
                        .object(31, NEW_SIGNATURE_FIELD + " /F 132 /P 3 0 R /Rect [0 0 0 0] /V 30 0 R")
                        .stream(24, Draft.FORM_XOBJECT, CLEAR)
                        .sign(30, "", TestSigner.OFFICE));
    }

    private void signedField() {
        update(
                "signed field moved over the amount",
                u -> u.object(7, LEADER.replace("330 180 510 260", "60 660 300 690") + " /AP << /N 22 0 R >>"));
        update(
                "signed field blown up",
                u -> u.object(7, LEADER.replace("330 180 510 260", "0 0 595 842") + " /AP << /N 22 0 R >>"));
        update(
                "signed field with another appearance",
                u -> u.object(7, LEADER + AP).stream(32, Draft.FORM_XOBJECT, BAR));
        update("signed field's appearance overwritten", u -> u.stream(22, Draft.FORM_XOBJECT, BAR));
        update("signed field without appearance", u -> u.object(7, LEADER));
        update("signed field hidden", u -> u.object(7, LEADER.replace("/F 132", "/F 134") + " /AP << /N 22 0 R >>"));
        update("signed field off the page", u -> u.object(3, page(RESOURCES, "6 0 R 12 0 R 8 0 R")));
        update(
                "signed field renamed",
                u -> u.object(7, LEADER.replace("(leader)", "(director)") + " /AP << /N 22 0 R >>"));
    }

    private void otherFields() {
        update(
                "filled field shows what it does not hold",
                u -> u.object(6, NUMBER + AP).stream(32, Draft.FORM_XOBJECT, CLEAR));
        update("filled field's appearance overwritten", u -> u.stream(21, Draft.FORM_XOBJECT, CLEAR));
        update(
                "filled field moved over the amount",
                u -> u.object(6, NUMBER.replace("70 640 160 657", "60 660 300 690") + AP).stream(
                        32, Draft.FORM_XOBJECT, CLEAR));
        update(
                "empty signature field painted",
                u -> u.object(8, Draft.AGENCY + AP).stream(32, Draft.FORM_XOBJECT, BAR));
        update("appearances made anew (NeedAppearances)", u -> u.object(5, form("") + " /NeedAppearances true"));
        update("form of another kind (XFA)", u -> u.object(5, form("") + " /XFA 32 0 R").stream(32, "", "<xdp/>"));
        update("calculation order", u -> u.object(5, form("") + " /CO [6 0 R]"));
        update(
                "script on a field",
                u -> u.object(
                        6, NUMBER + " /AP << /N 21 0 R >> /AA << /F << /S /JavaScript /JS (event.value='1') >> >>"));
    }

    private void hiding() {
        update("overlay emptied", u -> u.stream(24, Draft.FORM_XOBJECT, ""));
        update("overlay freed", u -> u.free(24));
        update("overlay moved by its matrix", u -> u.stream(24, Draft.FORM_XOBJECT + " /Matrix [1 0 0 1 0 270]", BAR));
        update("overlay cut by its box", u -> u.stream(24, Draft.FORM_XOBJECT.replace("100 20", "5 5"), BAR));
        update("overlay in a layer", u -> u.stream(24, Draft.FORM_XOBJECT + " /OC 13 0 R", BAR));
        update(
                "annotation hidden by a layer",
                u -> u.object(6, NUMBER + " /AP << /N 21 0 R >> /OC 33 0 R").object(33, "/Type /OCMD /P /AllOff"));
        catalog("layer switched off", "/ON [13 0 R]", "/OFF [13 0 R]");
        catalog("layer off by default", "/D << ", "/D << /BaseState /OFF ");
        catalog(
                "layer switched by an event",
                "/ON [13 0 R]",
                "/ON [13 0 R] /AS [<< /Event /View /OCGs [13 0 R]" + " /Category [/View] >>]");
        catalog("layers no longer known", "/OCProperties", "/Unknown");
        update(
                "layer with a usage",
                u -> u.object(13, "/Type /OCG /Name (Dieu 3) /Usage << /View << /ViewState /OFF >> >>"));
        update("layer's name", u -> u.object(13, "/Type /OCG /Name (Dieu 4)"));
    }

    private void replacing() {
        update("overlay replaced", u -> u.stream(24, Draft.FORM_XOBJECT, CLEAR + " 0 g 10 5 40 10 re f"));
        update(
                "unused picture brought to the page",
                u -> u.object(3, page(RESOURCES.replace("24 0 R", "23 0 R"), WIDGETS)));
        update("font replaced", u -> u.object(10, "/Type /Font /Subtype /Type1 /BaseFont /Symbol"));
        update("font's letters replaced", u -> u.object(14, LETTERS.replace("/one", "/nine")));
        update(
                "font's widths added",
                u -> u.object(
                        10, FONT + " /Encoding 14 0 R /ToUnicode 15 0 R /FirstChar 49 /LastChar 49 /Widths [3000]"));
        update("font's text replaced (ToUnicode)", u -> u.stream(15, "", AttackTarget.unicode("0039")));
        update("content replaced", u -> u.stream(4, "", EVIL_CONTENT));
        update("content freed", u -> u.free(4));
        update(
                "content continued",
                u -> u.object(3, page(RESOURCES, WIDGETS).replace("/Contents 4 0 R", "/Contents [4 0 R 27 0 R]")));
        update(
                "content hidden before",
                u -> u.object(3, page(RESOURCES, WIDGETS).replace("/Contents 4 0 R", "/Contents 26 0 R")));
        update("content read with another filter", u -> u.stream(4, "/Filter /ASCIIHexDecode", CONTENT));
        update(
                "resources by another colour",
                u -> u.object(
                        3,
                        page(
                                RESOURCES.replace(
                                        "/XObject",
                                        "/ColorSpace << /DefaultGray [/Indexed /DeviceGray 1 <FF00>] >>" + " /XObject"),
                                WIDGETS)));
    }

    private void pages() {
        update("other page brought forward", u -> u.object(2, "/Type /Pages /Kids [25 0 R 11 0 R] /Count 2"));
        update("pages in another order", u -> u.object(2, "/Type /Pages /Kids [11 0 R 3 0 R] /Count 2"));
        update("page inserted", u -> u.object(2, "/Type /Pages /Kids [25 0 R 3 0 R 11 0 R] /Count 3"));
        update("page removed", u -> u.object(2, "/Type /Pages /Kids [11 0 R] /Count 1"));
        update("page twice", u -> u.object(2, "/Type /Pages /Kids [3 0 R 3 0 R 11 0 R] /Count 3"));
        update("page turned", u -> u.object(3, page(RESOURCES, WIDGETS) + " /Rotate 180"));
        update(
                "pages turned by their parent",
                u -> u.object(2, "/Type /Pages /Kids [3 0 R 11 0 R] /Count 2 /Rotate 180"));
        update("page cropped", u -> u.object(3, page(RESOURCES, WIDGETS) + " /CropBox [0 690 595 842]"));
        update(
                "pages cropped by their parent",
                u -> u.object(2, "/Type /Pages /Kids [3 0 R 11 0 R] /Count 2 /CropBox [0 690 595 842]"));
        update(
                "page made smaller",
                u -> u.object(3, page(RESOURCES, WIDGETS).replace("[0 0 595 842]", "[0 690 595 842]")));
        update("page in another unit", u -> u.object(3, page(RESOURCES, WIDGETS) + " /UserUnit 2"));
        update("annotations in another order", u -> u.object(3, page(RESOURCES, "7 0 R 8 0 R 6 0 R 12 0 R")));
        update(
                "script on the page",
                u -> u.object(3, page(RESOURCES, WIDGETS) + " /AA << /O << /S /JavaScript /JS (x) >> >>"));
    }

    private void catalog() {
        catalog(
                "other catalog",
                (u, c) -> u.object(40, c.replace("2 0 R", "41 0 R"))
                        .object(41, "/Type /Pages /Kids [25 0 R 11 0 R] /Count 2")
                        .root("40 0 R"));
        catalog("action on opening", (u, c) -> u.object(1, c + " /OpenAction << /S /JavaScript /JS (x) >>"));
        catalog("opens at another page", (u, c) -> u.object(1, c + " /OpenAction [11 0 R /Fit]"));
        catalog("action on printing", (u, c) -> u.object(1, c + " /AA << /WP << /S /JavaScript /JS (x) >> >>"));
        catalog(
                "script of the document",
                (u, c) -> u.object(1, c + " /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>"));
        catalog(
                "file attached",
                (u, c) -> u
                        .object(
                                1,
                                c + " /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a)"
                                        + " /EF << /F 32 0 R >> >>] >> >>")
                        .stream(32, "", "x"));
        catalog("document shown as a portfolio", (u, c) -> u.object(1, c + " /Collection << /View /H /D (a) >>"));
        catalog("page labels", (u, c) -> u.object(1, c + " /PageLabels << /Nums [0 << /P (9) >>] >>"));
        catalog("outline", (u, c) -> u.object(1, c + " /Outlines << /Type /Outlines >> /PageMode /UseOutlines"));
        catalog(
                "viewer told to hide its bars",
                (u, c) -> u.object(1, c + " /ViewerPreferences << /HideToolbar true >>"));
        catalog("developer extension removed", "/ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >>", "");
        catalog("developer extension lowered", "/ExtensionLevel 2", "/ExtensionLevel 1");
        catalog("form removed", "/AcroForm 5 0 R", "");
    }
}
