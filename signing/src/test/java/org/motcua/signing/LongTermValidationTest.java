package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

@DisplayName("EN 319 102-1 5.6: proofs of existence help against expiry and lost trust")
class LongTermValidationTest extends ProcessSupport {

    @Test
    void anExpiredSignerIsJudgedInThePast() {
        SignatureReport report = first(signed(Level.B_LTA, weekList), trusting().at(after(400)));
        passes(report);
        assertThat(report.grounds().process()).isEqualTo(ValidationProcess.LONG_TERM);
        assertThat(report.grounds().timestamps()).hasSize(2);
        assertThat(report.grounds().proofs())
                .extracting(ProofOfExistence::subject)
                .contains(
                        ProofOfExistence.Subject.SIGNATURE,
                        ProofOfExistence.Subject.CERTIFICATE,
                        ProofOfExistence.Subject.REVOCATION_DATA);
    }

    @Test
    void withoutAnyProofItIsNot() {
        undetermined(
                first(
                        signed(Level.B_B, longList),
                        trusting().crls(List.of(longList)).at(after(400))),
                SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
    }

    @Test
    void anAnchorThatCountsNoMoreStillVouchesForWhatIsProvenOlder() {
        TrustAnchor over = TrustAnchor.of(root.certificate()).until(after(10));
        byte[] pdf = signed(Level.B_B, longList);
        undetermined(
                first(
                        pdf,
                        PdfValidator.builder()
                                .trustAnchors(List.of(over))
                                .crls(List.of(longList))
                                .at(after(11))),
                SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE);
        TestAuthority stamping = TestAuthority.create("CN=Gốc khác,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        byte[] proven = signed(Level.B_LTA, List.of(longList, stamping.crl()), DAY.multipliedBy(3_000), stamping);
        passes(first(
                proven,
                PdfValidator.builder()
                        .trust(List.of(stamping.certificate()))
                        .trustAnchors(List.of(over))
                        .at(after(11))));
    }

    @Test
    void aTimestampOfAnExpiredAuthorityIsProvenByTheNextOne() {
        byte[] first = signed(Level.B_LTA, longList, DAY.multipliedBy(40));
        Clock later = Clock.fixed(after(35), ZoneOffset.UTC);
        TestKey tsa = root.issue(
                "CN=Dấu thời gian mới,C=VN",
                TestKeyKind.RSA_2048,
                TestProfile.timestamping().valid(after(30), after(3_000)));
        byte[] renewed = PdfAugmenter.builder()
                .clock(later)
                .timestamps(TestTimestampAuthority.of(tsa, later))
                .evidence(LongTermSupport.offline(later, longList))
                .trust(List.of(root.certificate()))
                .build()
                .augment(first, Level.B_LTA);
        passes(first(renewed, trusting().at(after(400))));
        assertThat(first(first, trusting().at(after(400))).passed()).isFalse();
    }
}
