package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

@DisplayName("EN 319 102-1 5.2.6: the certificate leads to an anchor that counts, and is valid and not revoked")
class CertificateValidationTest extends ProcessSupport {

    @Test
    void passesWithSeveralDisjointRootsAndReportsTheChain() {
        TestAuthority other = TestAuthority.create("CN=Gốc khác,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        SignatureReport report = first(
                signed(Level.B_B, longList),
                trusting().trust(List.of(other.certificate())).crls(List.of(longList)));
        passes(report);
        List<CertificateReport> chain = report.grounds().certificates();
        assertThat(chain)
                .extracting(CertificateReport::status)
                .containsExactly(CertificateReport.Status.GOOD, CertificateReport.Status.TRUST_ANCHOR);
        assertThat(chain.get(0).revocation()).hasValueSatisfying(data -> {
            assertThat(data.kind()).isEqualTo(RevocationReport.Kind.CRL);
            assertThat(data.source()).isEqualTo(RevocationReport.Source.CALLER);
            assertThat(data.thisUpdate()).isEqualTo(NOW);
        });
    }

    @Test
    void countsAnAnchorOnlyWithinItsDates() {
        byte[] pdf = signed(Level.B_B, longList);
        TrustAnchor anchor = TrustAnchor.of(root.certificate());
        PdfValidator.Builder builder =
                PdfValidator.builder().crls(List.of(longList)).clock(TestKeys.CLOCK);
        passes(first(pdf, builder.trustAnchors(List.of(anchor.from(NOW).until(after(1))))));
        PdfValidator.Builder over = PdfValidator.builder()
                .crls(List.of(longList))
                .clock(TestKeys.CLOCK)
                .trustAnchors(List.of(anchor.until(NOW)));
        undetermined(first(pdf, over), SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE);
        PdfValidator.Builder early = PdfValidator.builder()
                .crls(List.of(longList))
                .clock(TestKeys.CLOCK)
                .trustAnchors(List.of(anchor.from(after(1))));
        undetermined(first(pdf, early), SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThatThrownBy(() -> anchor.from(NOW).until(NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAnExpiredCertificateThatIsKnownToBeGoodFromOneOfWhichNothingRecentIsKnown() {
        byte[] pdf = signed(Level.B_B, longList);
        undetermined(first(pdf, trusting().crls(List.of(weekList)).at(after(31))), SubIndication.OUT_OF_BOUNDS_NO_POE);
        undetermined(
                first(pdf, trusting().crls(List.of(longList)).at(after(31))), SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
        PdfValidator.Builder unknown =
                trusting().revocation(RevocationPolicy.IF_AVAILABLE).at(after(31));
        undetermined(first(pdf, unknown), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void doesNotExcuseAnExpiredAuthority() {
        TestAuthority issuer = root.subordinate(
                "CN=CA ngắn hạn,C=VN",
                TestKeyKind.P_256,
                TestProfile.authority().valid(NOW.minus(DAY), after(20)));
        TestKey under = issuer.issue(
                "CN=Người ký khác,C=VN",
                TestKeyKind.P_256,
                TestProfile.documentSigning().valid(NOW.minus(DAY), after(30)));
        byte[] pdf = signedWith(under);
        List<X509CRL> lists = List.of(longList, issuer.crl(NOW, after(3_000)));
        passes(first(pdf, trusting().crls(lists).at(after(19))));
        undetermined(first(pdf, trusting().crls(lists).at(after(25))), SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
        undetermined(first(pdf, trusting().crls(lists).at(after(40))), SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void knowsAnExpiredCertificateToBeGoodOnlyWhereItsWholeChainIs() {
        TestAuthority issuer = root.subordinate("CN=CA,C=VN", TestKeyKind.P_256, TestProfile.authority());
        TestKey under = issuer.issue(
                "CN=Người ký khác,C=VN",
                TestKeyKind.P_256,
                TestProfile.documentSigning().valid(NOW.minus(DAY), after(30)));
        byte[] pdf = signedWith(under);
        X509CRL ofIssuer = issuer.crl(NOW, after(3_000));
        undetermined(
                first(
                        pdf,
                        trusting()
                                .revocation(RevocationPolicy.IF_AVAILABLE)
                                .crls(List.of(ofIssuer))
                                .at(after(31))),
                SubIndication.OUT_OF_BOUNDS_NO_POE);
        undetermined(
                first(pdf, trusting().crls(List.of(ofIssuer, longList)).at(after(31))),
                SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
    }

    private byte[] signedWith(TestKey key) {
        Path file = folder.resolve("other.p12");
        key.writePkcs12(file, PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, PASSWORD))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), SignatureRequest.builder().build());
    }

    @Test
    void saysWhatIsMissingWhereNothingIsKnown() {
        SignatureReport report = first(signed(Level.B_B, longList), trusting());
        undetermined(report, SubIndication.TRY_LATER);
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == FindingCode.REVOCATION_UNKNOWN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("Người ký", "Gốc thử nghiệm"));
    }
}
