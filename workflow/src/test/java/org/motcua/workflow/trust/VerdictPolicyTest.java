package org.motcua.workflow.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.CertificateReport.Status;
import org.motcua.signing.CertificateVerdict;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

class VerdictPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final TestAuthority AUTHORITY =
            TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final X509Certificate SIGNER =
            AUTHORITY.issue("CN=Người ký,C=VN", TestKeyKind.P_256).certificate();

    private final VerdictPolicy strict = VerdictPolicy.totalPassed();
    private final VerdictPolicy patient = VerdictPolicy.tolerating(SubIndication.TRY_LATER);

    @Test
    void demandsThatEverythingPassed() {
        assertThat(strict.judge(verdict(null, Status.GOOD, NOW))).isEqualTo(Consequence.GO_ON);
        assertThat(strict.judge(verdict(SubIndication.CHAIN_CONSTRAINTS_FAILURE, Status.GOOD, NOW)))
                .isEqualTo(Consequence.REFUSE);
        assertThat(strict.judge(verdict(SubIndication.REVOKED_NO_POE, Status.REVOKED, NOW)))
                .isEqualTo(Consequence.REFUSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRY_LATER", "REVOCATION_OUT_OF_BOUNDS_NO_POE"})
    void waitsForRevocationDataThatMayCome(SubIndication reason) {
        assertThat(strict.judge(verdict(reason, Status.UNKNOWN, NOW))).isEqualTo(Consequence.TRY_AGAIN);
    }

    @Test
    void waitsWhereTheNetworkKeptAChainBack() {
        Finding finding = Finding.of(FindingCode.EVIDENCE_NOT_FETCHED, "http://pki.example");
        CertificateVerdict unknown = new CertificateVerdict(
                SIGNER, NOW, Optional.of(SubIndication.NO_CERTIFICATE_CHAIN_FOUND), List.of(), List.of(finding));

        assertThat(strict.judge(unknown)).isEqualTo(Consequence.TRY_AGAIN);
        assertThat(strict.judge(verdict(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, Status.GOOD, NOW)))
                .isEqualTo(Consequence.REFUSE);
    }

    @Test
    void toleratesByNameOnlyWhatHidesNothingWorse() {
        Instant late = NOW.plus(Duration.ofDays(5000));

        assertThat(patient.judge(verdict(SubIndication.TRY_LATER, Status.UNKNOWN, NOW)))
                .isEqualTo(Consequence.GO_ON);
        assertThat(patient.judge(verdict(SubIndication.TRY_LATER, Status.ON_HOLD, NOW)))
                .as("a certificate on hold may come back, and must not sign now")
                .isEqualTo(Consequence.TRY_AGAIN);
        assertThat(patient.judge(verdict(SubIndication.TRY_LATER, Status.REVOKED, NOW)))
                .isEqualTo(Consequence.REFUSE);
        assertThat(patient.judge(verdict(SubIndication.TRY_LATER, Status.UNKNOWN, late)))
                .as("expired")
                .isEqualTo(Consequence.REFUSE);
        assertThat(VerdictPolicy.tolerating(SubIndication.CHAIN_CONSTRAINTS_FAILURE)
                        .judge(verdict(SubIndication.CHAIN_CONSTRAINTS_FAILURE, Status.REVOKED, NOW)))
                .isEqualTo(Consequence.REFUSE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REVOKED",
                "REVOKED_NO_POE",
                "REVOKED_CA_NO_POE",
                "NO_CERTIFICATE_CHAIN_FOUND",
                "NO_CERTIFICATE_CHAIN_FOUND_NO_POE",
                "OUT_OF_BOUNDS_NO_POE",
                "OUT_OF_BOUNDS_NOT_REVOKED",
                "EXPIRED",
                "NOT_YET_VALID",
                "FORMAT_FAILURE",
                "HASH_FAILURE",
                "SIG_CRYPTO_FAILURE"
            })
    void nobodyMayTolerateABrokenSignatureOrALostCertificate(SubIndication reason) {
        assertThatThrownBy(() -> VerdictPolicy.tolerating(SubIndication.TRY_LATER, reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(reason.name(), "Leave it out");
    }

    @Test
    void withoutTrustOnlyTheValidityCounts() {
        VerdictPolicy none = VerdictPolicy.dangerouslyWithoutTrust();

        assertThat(none.judge(verdict(SubIndication.REVOKED_NO_POE, Status.REVOKED, NOW)))
                .isEqualTo(Consequence.GO_ON);
        assertThat(none.judge(verdict(null, Status.GOOD, NOW.minus(Duration.ofDays(30)))))
                .isEqualTo(Consequence.REFUSE);
    }

    private static CertificateVerdict verdict(SubIndication problem, Status status, Instant time) {
        return new CertificateVerdict(
                SIGNER,
                time,
                Optional.ofNullable(problem),
                List.of(
                        new CertificateReport(SIGNER, status, Optional.empty()),
                        new CertificateReport(AUTHORITY.certificate(), Status.TRUST_ANCHOR, Optional.empty())),
                List.of());
    }
}
