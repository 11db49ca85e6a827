package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.LAN;
import static org.motcua.workflow.fault.Town.NGAN;
import static org.motcua.workflow.fault.Town.NOW;
import static org.motcua.workflow.fault.Town.VIET;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.DossierState;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.testkit.TestKeys;
import org.motcua.workflow.testkit.Until;
import org.motcua.workflow.trust.VerdictPolicy;

/** Nothing is issued that a revoked, unknown or wrong signer signed, and no such key is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String LEADER = "dung";

    @TempDir
    Path folder;

    private TestKeys keys;
    private final Town town = Town.onH2();
    private volatile List<X509CRL> lists;

    @BeforeEach
    void settle() {
        keys = new TestKeys(folder, CLOCK);
        lists = List.of(keys.authority().crl());
    }

    @AfterAll
    void leave() {
        town.close();
    }

    @Test
    void aLeaderWhoseCertificateIsRevokedSignsNothing() {
        revoke(LEADER);
        leaderIsRefused("REVOKED_NO_POE");
    }

    @Test
    void aLeaderOfAnUnknownAuthoritySignsNothing() {
        TestAuthority unknown = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", CLOCK);
        keys.handOut(LEADER, unknown.issue(TestKeys.LEADER_NAME, TestKeyKind.P_256));
        leaderIsRefused("NO_CERTIFICATE_CHAIN_FOUND");
    }

    /** Nobody lists what has expired: the verdict is TRY_LATER, and all the same there is nothing to wait for. */
    @Test
    void aLeaderWhoseCertificateHasExpiredSignsNothing() {
        keys.handOut(LEADER, expired());
        leaderIsRefused("to 2026-11-02T01:59:59Z, must not sign at 2026-11-02T02:00:00Z");
    }

    @Test
    void anotherPersonsKeySignsNothingAndBothAreNamed() {
        keys.handOut(LEADER, keys.authority().issue("UID=CCCD:001081000002,CN=Vũ Đăng Khoa,C=VN", TestKeyKind.P_256));
        String reason = leaderIsRefused("The key is not that of dung");
        assertThat(reason).contains("Vũ Đăng Khoa", "CCCD:001081000002");
    }

    @Test
    void theAgencysKeyIsNotTheLeaders() {
        keys.handOut(LEADER, keys.authority().issue(TestKeys.AGENCY_NAME, TestKeyKind.P_256));
        leaderIsRefused("The key is not that of dung");
    }

    @Test
    void aLeaderWhoseCertificateIsRevokedAfterHeSignedIsNotSealed() {
        agencyIsRefused(() -> revoke(LEADER), "signature.leader", "REVOKED_NO_POE");
    }

    @Test
    void anAgencyWhoseCertificateIsRevokedSealsNothing() {
        agencyIsRefused(() -> revoke(TestKeys.OF_AGENCY), "REVOKED_NO_POE");
    }

    @Test
    void anotherPersonsKeySealsNothing() {
        agencyIsRefused(
                () -> keys.handOut(TestKeys.OF_AGENCY, keys.authority().issue(TestKeys.LEADER_NAME, TestKeyKind.P_256)),
                "The key is not the agency's, for which lan acts",
                "Nguyễn Quốc Dũng");
    }

    @Test
    void staleRevocationDataIsWaitedForAndNothingIsIssuedMeanwhile() {
        try (Motcua motcua = builder().build()) {
            lists = List.of(keys.authority().crl(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            Until.holds("the step gave up", () -> !motcua.failedSteps(VIET).isEmpty());

            assertThat(motcua.failedSteps(VIET))
                    .singleElement()
                    .satisfies(step -> assertThat(step.message())
                            .contains("Nguyễn Quốc Dũng", "TRY_LATER", "current revocation lists"));
            assertThat(keys.dataFor("LEADER")).isEmpty();
            assertThat(Town.acts(motcua, id)).endsWith("SIGNATURE_ORDERED");

            lists = List.of(keys.authority().crl());
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            town.seal(motcua, id);
            Town.settle(motcua, id);
            town.assertIssuedOnce(motcua, id);
        }
    }

    @Test
    void revocationDataThatCannotBeHadIsWaitedFor() {
        try (Motcua motcua = builder().build()) {
            lists = List.of();
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            awaitParked(motcua, id, "sign_leader", "TRY_LATER");
            assertThat(keys.dataFor("LEADER")).isEmpty();

            lists = List.of(keys.authority().crl());
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            assertThat(Town.waiting(motcua, LAN, id)).containsExactly("seal");
        }
    }

    @Test
    void aSourceOfRevocationListsThatFailsIsWaitedFor() {
        try (Motcua motcua = builder()
                .crls(() -> {
                    if (lists.isEmpty()) {
                        throw new IllegalStateException("crl.example does not answer");
                    }
                    return lists;
                })
                .build()) {
            lists = List.of();
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            awaitParked(motcua, id, "sign_leader", "crl.example does not answer");
            assertThat(keys.dataFor("LEADER")).isEmpty();

            lists = List.of(keys.authority().crl());
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            assertThat(Town.waiting(motcua, LAN, id)).containsExactly("seal");
        }
    }

    @Test
    void staleRevocationDataBeforeTheSealKeepsTheNumberReservedAndNothingIsIssued() {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.signed(motcua);
            lists = List.of(keys.authority().crl(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));
            town.seal(motcua, id);
            awaitParked(motcua, id, "sign_agency", "TRY_LATER");

            assertThat(keys.dataFor("AGENCY")).isEmpty();
            assertThat(town.document(id).issued()).isNull();
            assertThat(numbers(id)).containsExactly("RESERVED");
            lists = List.of(keys.authority().crl());
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            town.assertIssuedOnce(motcua, id);
        }
    }

    @Test
    void anAgencyOfAnUnknownAuthoritySealsNothing() {
        TestAuthority unknown = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", CLOCK);
        agencyIsRefused(
                () -> keys.handOut(TestKeys.OF_AGENCY, unknown.issue(TestKeys.AGENCY_NAME, TestKeyKind.P_256)),
                "NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void anAgencyWhoseCertificateIsNotValidYetSealsNothing() {
        agencyIsRefused(
                () -> keys.handOut(
                        TestKeys.OF_AGENCY,
                        keys.authority()
                                .issue(
                                        TestKeys.AGENCY_NAME,
                                        TestKeyKind.P_256,
                                        TestProfile.documentSigning()
                                                .valid(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2))))),
                "must not sign at 2026-11-02T02:00:00Z");
    }

    @Test
    void whatWasRefusedIsSignedAndIssuedInItsNextVersionWithAValidCertificate() {
        revoke(LEADER);
        try (Motcua motcua = builder().build()) {
            CaseId id = town.signed(motcua);
            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
            keys.handOut(LEADER, keys.authority().issue(TestKeys.LEADER_NAME, TestKeyKind.P_256));

            town.draft(motcua, id);
            town.review(motcua, id);
            town.order(motcua, id);
            Town.settle(motcua, id);
            town.seal(motcua, id);
            Town.settle(motcua, id);

            assertThat(town.document(id).version()).isEqualTo(2);
            assertThat(Town.dossier(motcua, id).state()).isEqualTo(DossierState.DECIDED);
            assertThat(numbers(id)).containsExactly("USED");
        }
    }

    private static void awaitParked(Motcua motcua, CaseId id, String step, String part) {
        Until.holds("the step gave up", () -> !motcua.failedSteps(VIET).isEmpty());
        assertThat(motcua.failedSteps(VIET)).singleElement().satisfies(failed -> {
            assertThat(failed.caseId()).isEqualTo(id);
            assertThat(failed.step()).isEqualTo(step);
            assertThat(failed.message()).contains(part);
        });
    }

    private List<String> numbers(CaseId id) {
        return town.database.strings("SELECT state FROM mc_outgoing WHERE file = '" + id + "'");
    }

    @Test
    void whatAnApplicationToleratesByNameIsIssued() {
        lists = List.of();
        try (Motcua motcua = builder()
                .verdicts(VerdictPolicy.tolerating(SubIndication.TRY_LATER))
                .build()) {
            town.assertIssuedOnce(motcua, town.issued(motcua));
        }
    }

    @Test
    void withoutTrustNothingIsBuiltUnlessThatWasChosen() {
        assertThatThrownBy(() -> builder().trust(List.of()).build())
                .isInstanceOf(WorkflowException.class)
                .hasMessageContainingAll("trust", "crls", "dangerouslyIssueWithoutTrust");
        assertThatThrownBy(() -> builder().dangerouslyIssueWithoutTrust().build())
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("Leave out one of the two");

        try (Motcua trial =
                builder().trust(List.of()).dangerouslyIssueWithoutTrust().build()) {
            town.assertIssuedOnce(trial, town.issued(trial));
        }
    }

    @Test
    void withoutCertificatesNothingIsBuilt() {
        assertThatThrownBy(() -> builder().certificates(null).build())
                .isInstanceOf(WorkflowException.class)
                .hasMessage("Motcua has no certificates. Give it to the builder.");
    }

    private String leaderIsRefused(String... parts) {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.signed(motcua);

            assertThat(keys.dataFor("LEADER")).as("what the key was asked for").isEmpty();
            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
            assertThat(Town.acts(motcua, id)).endsWith("SIGNATURE_ORDERED", "SIGNING_REFUSED");
            assertThat(town.database.count("SELECT COUNT(*) FROM mc_outgoing WHERE file = '" + id + "'"))
                    .isZero();
            String reason = reason(id);
            assertThat(reason).contains(parts);
            return reason;
        }
    }

    private void agencyIsRefused(Runnable before, String... parts) {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.signed(motcua);
            assertThat(Town.waiting(motcua, LAN, id)).containsExactly("seal");
            before.run();
            town.seal(motcua, id);
            Town.settle(motcua, id);

            assertThat(keys.dataFor("AGENCY")).as("what the key was asked for").isEmpty();
            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
            assertThat(Town.dossier(motcua, id).state()).isEqualTo(DossierState.IN_PROGRESS);
            assertThat(numbers(id)).containsExactly("VOID");
            assertThat(reason(id)).contains(parts);
            assertThat(town.database.strings("SELECT note FROM mc_outgoing WHERE file = '" + id + "'"))
                    .as("the reason in the register")
                    .containsExactly(reason(id));
            assertThat(Town.acts(motcua, id)).endsWith("ISSUE_ORDERED", "SIGNING_REFUSED");
        }
    }

    private String reason(CaseId id) {
        return town.database
                .strings("SELECT reason FROM mc_operation WHERE state = 'FAILED' AND case_id = '" + id.value() + "'")
                .get(0);
    }

    private void revoke(String name) {
        keys.authority().revoke(keys.certificate(name));
        lists = List.of(keys.authority().crl());
    }

    private TestKey expired() {
        return keys.authority()
                .issue(
                        TestKeys.LEADER_NAME,
                        TestKeyKind.P_256,
                        TestProfile.documentSigning()
                                .valid(NOW.minus(Duration.ofDays(1)), NOW.minus(Duration.ofSeconds(1))));
    }

    private MotcuaBuilder builder() {
        return town.bare()
                .keys(keys)
                .certificates(TestKeys.certificates())
                .trust(List.of(keys.authority().certificate()))
                .crls(() -> lists)
                .retries(List.of(Duration.ofMillis(1)));
    }
}
