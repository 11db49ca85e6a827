package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.motcua.signing.Changes;
import org.motcua.signing.Coverage;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationReport;

/** What may and what may not be changed after a signature, one rule a test. */
class RevisionRulesTest {

    private static final String CERTIFY = "/Reference [<< /Type /SigRef /TransformMethod /DocMDP"
            + " /TransformParams << /Type /TransformParams /V /1.2 /P %d >> >>]";
    private static final String SIGNED_LEADER = Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R";
    private static final String SIGNED_AGENCY = Draft.AGENCY + Draft.EMPTY_APPEARANCE + " /V 30 0 R";
    private static final String FILLED = " /V (152/Q\\320-SCT) /AP << /N 21 0 R >>";

    private static final byte[] APPROVED =
            Draft.document().object(7, SIGNED_LEADER).sign(20, "", TestSigner.LEADER);

    private final PdfValidator validator = TestSigner.validator();

    private static byte[] certified(int permission) {
        return Draft.document()
                .object(1, Draft.CATALOG + " /Perms << /DocMDP 20 0 R >>")
                .object(7, SIGNED_LEADER)
                .sign(20, String.format(CERTIFY, permission), TestSigner.LEADER);
    }

    private static Draft filled(byte[] signed) {
        return Draft.update(signed).object(6, Draft.NUMBER + FILLED).stream(21, Draft.FORM_XOBJECT, "BT (152) Tj ET");
    }

    private static Draft commented(byte[] signed) {
        return Draft.update(signed)
                .object(3, Draft.PAGE + "/Annots [6 0 R 12 0 R 7 0 R 8 0 R 22 0 R]")
                .object(22, "/Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (x) /P 3 0 R");
    }

    private SignatureReport first(byte[] pdf) {
        ValidationReport report = validator.validate(pdf);
        assertThat(report.error()).isEmpty();
        return report.signatures().get(0);
    }

