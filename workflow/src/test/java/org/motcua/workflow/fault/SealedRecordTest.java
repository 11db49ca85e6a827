package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.record.SealedRecordReport;
import org.motcua.core.seal.SealJudge;
import org.motcua.core.seal.SealProof;
import org.motcua.core.seal.SealReport.Problem;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.JcaKey;
import org.motcua.signing.evidence.EvidenceValidator;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.seal.EvidenceSealJudge;
import org.motcua.workflow.seal.RecordSeal;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.Until;

/** What a seal of the record proves, and that a case whose chain is not what was sealed gets no further. */
class SealedRecordTest {

    private static final TestAuthority AUTHORITY =
            TestAuthority.create("CN=Root,C=VN", Clock.fixed(Town.NOW, ZoneOffset.UTC));
    private static final TestKey KEY = AUTHORITY.issue("CN=Hồ sơ Sở Công Thương,C=VN", TestKeyKind.P_256);

    private final SettableClock clock = SettableClock.at(Town.NOW);
    private final Town town = Town.onH2();
    private final Transactions transactions = JdbcTransactions.of(town.database.dataSource());
    private final Motcua motcua = open(Duration.ZERO);

    private Motcua open(Duration sealEvery) {
        return town.configured()
                .transactions(transactions)
                .clock(clock)
                .recordSeal(RecordSeal.of(
                        "sct-h99",
                        JcaKey.of(KEY.privateKey(), KEY.chain()),
                        TestTimestampAuthority.of(AUTHORITY, clock)))
                .sealEvery(sealEvery)
                .renewSealsAfter(Duration.ofDays(500))
                .workerId("node-" + sealEvery.toMillis())
                .build();
    }

    @AfterEach
    void close() {
        motcua.close();
        town.close();
    }

    private EvidenceSealJudge judge() {
        return EvidenceSealJudge.by(EvidenceValidator.builder()
                .trust(List.of(AUTHORITY.certificate()))
                .crls(List.of(AUTHORITY.crl(clock.instant(), clock.instant().plus(Duration.ofDays(9)))))
                .clock(clock)
                .build());
    }

    private SealedRecordReport verify(CaseRecord record, SealProof... kept) {
        return CaseRecord.verify(
                new ByteArrayInputStream(record.toJson().getBytes(StandardCharsets.UTF_8)), judge(), List.of(kept));
    }

    @Test
    void isProvedAsFarAsItIsSealedAndCarriesItsProof() {
        CaseId id = town.reviewed(motcua);
        assertThat(verify(motcua.record(Town.LAN, id)).seal().isProved())
                .as("never sealed")
                .isFalse();
        int sealed = motcua.history(Town.HOA, id).size();

        assertThat(motcua.seal().heads()).isEqualTo(1);
        SealedRecordReport report = verify(motcua.record(Town.LAN, id));
        assertThat(report.isProvedAsFarAsSealed()).as(report.toString()).isTrue();
        assertThat(report.sealed()).isEqualTo(sealed);
        assertThat(report.notYetSealed()).isZero();
        assertThat(report.seal().provenSince()).contains(Town.NOW);
        assertThat(report.seal().signer()).contains("Hồ sơ Sở Công Thương");

        town.order(motcua, id);
        Town.settle(motcua, id);
        SealedRecordReport later = verify(motcua.record(Town.LAN, id));
        assertThat(later.sealed()).isEqualTo(sealed);
        assertThat(later.notYetSealed()).isPositive();
        assertThat(motcua.seal().heads()).isEqualTo(1);
        assertThat(verify(motcua.record(Town.LAN, id)).notYetSealed()).isZero();
    }

    @Test
    void isNotProvedForWhoTrustsSomebodyElse() {
        CaseId id = town.received(motcua);
        motcua.seal();
        SealJudge stranger =
                EvidenceSealJudge.by(EvidenceValidator.builder().clock(clock).build());

        SealedRecordReport report = CaseRecord.verify(
                new ByteArrayInputStream(motcua.record(Town.LAN, id).toJson().getBytes(StandardCharsets.UTF_8)),
                stranger,
                List.of());

        assertThat(report.seal().firstProblem()).contains(Problem.UNDECIDED);
        assertThat(report.sealed()).isZero();
        assertThat(report.record().isIntact()).isTrue();
    }

    /** Under a national authority everybody is under the anchor. */
    @Test
    void isNotProvedByAnybodyElsesSeal() {
        CaseId id = town.received(motcua);
        motcua.seal();
        TestKey other = AUTHORITY.issue("CN=Hồ sơ Sở Công Thương,C=VN", TestKeyKind.P_256);

        assertThat(verifiedBy(id, KEY).isProvedAsFarAsSealed()).isTrue();
        SealedRecordReport report = verifiedBy(id, other);

        assertThat(report.isProvedAsFarAsSealed()).isFalse();
        assertThat(report.seal().reasons()).anyMatch(reason -> reason.contains("none of those who may seal"));
    }

    private SealedRecordReport verifiedBy(CaseId id, TestKey sealer) {
        return CaseRecord.verify(
                new ByteArrayInputStream(motcua.record(Town.LAN, id).toJson().getBytes(StandardCharsets.UTF_8)),
                judge().sealedBy(List.of(sealer.chain().get(0))),
                List.of());
    }

