package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.HOA;
import static org.motcua.workflow.fault.Town.NOW;
import static org.motcua.workflow.fault.Town.VIET;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.judges.Dss;
import org.motcua.judges.Qpdf;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.Level;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureScheme;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.SwitchedTsa;
import org.motcua.workflow.testkit.TestKeys;

/** Archive time stamps are renewed before they end, each once, and what was issued stays what it is. */
class RenewalTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Instant SOON_OVER = NOW.plus(YEAR.multipliedBy(2)).minus(Duration.ofDays(30));

    @TempDir
    Path folder;

    private final Town town = Town.onH2();
    private final SettableClock clock = SettableClock.at(NOW);
    private TestKeys keys;
    private SwitchedTsa tsa;
    private AlgorithmPolicy algorithms = AlgorithmPolicy.standard();

    @BeforeEach
    void settle() {
        keys = new TestKeys(folder, clock);
        tsa = new SwitchedTsa(keys.authority(), clock);
        stampUntil(NOW.plus(YEAR.multipliedBy(2)));
    }

    @AfterEach
    void leave() {
        town.close();
    }

    @Test
    void aTimeStampIsRenewedBeforeItsCertificateEndsAndNotEarlier() {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.issued(motcua);
            Document before = town.document(id);
            int stamps = tsa.stamps();

            assertThat(motcua.renewArchive()).isZero();
            clock.set(NOW.plus(YEAR));
            assertThat(motcua.renewArchive()).isZero();
            assertThat(tsa.stamps()).isEqualTo(stamps);
            assertThat(town.document(id)).isEqualTo(before);

            clock.set(SOON_OVER);
            stampUntil(NOW.plus(YEAR.multipliedBy(6)));
            assertThat(motcua.renewArchive()).isEqualTo(1);
            assertThat(tsa.stamps()).isEqualTo(stamps + 1);
            assertThat(motcua.renewArchive()).isZero();

            Document after = town.document(id);
            assertThat(after.issued()).isEqualTo(before.issued());
            assertThat(after.state()).isEqualTo(before.state());
            assertThat(after.archived()).isNotNull().isNotEqualTo(before.issued());
            AuditEntry entry = last(motcua, id);
            assertThat(entry.act().name()).isEqualTo("ARCHIVE_RENEWED");
            assertThat(entry.actor().value()).isEqualTo("system:archive");
            assertThat(entry.details())
                    .containsEntry("document", after.archived().value())
                    .containsEntry("before", before.issued().value())
                    .containsEntry("name", "result");
            assertThat(CaseRecord.verify(new ByteArrayInputStream(
                                    motcua.record(HOA, id).toJson().getBytes(StandardCharsets.UTF_8)))
                            .disagreements())
                    .isEmpty();

            // Long after every certificate of the first years has ended.
            clock.set(NOW.plus(YEAR.multipliedBy(5)));
            byte[] renewed = town.store.require(after.archived());
            assertThat(validate(renewed).totalPassed()).isTrue();
            assertThat(validate(town.store.require(before.issued())).totalPassed())
                    .isFalse();
            assertThat(Qpdf.check(renewed)).matches(Qpdf.Report::clean);
            assertThat(Dss.trusting(List.of(keys.authority().certificate()), List.of())
                            .at(clock.instant())
                            .judge(renewed))
                    .hasSize(2)
                    .allSatisfy(signature -> {
                        assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA");
                        assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
                    });
        }
    }

    @Test
    void aRenewedOneIsRenewedAgain() {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.issued(motcua);
            for (int years = 2; years <= 6; years += 2) {
                clock.set(NOW.plus(YEAR.multipliedBy(years)).minus(Duration.ofDays(30)));
                stampUntil(NOW.plus(YEAR.multipliedBy(years + 2)));
                assertThat(motcua.renewArchive())
                        .as("after %s years: %s", years, motcua.failedSteps(VIET))
                        .isEqualTo(1);
            }
            assertThat(Town.acts(motcua, id)).endsWith("ARCHIVE_RENEWED", "ARCHIVE_RENEWED", "ARCHIVE_RENEWED");
            assertThat(validate(town.store.require(town.document(id).archived()))
                            .totalPassed())
                    .isTrue();
        }
    }

    @Test
    void aTimeStampWhoseAlgorithmEndsIsRenewed() {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.issued(motcua);
            assertThat(motcua.renewArchive()).isZero();
            town.database.execute("UPDATE mc_document SET renewal_at = NULL");

            algorithms = AlgorithmPolicy.standard()
                    .named("no P-256 any more")
                    .accept(SignatureScheme.ECDSA, 256, NOW.plus(Duration.ofDays(30)));
            assertThat(motcua.renewArchive()).isEqualTo(1);
            assertThat(Town.acts(motcua, id)).endsWith("ARCHIVE_RENEWED");
            assertThat(motcua.renewArchive())
                    .as("the authority has nothing better yet")
                    .isZero();
        }
    }

    @Test
    void aServiceThatFailsIsSeenAndTriedAgain() {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.issued(motcua);
            clock.set(SOON_OVER);
            tsa.failAfter(0);
            assertThat(motcua.renewArchive()).isZero();
            assertThat(motcua.failedSteps(VIET)).singleElement().satisfies(failed -> {
                assertThat(failed.caseId()).isEqualTo(id);
                assertThat(failed.step()).isEqualTo("archive result");
                assertThat(failed.message()).contains("tsa.example", "out of order");
            });
            assertThat(Town.acts(motcua, id)).doesNotContain("ARCHIVE_RENEWED");

            tsa.repair();
            stampUntil(NOW.plus(YEAR.multipliedBy(6)));
            assertThat(motcua.renewArchive()).as("not at once").isZero();
            motcua.retry(VIET, id);
            assertThat(motcua.renewArchive()).isEqualTo(1);
            assertThat(motcua.failedSteps(VIET)).isEmpty();
        }
    }

    @Test
    void twoNodesRenewItOnceAndStampWithNoTransactionOpen() throws Exception {
        Transactions transactions = JdbcTransactions.of(town.database.dataSource());
        CountDownLatch both = new CountDownLatch(2);
        try (Motcua one = builder().transactions(transactions).build();
                Motcua two = builder().workerId("node-2").build()) {
            CaseId id = town.issued(one);
            int stamps = tsa.stamps();
            clock.set(SOON_OVER);
            stampUntil(NOW.plus(YEAR.multipliedBy(6)));
            tsa.before(() -> {
                assertThat(transactions.isActive()).isFalse();
                assertThat(town.database.connectionsInUse()).isZero();
            });
            ExecutorService pool = Executors.newFixedThreadPool(2);
            try {
                Future<Integer> first = pool.submit(() -> together(both, one));
                Future<Integer> second = pool.submit(() -> together(both, two));
                assertThat(first.get() + second.get()).isEqualTo(1);
            } finally {
                pool.shutdownNow();
            }
            assertThat(tsa.stamps()).isEqualTo(stamps + 1);
            assertThat(Town.acts(one, id)).containsOnlyOnce("ARCHIVE_RENEWED");
        }
    }

    private static int together(CountDownLatch both, Motcua motcua) throws InterruptedException {
        both.countDown();
        both.await();
        return motcua.renewArchive();
    }

    /** A node that sleeps longer than its turn finds that another one was at it. */
    @Test
    void aNodeThatComesTooLateRecordsNothing() {
        try (Motcua slow = builder().build();
                Motcua other = builder().workerId("node-2").build()) {
            CaseId id = town.issued(slow);
            clock.set(SOON_OVER);
            stampUntil(NOW.plus(YEAR.multipliedBy(6)));
            int[] inner = {0};
            tsa.before(() -> {
                tsa.before(() -> {});
                town.database.execute("UPDATE mc_document SET renewal_at = NULL");
                inner[0] = other.renewArchive();
            });
            assertThat(slow.renewArchive()).isZero();
            assertThat(inner[0]).isEqualTo(1);
            assertThat(Town.acts(slow, id)).containsOnlyOnce("ARCHIVE_RENEWED");
        }
    }

    @Test
    void nobodyVouchesForWhatSomebodyPutInThePlaceOfTheIssuedOne() {
        try (Motcua motcua = builder().build()) {
            CaseId id = town.issued(motcua);
            town.database.execute("UPDATE mc_document SET archived = signed WHERE case_id = '" + id + "'");
            clock.set(SOON_OVER);
            assertThat(motcua.renewArchive()).isZero();
            assertThat(motcua.failedSteps(VIET))
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.message()).contains("archive of"));
        }
    }

    @Test
    void whatHasNoArchiveTimeStampIsLeftAlone() {
        SigningProfile plain = SigningProfile.at(Level.B_B)
                .trust(List.of(keys.authority().certificate()))
                .crls(() -> List.of(keys.authority().crl()))
                .build();
        try (Motcua motcua = builder().profile(plain).build()) {
            town.issued(motcua);
            clock.set(SOON_OVER);
            assertThat(motcua.renewArchive()).isZero();
            assertThat(motcua.failedSteps(VIET)).isEmpty();
        }
    }

    @Test
    void isRefusedWithoutProfilesAndInsideATransaction() {
        Transactions transactions = JdbcTransactions.of(town.database.dataSource());
        try (Motcua fakes = town.configured().build()) {
            assertThatThrownBy(fakes::renewArchive)
                    .isInstanceOf(WorkflowException.class)
                    .hasMessageContaining("profiles");
        }
        try (Motcua motcua = builder().transactions(transactions).build()) {
            assertThatThrownBy(() -> transactions.inTransaction(() -> motcua.renewArchive()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static AuditEntry last(Motcua motcua, CaseId id) {
        List<AuditEntry> entries = motcua.history(HOA, id);
        return entries.get(entries.size() - 1);
    }

    /** With nothing but the anchor. */
    private ValidationReport validate(byte[] pdf) {
        return PdfValidator.builder()
                .trust(List.of(keys.authority().certificate()))
                .clock(clock)
                .build()
                .validate(pdf);
    }

    private void stampUntil(Instant end) {
        tsa.renewed(
                keys.authority(),
                TestProfile.timestamping().valid(clock.instant().minus(Duration.ofDays(1)), end),
                clock);
    }

    private MotcuaBuilder builder() {
        return town.bare()
                .keys(keys)
                .certificates(TestKeys.certificates())
                .profiles((agency, kind) -> SigningProfile.at(Level.B_LTA)
                        .trust(List.of(keys.authority().certificate()))
                        .timestamps(tsa)
                        .crls(() -> List.of(keys.authority()
                                .crl(clock.instant(), clock.instant().plus(Duration.ofDays(7)))))
                        .algorithms(algorithms)
                        .build())
                .clock(clock)
                .renewArchiveEvery(Duration.ZERO);
    }
}
