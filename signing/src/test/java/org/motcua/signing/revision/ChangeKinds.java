package org.motcua.signing.revision;

import static org.motcua.signing.revision.FormDocument.CHECK_BOX;
import static org.motcua.signing.revision.FormDocument.CHIEF;
import static org.motcua.signing.revision.FormDocument.CHIEF_WIDGET;
import static org.motcua.signing.revision.FormDocument.CHOICE;
import static org.motcua.signing.revision.FormDocument.COMMENT;
import static org.motcua.signing.revision.FormDocument.DSS;
import static org.motcua.signing.revision.FormDocument.FIELDS;
import static org.motcua.signing.revision.FormDocument.FIRST_BUTTON;
import static org.motcua.signing.revision.FormDocument.NOTE;
import static org.motcua.signing.revision.FormDocument.NOTE_WIDGET;
import static org.motcua.signing.revision.FormDocument.PARAGRAPH;
import static org.motcua.signing.revision.FormDocument.RADIO;
import static org.motcua.signing.revision.FormDocument.ROOT_ELEMENT;
import static org.motcua.signing.revision.FormDocument.STRUCTURE;
import static org.motcua.signing.revision.FormDocument.WIDGETS;
import static org.motcua.signing.revision.FormDocument.form;
import static org.motcua.signing.revision.FormDocument.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Kinds of update of a {@link FormDocument} by name, as the table of docs/change-analysis.md lists them. Each is one thing
 * only; {@code TableOfChangesTest} holds them against the table.
 */
final class ChangeKinds {

    private static final String FILLED = " /V (152/QD) /AP << /N 60 0 R >>";
    private static final String SIGNATURE = "/Type /Annot /Subtype /Widget /FT /Sig /T (new) /P 3 0 R";
    private static final String SOMEWHERE = " /F 132 /Rect [300 300 400 340] /AP << /N 60 0 R >>";
    private static final String NOWHERE = " /F 132 /Rect [0 0 0 0]";

    private final Map<String, UnaryOperator<byte[]>> kinds = new LinkedHashMap<>();

    private ChangeKinds() {
        mechanics();
        aboutTheDocument();
        filling();
        fieldsOtherwise();
        signing();
        annotations();
        structure();
        content();
    }

    static Map<String, UnaryOperator<byte[]>> all() {
        return new ChangeKinds().kinds;
    }

    private void update(String name, UnaryOperator<Draft> change) {
        kinds.put(name, pdf -> change.apply(painted(pdf)).bytes());
    }

    private void signed(String name, UnaryOperator<Draft> change) {
        kinds.put(name, pdf -> change.apply(painted(pdf)).sign(30, "", TestSigner.OFFICE));
    }

