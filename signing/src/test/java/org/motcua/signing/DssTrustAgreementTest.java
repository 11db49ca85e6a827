package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.judges.Dss;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** EU DSS and our validator, with the same anchors and lists, say the same of what our signer makes. */
class DssTrustAgreementTest {

    private static final List<X509Certificate> ANCHORS = List.of(TestKeys.AUTHORITY.certificate());
    private static final List<X509CRL> LISTS = List.of(TestKeys.AUTHORITY.crl());

    @TempDir
    Path folder;

    private static void agree(byte[] pdf, List<X509Certificate> anchors, List<X509CRL> lists, String both) {
        say(pdf, anchors, lists, both, both);
    }

    private static void say(
            byte[] pdf, List<X509Certificate> anchors, List<X509CRL> lists, String weSay, String theySay) {
        List<SignatureReport> ours =
                PdfValidator.builder()
                        .trust(anchors)
                        .crls(lists)
                        .clock(TestKeys.CLOCK)
                        .build()
                        .validate(pdf)
                        .signatures()
                        .stream()
                        .filter(report -> report.kind() != SignatureKind.DOCUMENT_TIMESTAMP)
                        .toList();
        List<Dss.Signature> theirs =
                Dss.trusting(anchors, lists).at(TestKeys.CLOCK.instant()).judge(pdf);
        assertThat(ours).hasSameSizeAs(theirs).isNotEmpty();
        assertThat(ours)
                .allSatisfy(report -> assertThat(said(report)).as("%s", report).isEqualTo(weSay));
        assertThat(theirs)
                .allSatisfy(signature ->
                        assertThat(said(signature)).as("%s", signature).isEqualTo(theySay));
    }

    private static String said(SignatureReport report) {
        return report.indication()
                + report.subIndication().map(why -> " " + why).orElse("");
    }

    private static String said(Dss.Signature signature) {
        return (signature.indication() + " " + signature.subIndication()).strip();
    }

    private byte[] signed(SignatureRequest.Builder request) {
        return LongTermSupport.signer(folder).build().sign(TestDocuments.withXrefStream(), request.build());
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void agreeOnEveryLevel(Level level) {
        agree(signed(SignatureRequest.builder().level(level)), ANCHORS, LISTS, "TOTAL_PASSED");
    }

    @ParameterizedTest
    @EnumSource(Certification.class)
    void agreeOnCertifiedDocuments(Certification certification) {
        agree(signed(SignatureRequest.builder().certify(certification)), ANCHORS, LISTS, "TOTAL_PASSED");
    }

    @Test
    void agreeOnFieldsFilledBetweenTwoSignatures() {
        byte[] prepared = FieldPreparer.prepare(
                TestDocuments.withTable(),
                List.of(
                        new TextField(
                                "so", "Số", 1, new Box(72, 600, 100, 18), 12, FontStyle.REGULAR, Alignment.LEFT, 20),
                        new SignatureField("mot", "Ký", 1, new Box(72, 400, 100, 50)),
                        new SignatureField("hai", "Ký", 1, new Box(272, 400, 100, 50))));
        byte[] first = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        prepared,
                        SignatureRequest.builder()
                                .field("mot")
                                .certify(Certification.FORM_FILLING)
                                .build());
        byte[] second = TestKeys.signer(folder, TestKeyKind.RSA_2048)
                .sign(
                        first,
                        SignatureRequest.builder()
                                .field("hai")
                                .fieldValues(Map.of("so", "15/QĐ-SCT"))
                                .build());
        agree(second, ANCHORS, LISTS, "TOTAL_PASSED");
    }

    @Test
    void agreeOnWhatIsMissing() {
        byte[] pdf = signed(SignatureRequest.builder());
        // The same answer by another name: docs/standards.md says why.
        say(pdf, ANCHORS, List.of(), "INDETERMINATE TRY_LATER", "INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE");
        agree(pdf, List.of(), LISTS, "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void agreeOnRevokedSigner() {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        Path file = folder.resolve("key.p12");
        key.writePkcs12(file, TestKeys.PASSWORD);
        byte[] pdf = PdfSigner.builder()
                .key(Pkcs12Key.open(file, TestKeys.PASSWORD))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), SignatureRequest.builder().build());
        authority.revoke(key.certificate());
        agree(pdf, List.of(authority.certificate()), List.of(authority.crl()), "INDETERMINATE REVOKED_NO_POE");
    }

    @Test
    void agreeOnBytesThatWereChanged() {
        byte[] pdf = signed(SignatureRequest.builder());
        pdf[10] ^= 1; // in the comment behind the header
        agree(pdf, ANCHORS, LISTS, "TOTAL_FAILED HASH_FAILURE");
    }
}