    private void assertAllowed(byte[] pdf, Changes changes) {
        SignatureReport signature = first(pdf);
        assertThat(signature.integrity()).as("%s", signature.findings()).isEqualTo(Integrity.INTACT);
        assertThat(signature.changesAfter()).as("%s", signature.findings()).isEqualTo(changes);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isTrue();
        assertThat(signature.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    private void assertForbidden(byte[] pdf, FindingCode code) {
        SignatureReport signature = first(pdf);
        assertThat(signature.integrity()).as("%s", signature.findings()).isEqualTo(Integrity.INTACT);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isFalse();
        assertThat(signature.findings()).extracting(f -> f.code()).contains(code);
        assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(signature.subIndication()).contains(SubIndication.FORMAT_FAILURE);
    }

    private void assertForbidden(Draft update) {
        assertForbidden(update.bytes(), FindingCode.CHANGE_FORBIDDEN);
    }

    @Nested
    @DisplayName("After an approval signature that states no permission")
    class AfterApproval {

        @Test
        void acceptsTheUntouchedDocument() {
            SignatureReport signature = first(APPROVED);
            assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
            assertThat(signature.kind()).isEqualTo(SignatureKind.SIGNATURE);
            assertAllowed(APPROVED, Changes.NONE);
        }

        @Test
        void allowsFillingAField() {
            assertAllowed(filled(APPROVED).bytes(), Changes.FORM_FILLING);
        }

        @Test
        void allowsSigningAnotherFieldInTheSameUpdate() {
            byte[] both = filled(APPROVED).object(8, SIGNED_AGENCY).sign(30, "", TestSigner.OFFICE);
            assertAllowed(both, Changes.FORM_FILLING);
            assertThat(validator.validate(both).totalPassed()).isTrue();
            assertThat(validator.validate(both).signatures())
                    .extracting(SignatureReport::coverage)
                    .containsExactly(Coverage.REVISION, Coverage.WHOLE_FILE);
        }

        @Test
        void allowsANewSignatureFieldThatShowsANumber() {
            byte[] stamped = Draft.update(APPROVED)
                    .object(3, Draft.PAGE + "/Annots [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(5, Draft.FORM + "/Fields [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(
                            31,
                            "/Type /Annot /Subtype /Widget /FT /Sig /T (stamp) /F 132 /P 3 0 R"
                                    + " /Rect [70 600 160 620] /AP << /N 21 0 R >> /V 30 0 R")
                    .stream(21, Draft.FORM_XOBJECT, "BT (152) Tj ET")
                    .sign(30, "", TestSigner.OFFICE);
            assertAllowed(stamped, Changes.FORM_FILLING);
            assertThat(validator.validate(stamped).totalPassed()).isTrue();
        }

        @Test
        void allowsValidationData() {
            byte[] extended = Draft.update(APPROVED)
                    .object(1, Draft.CATALOG + " /DSS 25 0 R")
                    .object(25, "/Type /DSS /Certs [26 0 R]")
                    .stream(26, "", "certificate")
                    .bytes();
            assertAllowed(extended, Changes.LTA_UPDATES);
        }

        @Test
        void allowsMetadataAndDocumentInformation() {
            byte[] edited = Draft.update(APPROVED).object(1, Draft.CATALOG + " /Metadata 25 0 R").stream(
                            25, "/Type /Metadata /Subtype /XML", "<x/>")
                    .object(26, "/ModDate (D:20261120090000Z)")
                    .trailer("/Info 26 0 R")
                    .bytes();
            assertAllowed(edited, Changes.LTA_UPDATES);
        }

        @Test
        void forbidsAnAnnotation() {
            assertForbidden(commented(APPROVED).bytes(), FindingCode.CHANGE_NOT_PERMITTED);
        }

        @Test
        void forbidsNewPageContent() {
            assertForbidden(Draft.update(APPROVED).stream(4, "", "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET"));
        }

        @Test
        void forbidsAnotherFont() {
            assertForbidden(Draft.update(APPROVED).object(10, "/Type /Font /Subtype /Type1 /BaseFont /Symbol"));
        }

        @Test
        void forbidsFreeingAnObjectThatIsUsed() {
            assertForbidden(Draft.update(APPROVED).free(4));
        }

        @Test
        void forbidsAnotherPageSize() {
            assertForbidden(Draft.update(APPROVED).object(3, Draft.PAGE.replace("842", "600") + Draft.ANNOTATIONS));
        }

        @Test
        void forbidsAnotherOrderOfPages() {
            assertForbidden(Draft.update(APPROVED).object(2, "/Type /Pages /Kids [11 0 R 3 0 R] /Count 2"));
        }

        @Test
        void forbidsANewPage() {
            assertForbidden(Draft.update(APPROVED)
                    .object(2, "/Type /Pages /Kids [3 0 R 11 0 R 25 0 R] /Count 3")
                    .object(25, "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"));
        }

        @Test
        void forbidsAnActionThatRunsOnOpening() {
            assertForbidden(Draft.update(APPROVED)
                    .object(1, Draft.CATALOG + " /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"));
        }

        @Test
        void forbidsLayersThatHideContent() {
            assertForbidden(Draft.update(APPROVED).object(1, Draft.CATALOG + " /OCProperties << /OCGs [] /D << >> >>"));
        }

        @Test
        void forbidsAnAppearanceWithoutANewValue() {
            assertForbidden(Draft.update(APPROVED).object(6, Draft.NUMBER + " /AP << /N 21 0 R >>").stream(
                    21, Draft.FORM_XOBJECT, "BT (999) Tj ET"));
        }

        @Test
        void forbidsMovingAFieldWhileFillingIt() {
            assertForbidden(filled(APPROVED).object(6, Draft.NUMBER.replace("70 640", "70 100") + FILLED));
        }

        @Test
        void forbidsANewTextField() {
            assertForbidden(Draft.update(APPROVED)
                    .object(5, Draft.FORM + "/Fields [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(3, Draft.PAGE + "/Annots [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(31, Draft.NUMBER.replace("(number)", "(other)")));
        }

        @Test
        void forbidsRemovingAField() {
            assertForbidden(Draft.update(APPROVED).object(5, Draft.FORM + "/Fields [12 0 R 7 0 R 8 0 R]"));
        }

        @Test
        void forbidsAskingViewersForNewAppearances() {
            assertForbidden(Draft.update(APPROVED).object(5, Draft.FORM + Draft.FIELDS + " /NeedAppearances true"));
        }

        @Test
        void forbidsOverridingAnAppearanceThatThePageUsesToo() {
            byte[] shared = Draft.document()
                    .object(3, Draft.PAGE.replace("/Font", "/XObject << /X 9 0 R >> /Font") + Draft.ANNOTATIONS)
                    .object(7, SIGNED_LEADER)
                    .sign(20, "", TestSigner.LEADER);
            assertForbidden(filled(shared).stream(9, Draft.FORM_XOBJECT, "1 0 0 rg 0 0 100 20 re f"));
        }

        @Test
        void forbidsOverridingAnObjectThatTheTrailerNamesToo() {
            byte[] shared = Draft.document()
                    .object(6, Draft.NUMBER + " /AP 24 0 R")
                    .object(24, "/N 9 0 R")
                    .object(7, SIGNED_LEADER)
                    .trailer("/FooBar 24 0 R")
                    .sign(20, "", TestSigner.LEADER);
            assertForbidden(filled(shared).trailer("/FooBar 24 0 R"));
        }

        @Test
        void seesThroughAnIndirectStreamLength() {
            byte[] shortened = Draft.document()
                    .raw(4, "<< /Length 24 0 R >>\nstream\nBT (DONG Y) Tj ET BT (KHONG) Tj ET\nendstream")
                    .raw(24, "35")
                    .object(7, SIGNED_LEADER)
                    .sign(20, "", TestSigner.LEADER);
            assertAllowed(shortened, Changes.NONE);
            assertForbidden(Draft.update(shortened).raw(24, "17"));
        }
    }

    @Nested
    @DisplayName("Of a field that is signed")
    class OfASignedField {

        private void assertSignedFieldProtected(String leader) {
            assertForbidden(Draft.update(APPROVED).object(7, leader).bytes(), FindingCode.SIGNED_FIELD_CHANGED);
        }

        @Test
        void forbidsMovingIt() {
            assertSignedFieldProtected(SIGNED_LEADER.replace("330 180", "30 180"));
        }

        @Test
        void forbidsAnotherAppearance() {
            byte[] repainted = Draft.update(APPROVED).object(7, Draft.LEADER + " /V 20 0 R /AP << /N 21 0 R >>").stream(
                            21, Draft.FORM_XOBJECT, "BT (Giam doc) Tj ET")
                    .bytes();
            assertForbidden(repainted, FindingCode.SIGNED_FIELD_CHANGED);
        }

        @Test
        void forbidsOverridingTheStreamOfItsAppearance() {
            assertForbidden(
                    Draft.update(APPROVED).stream(9, Draft.FORM_XOBJECT, "BT (Giam doc) Tj ET")
                            .bytes(),
                    FindingCode.SIGNED_FIELD_CHANGED);
        }

        @Test
        void forbidsAnotherNameInTheSignatureDictionary() {
            byte[] spoofed = APPROVED.clone();
            String text = new String(spoofed, StandardCharsets.ISO_8859_1);
            int start = text.indexOf("20 0 obj");
            String dictionary =
                    text.substring(start + 9, text.indexOf("endobj", start)).trim();
            byte[] update = Draft.update(APPROVED)
                    .raw(20, dictionary.replaceFirst("<<", "<< /Reason (Dong y)"))
                    .bytes();
            SignatureReport signature = first(update);
            assertThat(signature.changesAllowed()).isFalse();
            assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        }

        @Test
        void forbidsANewFieldThatBorrowsItsSignature() {
            byte[] borrowed = Draft.update(APPROVED)
                    .object(5, Draft.FORM + "/Fields [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(31, "/Type /Annot /Subtype /Widget /FT /Sig /T (other) /F 132 /Rect [0 0 0 0] /V 20 0 R")
                    .bytes();
            assertForbidden(borrowed, FindingCode.SIGNATURE_OBJECT_REUSED);
        }

        @Test
        void forbidsANewFieldOfTheSameName() {
            byte[] twice = Draft.update(APPROVED)
                    .object(5, Draft.FORM + "/Fields [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(31, "/Type /Annot /Subtype /Widget /FT /Sig /T (leader) /F 132 /Rect [0 0 0 0] /V 30 0 R")
                    .sign(30, "", TestSigner.OFFICE);
            assertForbidden(twice, FindingCode.FIELD_NAME_DUPLICATE);
        }
    }

    @Nested
    @DisplayName("After a certification")
    class AfterCertification {

        @Test
        void permissionOneForbidsFilling() {
            assertForbidden(filled(certified(1)).bytes(), FindingCode.CHANGE_NOT_PERMITTED);
        }

        @Test
        void permissionOneAllowsValidationData() {
            byte[] extended = Draft.update(certified(1))
                    .object(1, Draft.CATALOG + " /Perms << /DocMDP 20 0 R >> /DSS << /Certs [] >>")
                    .bytes();
            assertAllowed(extended, Changes.LTA_UPDATES);
        }

        @Test
        void permissionTwoAllowsFillingAndForbidsAnnotations() {
            assertThat(first(certified(2)).kind()).isEqualTo(SignatureKind.CERTIFICATION);
            assertAllowed(filled(certified(2)).bytes(), Changes.FORM_FILLING);
            assertForbidden(commented(certified(2)).bytes(), FindingCode.CHANGE_NOT_PERMITTED);
        }

        @Test
        void permissionThreeAllowsAnnotationsButNoContent() {
            assertAllowed(commented(certified(3)).bytes(), Changes.ANNOTATIONS);
            assertForbidden(Draft.update(certified(3)).stream(4, "", "BT (KHONG) Tj ET"));
        }

        @Test
        void forbidsANewSignatureThatIsLaidOverTheContent() {
            byte[] sneaky = Draft.update(certified(2))
                    .object(3, Draft.PAGE + "/Annots [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(5, Draft.FORM + "/Fields [6 0 R 12 0 R 7 0 R 8 0 R 31 0 R]")
                    .object(
                            31,
                            "/Type /Annot /Subtype /Widget /FT /Sig /T (evil) /F 132 /P 3 0 R"
                                    + " /Rect [70 690 300 720] /AP << /N 21 0 R >> /V 30 0 R")
                    .stream(21, Draft.FORM_XOBJECT, "1 1 1 rg 0 0 100 20 re f BT (KHONG) Tj ET")
                    .sign(30, "", TestSigner.OFFICE);
            assertForbidden(sneaky, FindingCode.VISIBLE_SIGNATURE_ADDED);
        }

        @Test
        void forbidsToCertifyAfterAnApproval() {
            assertForbidden(
                    Draft.update(APPROVED)
                            .object(1, Draft.CATALOG + " /Perms << /DocMDP 30 0 R >>")
                            .object(8, SIGNED_AGENCY)
                            .sign(30, String.format(CERTIFY, 3), TestSigner.OFFICE),
                    FindingCode.CHANGE_FORBIDDEN);
        }
    }

    @Nested
    @DisplayName("Of locked fields")
    class OfLockedFields {

        private byte[] locking(String action) {
            return Draft.document()
                    .object(7, SIGNED_LEADER)
                    .sign(
                            20,
                            "/Reference [<< /TransformMethod /FieldMDP /TransformParams << " + action + " >> >>]",
                            TestSigner.LEADER);
        }

        @Test
        void allLocksEveryField() {
            assertForbidden(filled(locking("/Action /All")).bytes(), FindingCode.FIELD_LOCKED);
        }

        @Test
        void includeLocksTheNamedFields() {
            assertForbidden(
                    filled(locking("/Action /Include /Fields [(number)]")).bytes(), FindingCode.FIELD_LOCKED);
            assertAllowed(filled(locking("/Action /Include /Fields [(date)]")).bytes(), Changes.FORM_FILLING);
        }

        @Test
        void excludeLocksAllOthers() {
            assertForbidden(filled(locking("/Action /Exclude /Fields [(date)]")).bytes(), FindingCode.FIELD_LOCKED);
            assertAllowed(filled(locking("/Action /Exclude /Fields [(number)]")).bytes(), Changes.FORM_FILLING);
        }

        @Test
        void theLockOfTheSignedFieldCountsAsWell() {
            byte[] locked = Draft.document()
                    .object(7, SIGNED_LEADER + " /Lock << /Type /SigFieldLock /Action /All >>")
                    .sign(20, "", TestSigner.LEADER);
            assertForbidden(filled(locked).bytes(), FindingCode.FIELD_LOCKED);
        }
    }

    @Nested
    @DisplayName("Of the place of a signature in the file")
    class OfItsPlace {

        @Test
        void forbidsDataBehindTheSignedPart() {
            byte[] longer = Arrays.copyOf(APPROVED, APPROVED.length + 20);
            Arrays.fill(longer, APPROVED.length, longer.length, (byte) 'x');
            assertForbidden(longer, FindingCode.TRAILING_DATA);
        }

        @Test
        void forbidsAnUpdateThatDoesNotBuildOnTheSignedRevision() {
            String text = new String(filled(APPROVED).bytes(), StandardCharsets.ISO_8859_1);
            int at = text.lastIndexOf("/Prev");
            byte[] detached = text.substring(0, at)
                    .concat(text.substring(at).replaceFirst("/Prev \\d+", ""))
                    .getBytes(StandardCharsets.ISO_8859_1);
            ValidationReport report = validator.validate(detached);
            assertThat(report.totalPassed()).isFalse();
            assertThat(report.signatures()).noneMatch(SignatureReport::changesAllowed);
        }

        @Test
        void forbidsAByteRangeThatLeavesOutMoreThanTheValue() {
            String text = new String(APPROVED, StandardCharsets.ISO_8859_1);
            int start = text.indexOf("/ByteRange [0 ") + "/ByteRange [0 ".length();
            long gap = Long.parseLong(text.substring(start, start + 10));
            byte[] wider = text.replace(String.format("[0 %010d", gap), String.format("[0 %010d", gap - 5))
                    .getBytes(StandardCharsets.ISO_8859_1);
            SignatureReport signature = first(wider);
            assertThat(signature.coverage()).isEqualTo(Coverage.PARTIAL);
            assertThat(signature.integrity()).isNotEqualTo(Integrity.INTACT);
            assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        }

        @Test
        void reportsASignatureWithoutAnyValue() {
            byte[] forged = Draft.document()
                    .object(7, SIGNED_LEADER)
                    .object(20, "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached")
                    .bytes();
            SignatureReport signature = first(forged);
            assertThat(signature.integrity()).isEqualTo(Integrity.UNREADABLE);
            assertThat(signature.coverage()).isEqualTo(Coverage.PARTIAL);
            assertThat(signature.indication()).isEqualTo(Indication.TOTAL_FAILED);
        }
    }
}
