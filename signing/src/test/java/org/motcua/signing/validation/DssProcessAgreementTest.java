package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.judges.Dss;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** EU DSS and our validator say the same of expiry, revocation and time-stamps over the content; where not, it is said here. */
class DssProcessAgreementTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final TestAuthority root = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, clock(0));
    private final TestKey key = root.issue(
            "CN=Trần Thị Bình,C=VN",
            TestKeyKind.P_256,
            TestProfile.documentSigning().valid(after(-1), after(30)));
    private final TestKey stamper = root.issue(
            "CN=Dấu thời gian,C=VN",
            TestKeyKind.RSA_2048,
            TestProfile.timestamping().valid(after(-1), after(3_000)));
    private final X509CRL longList = root.crl(NOW, after(3_000));
    private final X509CRL weekList = root.crl(NOW, after(7));

    private static Instant after(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private static Clock clock(int day) {
        return Clock.fixed(after(day), ZoneOffset.UTC);
    }

    private TestTimestampAuthority stampingOn(int day) {
        return TestTimestampAuthority.of(stamper, clock(day));
    }

    private HandMadeCms signed() {
        return new HandMadeCms(key);
    }

    private Dss.Signature say(HandMadeCms cms, X509CRL list, int day, String weSay, String theySay) throws Exception {
        byte[] pdf = HandMadeDocument.signed("ETSI.CAdES.detached", " /M (D:20261120090000Z)", cms::sign);
        SignatureReport ours = PdfValidator.builder()
                .trust(List.of(root.certificate()))
                .crls(List.of(list))
                .at(after(day))
                .build()
                .validate(pdf)
                .signatures()
                .get(0);
        List<Dss.Signature> theirs = Dss.trusting(List.of(root.certificate()), List.of(list))
                .at(after(day))
                .judge(pdf);
        assertThat(ours.indication()
                        + ours.subIndication().map(why -> " " + why).orElse(""))
                .as("%s", ours.findings())
                .isEqualTo(weSay);
        assertThat(theirs)
                .singleElement()
                .satisfies(signature -> assertThat((signature.indication() + " " + signature.subIndication()).strip())
                        .as("%s", signature)
                        .isEqualTo(theySay));
        return theirs.get(0);
    }

    private void agree(HandMadeCms cms, X509CRL list, int day, String both) throws Exception {
        say(cms, list, day, both, both);
    }

    @Test
    void agreeOnAnExpiredCertificateThatIsKnownToBeGood() throws Exception {
        agree(signed(), longList, 31, "INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED");
        agree(signed().stampedBy(stampingOn(0)), longList, 31, "TOTAL_PASSED");
        agree(signed().stampedBy(stampingOn(0)), weekList, 31, "TOTAL_PASSED");
    }

    @Test
    void differOnAnExpiredCertificateOfWhichOnlyOldDataSpeaks() throws Exception {
        // DSS does not ask by default whether revocation data is recent.
        say(signed(), weekList, 31, "INDETERMINATE OUT_OF_BOUNDS_NO_POE", "INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED");
    }

    @Test
    void agreeOnContentTimestampsInOrder() throws Exception {
        agree(signed().contentStampedBy(stampingOn(0)), longList, 1, "TOTAL_PASSED");
        agree(signed().contentStampedBy(stampingOn(0)).stampedBy(stampingOn(0)), longList, 1, "TOTAL_PASSED");
        agree(signed().contentStampedBy(stampingOn(0)).stampedBy(stampingOn(1)), longList, 2, "TOTAL_PASSED");
    }

    @Test
    void agreeThatAContentTimestampMakesExpiryAndRevocationFinal() throws Exception {
        agree(signed().contentStampedBy(stampingOn(31)), longList, 40, "TOTAL_FAILED EXPIRED");
        root.revoke(key.certificate());
        X509CRL revoking = root.crl(after(2), after(3_000));
        agree(signed().contentStampedBy(stampingOn(1)), revoking, 3, "TOTAL_FAILED REVOKED");
        agree(signed().contentStampedBy(stampingOn(-1)), revoking, 3, "INDETERMINATE REVOKED_NO_POE");
    }

    @Test
    void differOnTheOrderOfTimestampsOfWhichDssOnlyWarns() throws Exception {
        Dss.Signature theirs = say(
                signed().contentStampedBy(stampingOn(1)).stampedBy(stampingOn(0)),
                longList,
                2,
                "INDETERMINATE TIMESTAMP_ORDER_FAILURE",
                "TOTAL_PASSED");
        assertThat(theirs.warnings()).anyMatch(warning -> warning.contains("order"));
    }
}