    @Test
    void keepsACaseFromGoingOnWhoseChainWasRewoundToBeforeItsSeal() {
        CaseId id = sealedWithANote();
        SealProof kept = motcua.sealProof(Town.LAN, id).orElseThrow();
        rewindOne(id);

        assertThatExceptionOfType(RecordDisagreesException.class)
                .isThrownBy(() -> town.order(motcua, id))
                .withMessageContaining("sealed head")
                .withMessageContaining("SHORTER");
        assertThat(verify(motcua.record(Town.LAN, id), kept).seal().firstProblem())
                .contains(Problem.SHORTER);
        assertThat(motcua.seal().refused()).hasSize(1);
    }

    @Test
    void keepsACaseFromGoingOnWhoseNoteWasRewritten() {
        CaseId id = sealedWithANote();
        rewindOne(id);
        AuditLog.on(transactions, clock)
                .append(id, Actor.officer(Town.NGAN), new Act("NOTED"), Map.of("note", "Không có gì"));

        assertThatExceptionOfType(RecordDisagreesException.class)
                .isThrownBy(() -> town.order(motcua, id))
                .withMessageContaining("OTHER_CHAIN");
        assertThat(motcua.seal().refused()).hasSize(1);
        assertThat(verify(motcua.record(Town.LAN, id)).seal().firstProblem()).contains(Problem.OTHER_CHAIN);
    }

    @Test
    void asksNoKeyForAStepWhoseSealedHeadIsNotInTheChain() {
        CaseId id = sealedWithANote();
        transactions.runInTransaction(() -> {
            town.order(motcua, id);
            JoinedJdbi.on(transactions)
                    .useHandle(
                            handle -> handle.execute("UPDATE mc_seal_leaf SET audit_hash = '" + "e".repeat(64) + "'"));
        });

        Until.holds(
                "it can be seen",
                () -> motcua.failedSteps(Town.VIET).stream()
                        .map(FailedStep::caseId)
                        .anyMatch(id::equals));
        assertThat(motcua.failedSteps(Town.VIET).toString()).contains("sealed head");
        assertThat(town.signer.signatures(id, "result", SigningRole.LEADER)).isZero();
    }

    @Test
    void renewsItsEvidenceWhenItIsOldAndStillProvesTheFirstTime() {
        CaseId id = town.received(motcua);
        motcua.seal();
        assertThat(motcua.renewSeals()).as("young").isZero();
        int before =
                motcua.sealProof(Town.LAN, id).orElseThrow().seal().evidence().evidence().length;

        clock.advance(Duration.ofDays(600));
        assertThat(motcua.renewSeals()).isEqualTo(1);
        assertThat(motcua.renewSeals()).as("young again").isZero();

        SealedRecordReport report = verify(motcua.record(Town.LAN, id));
        assertThat(report.isProvedAsFarAsSealed()).as(report.toString()).isTrue();
        assertThat(report.seal().provenSince()).contains(Town.NOW);
        assertThat(motcua.sealProof(Town.LAN, id)
                        .orElseThrow()
                        .seal()
                        .evidence()
                        .evidence()
                        .length)
                .isGreaterThan(before);
    }

    @Test
    void renewsTheEvidenceOfTheOthersWhereOneSealWasAltered() {
        for (int seal = 1; seal <= 3; seal++) {
            town.received(motcua);
            motcua.seal();
        }
        town.database.execute("UPDATE mc_seal SET statement = 'x' WHERE number = 1");
        town.database.execute("UPDATE mc_seal SET evidence = X'00' WHERE number = 2");
        clock.advance(Duration.ofDays(600));

        assertThat(motcua.renewSeals()).isEqualTo(1);
    }

    @Test
    void sealsByItselfNowAndThen() {
        CaseId id = town.received(motcua);
        try (Motcua other = open(Duration.ofMillis(50))) {
            Until.holds("it is sealed", () -> other.sealProof(Town.LAN, id).isPresent());
        }
        assertThat(verify(motcua.record(Town.LAN, id)).isProvedAsFarAsSealed()).isTrue();
    }

    @Test
    void sealsNothingWithoutAKeyAndSaysSo() {
        try (Motcua without = town.configured().workerId("without").build()) {
            assertThatExceptionOfType(WorkflowException.class)
                    .isThrownBy(without::seal)
                    .withMessageContaining("recordSeal");
            assertThatExceptionOfType(WorkflowException.class).isThrownBy(without::renewSeals);
        }
    }

    private CaseId sealedWithANote() {
        CaseId id = town.reviewed(motcua);
        motcua.note(Town.NGAN, id, "Người nộp gọi điện ngày 02/11");
        motcua.seal();
        return id;
    }

    /** Takes the note away, as somebody with the database's password may. */
    private void rewindOne(CaseId id) {
        List<AuditEntry> entries = motcua.history(Town.HOA, id);
        AuditEntry last = entries.get(entries.size() - 2);
        town.database.execute("DELETE FROM mc_audit WHERE case_id = '" + id + "' AND sequence > " + last.sequence());
        town.database.execute("UPDATE mc_case SET audit_sequence = " + last.sequence() + ", audit_hash = '"
                + last.hash() + "' WHERE id = '" + id + "'");
    }
}