    /** The catalog, with what the signed one says about certification. */
    private void catalog(String name, Function<String, String> catalog, UnaryOperator<Draft> more) {
        kinds.put(name, pdf -> {
            boolean certified = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1).contains("/Perms");
            String before = certified ? FormDocument.catalog() : FormDocument.CATALOG;
            return more.apply(painted(pdf).object(1, catalog.apply(before))).bytes();
        });
    }

    /** An update that keeps the information dictionary and brings something to paint with. */
    private static Draft painted(byte[] pdf) {
        return Draft.update(pdf).trailer("/Info 56 0 R").stream(60, Draft.FORM_XOBJECT, "0 0 100 20 re f");
    }

    private void mechanics() {
        kinds.put(
                "an empty update",
                pdf -> Draft.update(pdf).trailer("/Info 56 0 R").bytes());
        update("an object that nothing leads to", u -> u.object(61, "/Unused true"));
        update(
                "an object written again as it was",
                u -> u.object(10, "/Type /Font /Subtype /Type1 /BaseFont /Times-Roman"));
        update(
                "the page's list of annotations as an object of its own",
                u -> u.object(3, Draft.PAGE + " /StructParents 0 /Annots 61 0 R")
                        .raw(61, "[" + WIDGETS + "]"));
        update(
                "the form's list of fields as an object of its own",
                u -> u.object(5, Draft.FORM + " /Fields 61 0 R").raw(61, "[" + FIELDS + "]"));
        catalog("the catalog as another object", c -> c, u -> u);
        update(
                "the content under another number",
                u -> u.object(3, page(WIDGETS).replace("/Contents 4 0 R", "/Contents 61 0 R")).stream(
                        61, "", "/P << /MCID 0 >> BDC BT /F1 18 Tf 72 700 Td (QUYET DINH) Tj ET EMC"));
        update("a plain trailer entry", u -> u.trailer("/Info 56 0 R /DocChecksum /AB12"));
        update("a trailer entry that leads to an object", u -> u.trailer("/Info 56 0 R /Extra 10 0 R"));
    }

    private void aboutTheDocument() {
        update("document information", u -> u.object(56, "/Title (Quyet dinh) /ModDate (D:20261120090000Z)"));
        update("document information that leads to objects", u -> u.object(56, "/Title << /A 4 0 R >>"));
        update(
                "metadata",
                u -> u.stream(
                        51, "/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'> </x:xmpmeta>"));
        update("metadata that are no XML", u -> u.stream(51, "/Type /Metadata /Subtype /XML", "<x:xmpmeta>"));
        catalog("metadata removed", c -> c.replace("/Metadata 51 0 R", ""), u -> u);
        update(
                "validation data added",
                u -> u.object(59, "/Type /DSS /Certs [49 0 R 61 0 R] /VRI << /AB << /TU (D:2026) >> >>").stream(
                        61, "", "another"));
        update("validation data renewed", u -> u.object(59, "/Type /DSS /CRLs [61 0 R]").stream(61, "", "list"));
        catalog("validation data removed", c -> c.replace("/DSS 59 0 R", ""), u -> u);
        update("validation data of unknown kind", u -> u.object(59, DSS + " /More 61 0 R").stream(61, "", "more"));
        catalog("a later version", c -> c.replace("/Version /1.7", "/Version /2.0"), u -> u);
        catalog("an earlier version", c -> c.replace("/Version /1.7", "/Version /1.4"), u -> u);
        catalog(
                "a developer extension",
                c -> c.replace("/ESIC", "/ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> /ESIC"),
                u -> u);
        catalog(
                "a developer extension removed",
                c -> c.replace("/ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >>", ""),
                u -> u);
        catalog(
                "a developer extension of lower level",
                c -> c.replace("/ExtensionLevel 2", "/ExtensionLevel 1"),
                u -> u);
        catalog("the mark that it is tagged", c -> c.replace("/Marked true", "/Marked true /Suspects false"), u -> u);
        catalog("an unknown catalog entry", c -> c + " /Random (x)", u -> u);
        String intent =
                " /OutputIntents [<< /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile 61 0 R >>]";
        catalog("colours said to be sRGB", c -> c + intent, u -> u.stream(61, "/N 3", ColourProfiles.srgb()));
        catalog("colours said to be others", c -> c + intent, u -> u.stream(61, "/N 3", ColourProfiles.inverted()));
        catalog("an action on opening", c -> c + " /OpenAction << /S /JavaScript /JS (x) >>", u -> u);
        catalog("layers", c -> c + " /OCProperties << /OCGs [] /D << >> >>", u -> u);
        catalog("the permissions removed", c -> c.replace("/Perms << /DocMDP 20 0 R >>", "/Perms << >>"), u -> u);
    }

    private void filling() {
        update("a text field filled", u -> u.object(6, Draft.NUMBER + FILLED));
        update(
                "a text field filled, with its font and alignment",
                u -> u.object(6, Draft.NUMBER + FILLED + " /DA (/F1 9 Tf) /Q 1"));
        update("a text field filled and made read-only", u -> u.object(6, Draft.NUMBER + FILLED + " /Ff 1"));
        update("a text field filled and locked", u -> u.object(6, Draft.NUMBER.replace("/F 4", "/F 132") + FILLED));
        update(
                "a text field filled through its parent",
                u -> u.object(45, NOTE + " /V (x)").object(46, NOTE_WIDGET.replace("9 0 R", "60 0 R")));
        update("a text field filled in rich text", u -> u.object(6, Draft.NUMBER + FILLED + " /RV (<body/>)"));
        update(
                "rich text without a new value",
                u -> u.object(6, Draft.NUMBER + Draft.EMPTY_APPEARANCE + " /RV (<body/>)"));
        update("a check box ticked", u -> u.object(40, CHECK_BOX + " /V /Yes /AS /Yes"));
        update("a radio button chosen", u -> u.object(41, RADIO + " /V /A").object(42, FIRST_BUTTON + " /AS /A"));
        update("a choice made", u -> u.object(44, CHOICE + " /V (Ba Dinh) /I [1] /AP << /N 60 0 R >>"));
        update("several choices made", u -> u.object(44, CHOICE + " /V [(Ba Dinh) (Hoan Kiem)] /AP << /N 60 0 R >>"));
        update(
                "a filled field's resources in the form",
                u -> u.object(6, Draft.NUMBER + FILLED)
                        .object(5, form(FIELDS).replace("/F1 10 0 R", "/F1 10 0 R /F2 61 0 R"))
                        .object(61, "/Type /Font /Subtype /Type1 /BaseFont /Helvetica"));
    }

    private void fieldsOtherwise() {
        update("an appearance without a new value", u -> u.object(6, Draft.NUMBER + " /AP << /N 60 0 R >>"));
        update("a check box shown ticked without the value", u -> u.object(40, CHECK_BOX + " /V /Off /AS /Yes"));
        update("a state's appearance replaced", u -> u.stream(57, Draft.FORM_XOBJECT, "0 0 99 99 re f"));
        update("a field hidden", u -> u.object(6, Draft.NUMBER.replace("/F 4", "/F 6") + Draft.EMPTY_APPEARANCE));
        update("a field hidden while it is filled", u -> u.object(6, Draft.NUMBER.replace("/F 4", "/F 6") + FILLED));
        update("a field moved while it is filled", u -> u.object(6, Draft.NUMBER.replace("70 640", "70 100") + FILLED));
        update(
                "a field renamed",
                u -> u.object(6, Draft.NUMBER.replace("(number)", "(other)") + Draft.EMPTY_APPEARANCE));
        update(
                "a field made another kind",
                u -> u.object(6, Draft.NUMBER.replace("/Tx", "/Sig") + Draft.EMPTY_APPEARANCE));
        update(
                "an action on a field",
                u -> u.object(6, Draft.NUMBER + FILLED + " /AA << /K << /S /JavaScript /JS (x) >> >>"));
        update("other options to choose from", u -> u.object(44, CHOICE.replace("Ba Dinh", "Tay Ho")));
        update("kids that are a name", u -> u.object(6, Draft.NUMBER + Draft.EMPTY_APPEARANCE + " /Kids /Test"));
        update("kids that are an empty list", u -> u.object(6, Draft.NUMBER + Draft.EMPTY_APPEARANCE + " /Kids []"));
        update("kids that are nothing", u -> u.object(6, Draft.NUMBER + Draft.EMPTY_APPEARANCE + " /Kids [null]"));
        update("a field removed", u -> u.object(5, form(FIELDS.replace("6 0 R 12", "12"))));
        update("a new text field", u -> u.object(5, form(FIELDS + " 61 0 R")).object(61, "/FT /Tx /T (more)"));
        update("a field of no kind", u -> u.object(5, form(FIELDS + " 61 0 R")).object(61, "/T (more)"));
        update("new appearances asked for", u -> u.object(5, form(FIELDS) + " /NeedAppearances true"));
        update("another font for the fields", u -> u.object(5, form(FIELDS).replace("/F1 12", "/F2 12")));
        update("a form made by another program's rules (XFA)", u -> u.object(5, form(FIELDS) + " /XFA []"));
    }

    private void signing() {
        signed("a field signed", u -> u.object(8, Draft.AGENCY + " /AP << /N 60 0 R >> /V 30 0 R"));
        signed(
                "a field signed and marked as printed and locked",
                u -> u.object(
                        8,
                        Draft.AGENCY.replace("/F 132", "/F 1220 /Ff 1").replace("/F 1220", "/F 196") + " /V 30 0 R"));
        signed(
                "a field signed whose widget stands apart",
                u -> u.object(47, CHIEF + " /V 30 0 R").object(48, CHIEF_WIDGET + " /AP << /N 60 0 R >>"));
        signed("a field signed with its page named", u -> u.object(47, CHIEF + " /P 3 0 R /V 30 0 R"));
        signed(
                "a field signed and taken out of sight",
                u -> u.object(8, Draft.AGENCY.replace("290 170 390 270", "0 0 0 0") + " /V 30 0 R"));
        signed(
                "a field moved while it is signed",
                u -> u.object(8, Draft.AGENCY.replace("290 170", "90 170") + " /V 30 0 R"));
        signed(
                "a new field signed, not seen",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(5, form(FIELDS + " 61 0 R"))
                        .object(61, SIGNATURE + NOWHERE + " /V 30 0 R"));
        signed(
                "a new field signed, seen on the page",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(5, form(FIELDS + " 61 0 R"))
                        .object(61, SIGNATURE + SOMEWHERE + " /V 30 0 R"));
        kinds.put(
                "a document timestamp in a new field",
                pdf -> painted(pdf)
                        .object(3, page(WIDGETS + " 61 0 R"))
                        .object(5, form(FIELDS + " 61 0 R"))
                        .object(61, SIGNATURE + NOWHERE + " /V 30 0 R")
                        .object(30, "/Type /DocTimeStamp /SubFilter /ETSI.RFC3161 /Contents <00>")
                        .bytes());
        update(
                "a new signature field, empty",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(5, form(FIELDS + " 61 0 R"))
                        .object(61, SIGNATURE + NOWHERE));
        update(
                "a new signature field that shows something and is not signed",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(5, form(FIELDS + " 61 0 R"))
                        .object(61, SIGNATURE + SOMEWHERE));
        update(
                "a new signature field below an existing field",
                u -> u.object(45, NOTE.replace("46 0 R", "46 0 R 61 0 R"))
                        .object(61, "/FT /Sig /T (below) /Parent 45 0 R"));
        update(
                "a new field with the signature of another",
                u -> u.object(5, form(FIELDS + " 61 0 R")).object(61, SIGNATURE + NOWHERE + " /V 20 0 R"));
        update(
                "the signed field moved",
                u -> u.object(7, Draft.LEADER.replace("330 180", "30 180") + " /AP << /N 9 0 R >> /V 20 0 R"));
        update(
                "the signed field's appearance replaced",
                u -> u.object(7, Draft.LEADER + " /AP << /N 60 0 R >> /V 20 0 R"));
        update(
                "the signed field made read-only",
                u -> u.object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R /Ff 1"));
    }

    private void annotations() {
        update("a comment added", u -> u.object(3, page(WIDGETS + " 61 0 R")).object(61, COMMENT));
        update("a comment changed", u -> u.object(50, COMMENT.replace("Xem lai", "Da xem")));
        update("a comment moved", u -> u.object(50, COMMENT.replace("500 800", "400 800")));
        update("a comment removed", u -> u.object(3, page(WIDGETS.replace(" 50 0 R", ""))));
        update(
                "a comment with a picture of its own",
                u -> u.object(3, page(WIDGETS + " 61 0 R")).object(61, COMMENT + " /AP << /N 60 0 R >>"));
        update(
                "a link",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(61, "/Type /Annot /Subtype /Link /Rect [0 0 99 99]"));
        update(
                "a text box",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(61, "/Type /Annot /Subtype /FreeText /Rect [0 0 99 99] /DA (/F1 9 Tf) /Contents (x)"));
        update(
                "a bright mark over text",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(
                                61,
                                "/Type /Annot /Subtype /Highlight /Rect [70 690 200 720] /C [1 1 0]"
                                        + " /QuadPoints [70 720 200 720 70 690 200 690]"));
        update(
                "a black mark over text",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(
                                61,
                                "/Type /Annot /Subtype /Highlight /Rect [70 690 200 720] /C [0 0 0]"
                                        + " /QuadPoints [70 720 200 720 70 690 200 690]"));
        update(
                "many lines through the same text",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(
                                61,
                                "/Type /Annot /Subtype /StrikeOut /Rect [70 690 200 720] /QuadPoints ["
                                        + linesThroughText() + "]"));
        update(
                "a wide line below text",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(
                                61,
                                "/Type /Annot /Subtype /Underline /Rect [70 690 200 720] /BS << /W 40 >>"
                                        + " /QuadPoints [70 720 200 720 70 690 200 690]"));
        update(
                "a large caret",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(61, "/Type /Annot /Subtype /Caret /Rect [70 600 400 720] /C [0 0 0]"));
        update(
                "a white line through text",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(
                                61,
                                "/Type /Annot /Subtype /StrikeOut /Rect [70 690 200 720] /C [1 1 1]"
                                        + " /QuadPoints [70 720 200 720 70 690 200 690]"));
        update(
                "a widget of no field",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(61, "/Type /Annot /Subtype /Widget /Rect [0 0 99 99] /AP << /N 60 0 R >>"));
        update("the signature's widget taken from the page", u -> u.object(3, page(WIDGETS.replace("7 0 R ", ""))));
        update("the annotations in another order", u -> u.object(3, page("12 0 R " + WIDGETS.replace("12 0 R ", ""))));
    }

    private void structure() {
        signed(
                "a new field's structure element",
                u -> u.object(3, page(WIDGETS + " 61 0 R"))
                        .object(5, form(FIELDS + " 61 0 R"))
                        .object(61, SIGNATURE + NOWHERE + " /V 30 0 R /StructParent 1")
                        .object(52, STRUCTURE.replace("NextKey 1", "NextKey 2"))
                        .object(53, ROOT_ELEMENT.replace("54 0 R", "54 0 R 62 0 R"))
                        .object(62, "/Type /StructElem /S /Form /P 53 0 R /K << /Type /OBJR /Pg 3 0 R /Obj 61 0 R >>")
                        .object(55, "/Nums [0 [54 0 R] 1 62 0 R]"));
        update("an element changed", u -> u.object(54, PARAGRAPH.replace("/S /P ", "/S /Artifact ")));
        update("an element with other words to read aloud", u -> u.object(54, PARAGRAPH + " /ActualText (KHONG)"));
        update("an element removed", u -> u.object(53, ROOT_ELEMENT.replace("54 0 R", "")));
        update(
                "a new element that takes hold of the content",
                u -> u.object(53, ROOT_ELEMENT.replace("54 0 R", "54 0 R 62 0 R"))
                        .object(62, "/Type /StructElem /S /P /P 53 0 R /Pg 3 0 R /K 0"));
        update("another parent for the content", u -> u.object(55, "/Nums [0 [53 0 R]]"));
    }

    private void content() {
        update("other content", u -> u.stream(4, "", "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET"));
        update("the content freed", u -> u.free(4));
        update(
                "the content of another generation",
                u -> u.object(3, page(WIDGETS).replace("/Contents 4 0 R", "/Contents 4 1 R")));
        update("another font", u -> u.object(10, "/Type /Font /Subtype /Type1 /BaseFont /Symbol"));
        update("another page size", u -> u.object(3, page(WIDGETS).replace("842", "600")));
        update("the order of the tabulator key", u -> u.object(3, page(WIDGETS) + " /Tabs /S"));
        update("a field called an annotation", u -> u.object(45, "/Type /Annot " + FormDocument.NOTE));
        update("the page turned", u -> u.object(3, page(WIDGETS) + " /Rotate 90"));
        update("an action on the page", u -> u.object(3, page(WIDGETS) + " /AA << /O << /S /JavaScript /JS (x) >> >>"));
        update(
                "a page added",
                u -> u.object(2, "/Type /Pages /Kids [3 0 R 11 0 R 61 0 R] /Count 3")
                        .object(61, "/Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]"));
        update("a page removed", u -> u.object(2, "/Type /Pages /Kids [3 0 R] /Count 1"));
        update("the pages in another order", u -> u.object(2, "/Type /Pages /Kids [11 0 R 3 0 R] /Count 2"));
        update("the page tree replaced by a leaf", u -> u.object(2, "/Type /Pages /Count 2"));
        update("the page tree with no pages", u -> u.object(2, "/Type /Pages /Kids [] /Count 2"));
    }

    private static String linesThroughText() {
        return IntStream.range(0, 30)
                .mapToObj(i -> String.format("70 %d 200 %d 70 %d 200 %d ", 720 - i, 720 - i, 700 - i, 700 - i))
                .collect(Collectors.joining());
    }
}
