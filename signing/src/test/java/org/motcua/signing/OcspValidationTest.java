package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.online.OcspAnswers;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

@DisplayName("EN 319 102-1 5.2.6 with OCSP responses of RFC 6960")
class OcspValidationTest extends ProcessSupport {

    private OcspAnswers answers(TestKey by) throws Exception {
        return new OcspAnswers(by, NOW).about(signer.certificate(), root.certificate());
    }

    private SignatureReport judged(byte[] response) {
        return first(signed(Level.B_B, longList), trusting().ocspResponses(List.of(response)));
    }

    @Test
    void believesTheIssuerAndItsDelegate() throws Exception {
        passes(judged(answers(root.key()).unasked()));
        TestKey delegate = root.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());
        SignatureReport report = judged(answers(delegate).unasked());
        passes(report);
        assertThat(report.grounds().certificates().get(0).revocation()).hasValueSatisfying(data -> {
            assertThat(data.kind()).isEqualTo(RevocationReport.Kind.OCSP);
            assertThat(data.issuer()).contains("OCSP");
        });
    }

    @Test
    void believesNobodyElse() throws Exception {
        TestAuthority other = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        TestKey unpurposed = root.issue("CN=Không phải OCSP,C=VN", TestKeyKind.P_256);
        TestKey foreign = other.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());
        for (TestKey liar : List.of(other.key(), unpurposed, foreign)) {
            undetermined(judged(answers(liar).unasked()), SubIndication.TRY_LATER);
        }
        TestKey delegate = root.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());
        undetermined(judged(answers(delegate).withoutCertificate().unasked()), SubIndication.TRY_LATER);
    }

    @Test
    void takesUnknownOldAndForeignAnswersForNone() throws Exception {
        undetermined(judged(answers(root.key()).status(new UnknownStatus()).unasked()), SubIndication.TRY_LATER);
        undetermined(
                judged(answers(root.key())
                        .times(NOW.minus(DAY), Optional.of(NOW.minusSeconds(1)))
                        .unasked()),
                SubIndication.TRY_LATER);
        TestKey another = root.issue("CN=Người khác,C=VN", TestKeyKind.P_256);
        undetermined(
                judged(answers(root.key())
                        .about(another.certificate(), root.certificate())
                        .unasked()),
                SubIndication.TRY_LATER);
    }

    @Test
    void tellsRevocationFromSuspension() throws Exception {
        Date before = Date.from(NOW.minusSeconds(60));
        CertificateStatus revoked = new RevokedStatus(before, 1);
        SignatureReport report = judged(answers(root.key()).status(revoked).unasked());
        undetermined(report, SubIndication.REVOKED_NO_POE);
        assertThat(report.grounds().certificates().get(0).revocation())
                .hasValueSatisfying(data -> assertThat(data.reason()).contains(CRLReason.KEY_COMPROMISE));
        SignatureReport held =
                judged(answers(root.key()).status(new RevokedStatus(before, 6)).unasked());
        undetermined(held, SubIndication.TRY_LATER);
        assertThat(held.grounds().certificates().get(0).status()).isEqualTo(CertificateReport.Status.ON_HOLD);
    }

    @Test
    void neverLetsGoodOutweighARevocationForGood() throws Exception {
        root.revoke(signer.certificate());
        undetermined(
                first(
                        signed(Level.B_B, longList),
                        trusting()
                                .crls(List.of(root.crl(NOW.minusSeconds(60), after(7))))
                                .ocspResponses(List.of(answers(root.key()).unasked()))),
                SubIndication.REVOKED_NO_POE);
    }

    @Test
    void knowsAnExpiredCertificateToBeGoodOnlyByAResponderThatIsStillValid() throws Exception {
        byte[] pdf = signed(Level.B_B, longList);
        for (int days : new int[] {20, 3_000}) {
            TestKey delegate = root.issue(
                    "CN=OCSP,C=VN",
                    TestKeyKind.P_256,
                    TestProfile.ocspResponder().valid(NOW.minus(DAY), after(days)));
            byte[] response =
                    answers(delegate).times(NOW, Optional.of(after(3_000))).unasked();
            undetermined(
                    first(pdf, trusting().ocspResponses(List.of(response)).at(after(31))),
                    days > 31 ? SubIndication.OUT_OF_BOUNDS_NOT_REVOKED : SubIndication.OUT_OF_BOUNDS_NO_POE);
        }
    }

    /** Whoever can forge such a signature can also write an early time into what is signed. */
    @Test
    void doesNotBelieveAWeakResponseForTheTimeThatItStates() throws Exception {
        Instant early = Instant.parse("2005-01-01T00:00:00Z");
        OcspAnswers weak = answers(root.key()).signedWith("SHA1withECDSA").times(early, Optional.of(after(3_000)));
        undetermined(judged(weak.unasked()), SubIndication.TRY_LATER);
        passes(judged(weak.signedWith("SHA256withECDSA").unasked()));
        weak.signedWith("SHA1withECDSA").status(new RevokedStatus(Date.from(NOW.minusSeconds(60)), 1));
        undetermined(judged(weak.unasked()), SubIndication.REVOKED_NO_POE);
    }

    @Test
    void refusesWhatIsNoResponse() {
        assertThatThrownBy(() -> PdfValidator.builder().ocspResponses(List.of(new byte[] {1, 2, 3})))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("OCSP");
    }
}
