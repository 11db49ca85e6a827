package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/**
 * Attacks that leave the signature's bytes alone and change what the reader sees. Each proves itself first: the page looks
 * different from the signed one, or another validator calls the signature valid.
 */
class AttackTest {

    private static final String SIGNED_LEADER = Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R";
    private static final String WITH_NEW_ANNOTATION = Draft.PAGE + "/Annots [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]";
    private static final String WITH_NEW_FIELD = Draft.FORM + "/Fields [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]";
    private static final String OVER_TITLE = " /Rect [60 690 300 725] /F 4 /P 3 0 R /AP << /N 32 0 R >>";
    private static final String COVER = "1 1 1 rg 0 0 100 20 re f 0 g 10 5 40 10 re f";

    private final PdfValidator validator = TestSigner.validator();

    private static byte[] certified(int permission) {
        return Draft.document()
                .object(1, Draft.CATALOG + " /Perms << /DocMDP 20 0 R >>")
                .object(7, SIGNED_LEADER)
                .sign(
                        20,
                        "/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams"
                                + " << /Type /TransformParams /V /1.2 /P " + permission + " >> >>]",
                        TestSigner.LEADER);
    }

    private static byte[] approved() {
        return Draft.document().object(7, SIGNED_LEADER).sign(20, "", TestSigner.LEADER);
    }

    private static Draft annotated(byte[] signed, String annotation) {
        return Draft.update(signed)
                .object(3, WITH_NEW_ANNOTATION)
                .object(31, "/Type /Annot " + annotation + OVER_TITLE)
                .stream(32, Draft.FORM_XOBJECT, COVER);
    }

    private static final class Attack {
        private final byte[] signed;
        private final byte[] attacked;

        Attack(byte[] signed, byte[] attacked) {
            this.signed = signed;
            this.attacked = attacked;
        }
    }

    private static Map<String, Attack> attacks() {
        Map<String, Attack> attacks = new TreeMap<>();
        evilAnnotations(attacks);
        sneakySignatures(attacks);
        shadows(attacks);
        return attacks;
    }

    private static void evilAnnotations(Map<String, Attack> attacks) {
        byte[] signed = certified(3);
        for (String kind :
                new String[] {"FreeText", "Stamp", "Redact", "Square", "Text", "Highlight", "Ink", "Watermark"}) {
            String contents = kind.equals("FreeText") ? " /DA (/F1 12 Tf 0 g) /Contents (KHONG)" : "";
            attacks.put(
                    "evil annotation, " + kind,
                    new Attack(
                            signed,
                            annotated(signed, "/Subtype /" + kind + contents).bytes()));
        }
    }

    private static void sneakySignatures(Map<String, Attack> attacks) {
        for (int permission = 1; permission <= 3; permission++) {
            byte[] signed = certified(permission);
            attacks.put(
                    "sneaky signature, permission " + permission,
                    new Attack(
                            signed,
                            annotated(signed, "/Subtype /Widget /FT /Sig /T (evil) /V 30 0 R")
                                    .object(5, WITH_NEW_FIELD)
                                    .sign(30, "", TestSigner.OFFICE)));
            attacks.put(
                    "sneaky field never signed, permission " + permission,
                    new Attack(
                            signed,
                            annotated(signed, "/Subtype /Widget /FT /Sig /T (evil)")
                                    .object(5, WITH_NEW_FIELD)
                                    .bytes()));
        }
    }

    private static void shadows(Map<String, Attack> attacks) {
        byte[] overlaid = Draft.document()
                .object(3, Draft.PAGE.replace("/Font", "/XObject << /X 24 0 R >> /Font") + Draft.ANNOTATIONS)
                .stream(4, "", "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET 1 0 0 1 60 690 cm /X Do")
                .stream(24, Draft.FORM_XOBJECT, COVER)
                .object(7, SIGNED_LEADER)
                .sign(20, "", TestSigner.LEADER);
        attacks.put(
                "shadow hide: the overlay vanishes",
                new Attack(
                        overlaid,
                        Draft.update(overlaid).stream(24, Draft.FORM_XOBJECT, "")
                                .bytes()));
        attacks.put(
                "shadow hide: the overlay is freed",
                new Attack(overlaid, Draft.update(overlaid).free(24).bytes()));

        byte[] font = approved();
        attacks.put(
                "shadow replace: another font",
                new Attack(
                        font,
                        Draft.update(font)
                                .object(10, "/Type /Font /Subtype /Type1 /BaseFont /Symbol")
                                .bytes()));

        byte[] valued = Draft.document()
                .object(6, Draft.NUMBER + " /V (999) /AP << /N 9 0 R >>")
                .object(7, SIGNED_LEADER)
                .sign(20, "", TestSigner.LEADER);
        attacks.put(
                "shadow replace: the field shows another appearance",
                new Attack(
                        valued,
                        Draft.update(valued).object(6, Draft.NUMBER + " /V (999) /AP << /N 32 0 R >>").stream(
                                        32, Draft.FORM_XOBJECT, COVER)
                                .bytes()));

        byte[] prepared = Draft.document().stream(24, "", "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET")
                .object(25, Draft.PAGE.replace("4 0 R", "24 0 R") + Draft.ANNOTATIONS)
                .object(7, SIGNED_LEADER)
                .sign(20, "", TestSigner.LEADER);
        attacks.put(
                "shadow hide and replace: the other page",
                new Attack(
                        prepared,
                        Draft.update(prepared)
                                .object(2, "/Type /Pages /Kids [25 0 R 11 0 R] /Count 2")
                                .bytes()));
        attacks.put(
                "shadow hide and replace: the other catalog",
                new Attack(
                        prepared,
                        Draft.update(prepared)
                                .object(40, Draft.CATALOG.replace("2 0 R", "41 0 R"))
                                .object(41, "/Type /Pages /Kids [25 0 R 11 0 R] /Count 2")
                                .root("40 0 R")
                                .bytes()));
        attacks.put(
                "incremental saving: new content",
                new Attack(
                        font,
                        Draft.update(font).stream(4, "", "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET")
                                .bytes()));
    }

    static Stream<String> names() {
        return attacks().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void refusesTheAttack(String name) throws IOException {
        Attack attack = attacks().get(name);
        assertThat(validator.validate(attack.signed).totalPassed())
                .as("before the attack")
                .isTrue();
        assertThat(pageDiffers(attack) || Pdfsig.judge(attack.attacked).get(0).valid())
                .as("the attack is one")
                .isTrue();

        ValidationReport report = validator.validate(attack.attacked);
        SignatureReport signature = report.signatures().get(0);
        assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(signature.changesAllowed()).as(report.toString()).isFalse();
        assertThat(report.totalPassed()).isFalse();
    }

    private static boolean pageDiffers(Attack attack) throws IOException {
        BufferedImage one = render(attack.signed);
        BufferedImage two = render(attack.attacked);
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != two.getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage render(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0, 0.5f);
        }
    }
}
