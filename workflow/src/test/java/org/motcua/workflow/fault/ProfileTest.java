package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.motcua.workflow.fault.Town.LAN;
import static org.motcua.workflow.fault.Town.NGAN;
import static org.motcua.workflow.fault.Town.NOW;
import static org.motcua.workflow.fault.Town.VIET;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.KindId;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.Changes;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.Level;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.SwitchedTsa;
import org.motcua.workflow.testkit.TestKeys;
import org.motcua.workflow.testkit.Until;

/** What is issued has the level of its profile, whatever service fails on the way. */
class ProfileTest {

    @TempDir
    Path folder;

    private final Town town = Town.onH2();
    private SettableClock clock;
    private TestKeys keys;
    private SwitchedTsa tsa;
    private volatile List<X509CRL> lists;

    @BeforeEach
    void settle() {
        clock = SettableClock.at(NOW);
        keys = new TestKeys(folder, clock);
        tsa = new SwitchedTsa(keys.authority(), clock);
        lists = List.of(keys.authority().crl());
    }

    @AfterEach
    void leave() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"B_T", "B_LT", "B_LTA"})
    void whatIsIssuedHasTheLevelOfItsProfile(Level level) {
        try (Motcua motcua = builder(profile(level)).build()) {
            CaseId id = town.issued(motcua);

            town.assertIssuedOnce(motcua, id);
            byte[] issued = town.store.require(town.document(id).issued());
            List<SignatureReport> signatures = validate(issued, level).signatures();
            assertThat(signatures.subList(0, 2))
                    .extracting(SignatureReport::field, SignatureReport::level)
                    .containsExactly(tuple("signature.leader", ours(level)), tuple("signature.agency", ours(level)));
            assertThat(signatures.subList(0, 2))
                    .allSatisfy(signature -> assertThat(signature.provenTime()).contains(NOW));
            assertThat(signatures.subList(2, signatures.size()))
                    .hasSize(level == Level.B_LTA ? 1 : 0)
                    .allMatch(stamp -> stamp.kind() == SignatureKind.DOCUMENT_TIMESTAMP);
            assertThat(signatures.get(1).changesAfter())
                    .isEqualTo(level == Level.B_T ? Changes.NONE : Changes.LTA_UPDATES);
            assertThat(tsa.stamps()).isEqualTo(level == Level.B_LTA ? 3 : 2);
            assertThat(keys.dataFor("LEADER")).hasSize(1);
            assertThat(keys.dataFor("AGENCY")).hasSize(1);
            assertStrangersAgree(issued, level);
        }
    }

    private void assertStrangersAgree(byte[] issued, Level level) {
        assertThat(Qpdf.check(issued)).matches(Qpdf.Report::clean);
        assertThat(VeraPdf.failures(issued, "2b")).isEmpty();
        assertThat(Pdfsig.judge(issued).subList(0, 2)).allMatch(Pdfsig.Signature::valid);
        assertThat(Dss.trusting(List.of(keys.authority().certificate()), level == Level.B_T ? lists : List.of())
                        .at(NOW)
                        .judge(issued))
                .hasSize(2)
                .allSatisfy(signature -> {
                    assertThat(signature.level())
                            .isEqualTo("PAdES-BASELINE-" + level.name().substring(2));
                    assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
                    assertThat(signature.undefinedChanges()).isZero();
                    assertThat(signature.annotationChanges()).isZero();
                });
    }

    @Test
    void aTimeStampServiceThatFailsBehindTheAgencysSignatureParksTheStepAndNoKeyIsAskedAgain() {
        try (Motcua motcua = builder(profile(Level.B_LTA)).build()) {
            CaseId id = town.signed(motcua);
            tsa.failAfter(1);
            town.seal(motcua, id);
            awaitParked(motcua, "sign_agency", "tsa.example", "out of order");
            assertThat(town.document(id).issued()).isNull();
            assertThat(Town.acts(motcua, id)).endsWith("ISSUE_ORDERED");
            assertThat(state(id)).containsExactly("SIGNED");

            tsa.repair();
            motcua.retry(VIET, id);
            Town.settle(motcua, id);

            town.assertIssuedOnce(motcua, id);
            assertThat(keys.dataFor("AGENCY")).hasSize(1);
            assertIssuedAt(id, Level.B_LTA);
        }
    }

    @Test
    void aTimeStampServiceThatFailsAtTheSignatureParksItToo() {
        try (Motcua motcua = builder(profile(Level.B_T)).build()) {
            CaseId id = town.reviewed(motcua);
            tsa.failAfter(0);
            town.order(motcua, id);
            awaitParked(motcua, "sign_leader", "tsa.example");
            assertThat(town.document(id).signed()).isNull();

            tsa.repair();
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            assertThat(Town.waiting(motcua, LAN, id)).containsExactly("seal");
        }
    }

    @Test
    void evidenceThatCannotBeHadParksTheStepAndNoKeyIsAskedAgain() {
        try (Motcua motcua = builder(profile(Level.B_LT)).build()) {
            CaseId id = town.signed(motcua);
            List<X509CRL> current = lists;
            // The agency's signature is stamped, and then the lists are gone.
            tsa.before(() -> lists = List.of());
            town.seal(motcua, id);
            awaitParked(motcua, "sign_agency", "current revocation lists");
            assertThat(Town.acts(motcua, id)).endsWith("ISSUE_ORDERED");

            tsa.before(() -> {});
            lists = current;
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            town.assertIssuedOnce(motcua, id);
            assertIssuedAt(id, Level.B_LT);
        }
    }

    @Test
    void aCertificateThatWasRevokedBeforeItSignedIsNotIssuedThoughItsSignatureIsStored() {
        try (Motcua motcua = builder(profile(Level.B_LTA)).build()) {
            CaseId id = town.signed(motcua);
            tsa.failAfter(1);
            town.seal(motcua, id);
            awaitParked(motcua, "sign_agency", "tsa.example");
            clock.set(NOW.minus(Duration.ofMinutes(1)));
            keys.authority().revoke(keys.certificate(TestKeys.OF_AGENCY));
            clock.set(NOW);
            lists = List.of(keys.authority().crl());
            tsa.repair();
            motcua.retry(VIET, id);
            Town.settle(motcua, id);

            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
            assertThat(town.database.strings("SELECT state FROM mc_outgoing WHERE file = '" + id + "'"))
                    .containsExactly("VOID");
            assertThat(state(id)).containsExactly("FAILED");
            assertThat(Town.acts(motcua, id)).contains("SIGNING_REFUSED").doesNotContain("ISSUED");
        }
    }

    /** The time stamp proves that the signature is older: ETSI EN 319 102-1 5.5.4. */
    @Test
    void aLeaderWhoseCertificateIsRevokedAfterTheStampedSignatureIsSealed() {
        try (Motcua motcua = builder(profile(Level.B_LTA)).build()) {
            CaseId id = town.signed(motcua);
            clock.set(NOW.plus(Duration.ofHours(1)));
            keys.authority().revoke(keys.certificate("dung"));
            lists = List.of(keys.authority().crl());
            town.seal(motcua, id);
            Town.settle(motcua, id);
            town.assertIssuedOnce(motcua, id);
            assertIssuedAt(id, Level.B_LTA);
        }
    }

    @Test
    void aProfileThatRisesUnderWayRaisesTheLeadersSignatureToo() {
        SigningProfile[] today = {profile(Level.B_B)};
        try (Motcua motcua = town.bare()
                .keys(keys)
                .certificates(TestKeys.certificates())
                .profiles((agency, kind) -> {
                    assertThat(agency).isEqualTo(TestKeys.SCT);
                    assertThat(kind).isEqualTo(new KindId("decision"));
                    return today[0];
                })
                .clock(clock)
                .build()) {
            CaseId id = town.signed(motcua);
            assertThat(tsa.stamps()).isZero();
            today[0] = profile(Level.B_LTA);
            town.seal(motcua, id);
            Town.settle(motcua, id);
            town.assertIssuedOnce(motcua, id);
            assertIssuedAt(id, Level.B_LTA);
        }
    }

    @Test
    void algorithmsThatTheProfileDoesNotHaveSignNothing() {
        AlgorithmPolicy none =
                AlgorithmPolicy.standard().named("no SHA-256").accept(DigestAlgorithm.SHA_256, AlgorithmPolicy.NEVER);
        SigningProfile profile = SigningProfile.at(Level.B_B)
                .trust(List.of(keys.authority().certificate()))
                .crls(() -> lists)
                .algorithms(none)
                .build();
        try (Motcua motcua = builder(profile).build()) {
            CaseId id = town.signed(motcua);
            assertThat(keys.dataFor("LEADER")).isEmpty();
            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
        }
    }

    @Test
    void whatALevelNeedsAndHasNotGotIsNamedWhenTheProfileIsBuilt() {
        assertThatThrownBy(() -> SigningProfile.at(Level.B_B).build())
                .isInstanceOf(WorkflowException.class)
                .hasMessageContainingAll("trust", "crls");
        assertThatThrownBy(() -> trusting(Level.B_T).build())
                .hasMessage(
                        "A profile of level B_T needs a time-stamping service and has none. Give it one by timestamps,"
                                + " or take level B_B.");
        assertThatThrownBy(() -> trusting(Level.B_LTA).timestamps(tsa).build())
                .hasMessageContainingAll("B_LTA", "evidence", "crls", "online", "B_T");
        assertThatThrownBy(() -> SigningProfile.at(Level.B_LT)
                        .timestamps(tsa)
                        .crls(lists)
                        .dangerouslyWithoutTrust()
                        .build())
                .hasMessageContaining("cannot do without trust");
        assertThatThrownBy(() -> builder(profile(Level.B_B)).crls(lists).build())
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("Give these to the profiles");
    }

    private void awaitParked(Motcua motcua, String step, String... parts) {
        Until.holds("the step gave up", () -> !motcua.failedSteps(VIET).isEmpty());
        assertThat(motcua.failedSteps(VIET)).singleElement().satisfies(failed -> {
            assertThat(failed.step()).isEqualTo(step);
            assertThat(failed.message()).contains(parts);
        });
    }

    private List<String> state(CaseId id) {
        return town.database.strings(
                "SELECT state FROM mc_operation WHERE role = 'AGENCY' AND case_id = '" + id.value() + "'");
    }

    private void assertIssuedAt(CaseId id, Level level) {
        assertThat(validate(town.store.require(town.document(id).issued()), level)
                        .signatures()
                        .subList(0, 2))
                .extracting(SignatureReport::level)
                .containsOnly(ours(level));
    }

    /** With nothing but the anchor, where the document has the rest. */
    private ValidationReport validate(byte[] issued, Level level) {
        ValidationReport report = PdfValidator.builder()
                .trust(List.of(keys.authority().certificate()))
                .crls(level == Level.B_T ? lists : List.of())
                .clock(clock)
                .build()
                .validate(issued);
        assertThat(report.totalPassed()).as(report.toJson()).isTrue();
        return report;
    }

    private static SignatureLevel ours(Level level) {
        return SignatureLevel.valueOf("PADES_" + level);
    }

    private SigningProfile.Builder trusting(Level level) {
        return SigningProfile.at(level).trust(List.of(keys.authority().certificate()));
    }

    private SigningProfile profile(Level level) {
        return trusting(level).timestamps(tsa).crls(() -> lists).build();
    }

    private MotcuaBuilder builder(SigningProfile profile) {
        return town.bare()
                .keys(keys)
                .certificates(TestKeys.certificates())
                .profile(profile)
                .clock(clock)
                .retries(List.of(Duration.ofMillis(1)));
    }
}
