package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.Level;
import org.motcua.signing.PdfAugmenter;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureScheme;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.TimestampReport.Kind;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.Imprint;

@DisplayName(
        "EN 319 102-1 5.3.4 steps 4 and 6, 5.5.4 step 4 e: a time-stamp over the content is older than the signature")
class ContentTimestampTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Imprint OTHER = Imprint.ofHash(DigestAlgorithm.SHA_256, new byte[32]);

    private final TestAuthority root = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, clock(NOW));
    private final TestKey key = root.issue(
            "CN=Trần Thị Bình,C=VN",
            TestKeyKind.P_256,
            TestProfile.documentSigning().valid(NOW.minus(DAY), after(30)));
    private final TestKey stamper = root.issue(
            "CN=Dấu thời gian,C=VN",
            TestKeyKind.RSA_2048,
            TestProfile.timestamping().valid(NOW.minus(DAY), after(3_000)));
    private final X509CRL list = root.crl(NOW, after(3_000));

    private static Clock clock(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static Instant after(int days) {
        return NOW.plus(DAY.multipliedBy(days));
    }

    private TestTimestampAuthority stampingAt(Instant time) {
        return TestTimestampAuthority.of(stamper, clock(time));
    }

    private static byte[] signed(HandMadeCms cms) throws Exception {
        return HandMadeDocument.signed("ETSI.CAdES.detached", "", cms::sign);
    }

    private PdfValidator.Builder trusting(Instant at) {
        return PdfValidator.builder().trust(List.of(root.certificate())).at(at);
    }

    private SignatureReport judged(byte[] pdf, Instant at) {
        return trusting(at)
                .crls(List.of(list))
                .build()
                .validate(pdf)
                .signatures()
                .get(0);
    }

    private static void assertConcluded(SignatureReport report, Indication indication, SubIndication why) {
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(report.indication()).isEqualTo(indication);
        assertThat(report.subIndication()).as("%s", report.findings()).contains(why);
    }

    @Test
    void isReportedWithItsOwnKindAndProvesNoTimeOfTheSignature() throws Exception {
        byte[] pdf = signed(new HandMadeCms(key).contentStampedBy(stampingAt(NOW)));
        ValidationReport document =
                trusting(after(1)).crls(List.of(list)).build().validate(pdf);
        SignatureReport report = document.signatures().get(0);
        assertThat(report.passed()).as("%s", report.findings()).isTrue();
        assertThat(report.provenTime()).isEmpty();
        assertThat(report.grounds().timestamps()).singleElement().satisfies(stamp -> {
            assertThat(stamp.kind()).isEqualTo(Kind.CONTENT);
            assertThat(stamp.passed()).isTrue();
            assertThat(stamp.time()).contains(NOW);
        });
        assertThat(document.toJson()).contains("\"timestamps\":[{\"kind\":\"CONTENT\"");
        assertThat(document.toXml())
                .contains("<AllDataObjectsTimeStamp>")
                .doesNotContain("<POEProvisioning>", "<SignatureTimeStamp>");
        assertThat(document.toString()).contains("  content, by:");
    }

    @Test
    void overOtherContentProvesNothingAndDoesNotTakeTheSignatureAlong() throws Exception {
        byte[] pdf = HandMadeDocument.signed(
                "ETSI.CAdES.detached",
                "",
                content -> new HandMadeCms(key)
                        .contentStampedBy(imprint -> stampingAt(NOW).stamp(OTHER))
                        .sign(content));
        SignatureReport report = judged(pdf, after(1));
        assertThat(report.passed()).as("%s", report.findings()).isTrue();
        assertThat(report.findings()).extracting("code").contains(FindingCode.TIMESTAMP_INVALID);
        assertThat(report.grounds().timestamps()).singleElement().satisfies(stamp -> {
            assertThat(stamp.kind()).isEqualTo(Kind.CONTENT);
            assertThat(stamp.integrity()).isEqualTo(Integrity.BROKEN);
            assertThat(stamp.subIndication()).contains(SubIndication.HASH_FAILURE);
        });
    }

    @ParameterizedTest
    @CsvSource({"-60,true", "0,true", "60,false"})
    void mustNotBeLaterThanATimestampOverTheSignature(int seconds, boolean inOrder) throws Exception {
        SignatureReport report = judged(
                signed(new HandMadeCms(key)
                        .contentStampedBy(stampingAt(NOW.plusSeconds(seconds)))
                        .stampedBy(stampingAt(NOW))),
                after(1));
        assertThat(report.grounds().timestamps())
                .allMatch(TimestampReport::passed)
                .extracting(TimestampReport::kind)
                .containsExactly(Kind.CONTENT, Kind.SIGNATURE);
        if (inOrder) {
            assertThat(report.passed()).as("%s", report.findings()).isTrue();
        } else {
            assertConcluded(report, Indication.INDETERMINATE, SubIndication.TIMESTAMP_ORDER_FAILURE);
            assertThat(report.findings()).extracting("code").contains(FindingCode.TIMESTAMP_ORDER);
        }
    }

    @Test
    void mustNotBeLaterThanADocumentTimestampEither() throws Exception {
        byte[] pdf = signed(new HandMadeCms(key).contentStampedBy(stampingAt(after(2))));
        byte[] stamped = PdfAugmenter.builder()
                .clock(clock(after(1)))
                .timestamps(stampingAt(after(1)))
                .build()
                .augment(pdf, Level.B_T);
        assertConcluded(judged(stamped, after(3)), Indication.INDETERMINATE, SubIndication.TIMESTAMP_ORDER_FAILURE);
    }

    @Test
    void afterTheRevocationMakesItFinal() throws Exception {
        root.revoke(key.certificate());
        X509CRL revoking = root.crl(after(2), after(3_000));
        byte[] before = signed(new HandMadeCms(key).contentStampedBy(stampingAt(NOW.minusSeconds(60))));
        byte[] later = signed(new HandMadeCms(key).contentStampedBy(stampingAt(after(1))));
        PdfValidator validator = trusting(after(3)).crls(List.of(revoking)).build();
        assertConcluded(
                validator.validate(before).signatures().get(0), Indication.INDETERMINATE, SubIndication.REVOKED_NO_POE);
        assertConcluded(validator.validate(later).signatures().get(0), Indication.TOTAL_FAILED, SubIndication.REVOKED);
    }

    @Test
    void afterTheExpiryMakesItFinal() throws Exception {
        byte[] before = signed(new HandMadeCms(key).contentStampedBy(stampingAt(after(30))));
        byte[] later = signed(new HandMadeCms(key).contentStampedBy(stampingAt(after(31))));
        assertConcluded(judged(before, after(40)), Indication.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
        assertConcluded(judged(later, after(40)), Indication.TOTAL_FAILED, SubIndication.EXPIRED);
    }

    @Test
    void afterTheEndOfAnAlgorithmMakesItFinal() throws Exception {
        AlgorithmPolicy ended = AlgorithmPolicy.standard().accept(SignatureScheme.ECDSA, 256, after(2));
        TestAuthority rsa = TestAuthority.create("CN=Gốc RSA,C=VN", TestKeyKind.RSA_2048, clock(NOW));
        TestKey signer = rsa.issue("CN=Trần Thị Bình,C=VN", TestKeyKind.P_256);
        TestTimestampAuthority early = TestTimestampAuthority.of(rsa, clock(after(1)));
        TestTimestampAuthority late = TestTimestampAuthority.of(rsa, clock(after(3)));
        PdfValidator validator = PdfValidator.builder()
                .trust(List.of(rsa.certificate()))
                .crls(List.of(rsa.crl()))
                .algorithms(ended)
                .at(after(4))
                .build();
        byte[] before = signed(new HandMadeCms(signer).contentStampedBy(early));
        byte[] later = signed(new HandMadeCms(signer).contentStampedBy(late));
        assertConcluded(
                validator.validate(before).signatures().get(0),
                Indication.INDETERMINATE,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertConcluded(
                validator.validate(later).signatures().get(0),
                Indication.INDETERMINATE,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE);
    }

    @ParameterizedTest
    @DisplayName(
            "RFC 3161 2.4.2: times can be told apart beyond their accuracies, or by an authority that keeps the order")
    @CsvSource({
        "0,     0,     false, false",
        "1000,  0,     false, true",
        "1000,  500,   false, false",
        "1001,  500,   false, true",
        "1,     500,   true,  true",
        "-1,    0,     true,  false"
    })
    void comparesTimesByAccuracyAndOrder(long apart, long accuracy, boolean ordered, boolean before) {
        Duration each = Duration.ofMillis(accuracy);
        StampedTime first = new StampedTime(NOW, each, ordered, stamper.certificate());
        StampedTime second = new StampedTime(NOW.plusMillis(apart), each, ordered, stamper.certificate());
        StampedTime foreign = new StampedTime(NOW.plusMillis(apart), each, ordered, key.certificate());
        assertThat(first.isBefore(second)).isEqualTo(before);
        assertThat(first.isBefore(foreign)).isEqualTo(apart > 2 * accuracy);
    }
}
