package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;

/** Later signatures do what earlier ones allow, and nothing else. */
class ChangeRulesTest {

    @TempDir
    static Path folder;

    private static PdfSigner signer;
    private static byte[] prepared;

    @BeforeAll
    static void prepare() {
        signer = TestKeys.signer(folder, TestKeyKind.P_256);
        prepared = FieldPreparer.prepare(
                TestDocuments.withTable(),
                List.of(
                        new TextField(
                                "van-ban.so",
                                "Số",
                                1,
                                new Box(72, 600, 100, 18),
                                12,
                                FontStyle.REGULAR,
                                Alignment.LEFT,
                                20),
                        new TextField(
                                "van-ban.ngay",
                                "Ngày",
                                1,
                                new Box(72, 560, 100, 18),
                                12,
                                FontStyle.REGULAR,
                                Alignment.LEFT,
                                20),
                        new SignatureField("ky.mot", "Ký", 1, new Box(72, 400, 100, 50)),
                        new SignatureField("ky.hai", "Ký", 1, new Box(272, 400, 100, 50))));
    }

    private static byte[] sign(byte[] pdf, SignatureRequest.Builder request) {
        return signer.sign(pdf, request.build());
    }

    private static SignatureRequest.Builder first() {
        return SignatureRequest.builder().field("ky.mot");
    }

    private static SignatureRequest.Builder second() {
        return SignatureRequest.builder().field("ky.hai");
    }

    private static void assertForbidden(ThrowingCallable signing, String... parts) {
        assertThatThrownBy(signing).isInstanceOf(ChangeForbiddenException.class).hasMessageContainingAll(parts);
    }

    private static void assertAllValid(byte[] pdf, int signatures) {
        assertThat(Judged.signatures(pdf))
                .hasSize(signatures)
                .allSatisfy(signature ->
                        assertThat(signature.valid()).as(signature.toString()).isTrue());
    }

    @Test
    void certificationThatAllowsNothingForbidsEverything() {
        byte[] certified = sign(prepared, first().certify(Certification.NO_CHANGES));
        assertAllValid(certified, 1);
        assertForbidden(() -> sign(certified, second()), "nothing may be changed", "ky.hai");
        assertForbidden(() -> sign(certified, SignatureRequest.builder()), "nothing may be changed");
    }

    @Test
    void certificationForFormFillingAllowsItsOwnFieldsOnly() {
        byte[] certified = sign(prepared, first().certify(Certification.FORM_FILLING));
        assertAllValid(sign(certified, second().fieldValues(Map.of("van-ban.so", "15/QĐ-SCT"))), 2);
        assertForbidden(() -> sign(certified, SignatureRequest.builder()), "no new one");
    }

    @Test
    void certificationForAnnotationsAllowsNewFields() {
        byte[] certified = sign(prepared, first().certify(Certification.ANNOTATIONS));
        assertAllValid(sign(certified, SignatureRequest.builder()), 2);
    }

    @Test
    void onlyTheFirstSignatureCertifies() {
        byte[] signed = sign(prepared, first());
        assertForbidden(() -> sign(signed, second().certify(Certification.FORM_FILLING)), "only its first signature");
    }

    @Test
    void lockOfAllFieldsEndsTheSigning() {
        byte[] locked = sign(prepared, first().lockAll());
        assertForbidden(() -> sign(locked, second()), "ky.mot", "locks");
        assertForbidden(() -> sign(locked, SignatureRequest.builder()), "locks");
    }

    @Test
    void lockOfSomeFieldsKeepsTheOthersOpen() {
        byte[] locked = sign(prepared, first().lock(FieldLock.only(List.of("van-ban.so"))));
        assertForbidden(() -> sign(locked, second().fieldValues(Map.of("van-ban.so", "1"))), "van-ban.so");
        assertAllValid(sign(locked, second().fieldValues(Map.of("van-ban.ngay", "20/11/2026"))), 2);
    }

    @Test
    void lockOfAGroupLocksTheFieldsBelowIt() {
        byte[] locked = sign(prepared, first().lock(FieldLock.only(List.of("van-ban"))));
        assertForbidden(() -> sign(locked, second().fieldValues(Map.of("van-ban.ngay", "1"))), "van-ban.ngay");
    }

    @Test
    void lockOfAllButSomeFieldsLocksEveryOther() {
        byte[] locked = sign(prepared, first().lock(FieldLock.allBut(List.of("ky.hai", "van-ban.ngay"))));
        assertForbidden(() -> sign(locked, second().fieldValues(Map.of("van-ban.so", "1"))), "van-ban.so");
        assertForbidden(() -> sign(locked, SignatureRequest.builder()), "locks");
        assertAllValid(sign(locked, second().fieldValues(Map.of("van-ban.ngay", "20/11/2026"))), 2);
    }

    @Test
    void manySignaturesStandBesideEachOther() {
        byte[] pdf = TestDocuments.withXrefStream();
        for (int i = 0; i < 50; i++) {
            pdf = sign(pdf, SignatureRequest.builder());
        }
        assertAllValid(pdf, 50);
        assertThat(Qpdf.check(pdf).clean()).isTrue();
        assertThat(Judged.validated(pdf))
                .hasSize(50)
                .allSatisfy(signature -> assertThat(signature.changesAllowed()).isTrue());
    }

    @Test
    void refusesToAddFieldsToSignedDocument() {
        byte[] signed = sign(prepared, first());
        assertForbidden(
                () -> FieldPreparer.prepare(signed, List.of(new SignatureField("moi", "", 1, new Box(1, 1, 9, 9)))),
                "signed already");
    }
}
