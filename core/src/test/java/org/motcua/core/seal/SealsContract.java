package org.motcua.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.seal.SealReport.Problem;
import org.motcua.core.seal.SealingResult.Refused;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What sealing does, on every database. */
abstract class SealsContract {

    private static final Instant NOW = Instant.parse("2026-07-06T15:00:00.123456789Z");
    private static final Instant STAMPED = Instant.parse("2026-07-06T15:00:01Z");
    private static final Actor HOA = Actor.officer(new OfficerId("hoa"));
    private static final Act NOTED = new Act("NOTED");

    private final SealOffice office = new SealOffice(STAMPED);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private AuditLog log;
    private Seals seals;
    private Sealing sealing;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        log = AuditLog.on(transactions, clock);
        seals = Seals.on(transactions);
        sealing = Sealing.on(transactions, clock, "sct-h99", office);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void makesNoSealWhereNothingHasChanged() {
        assertThat(sealing.run().seals()).isEmpty();
        receive();
        assertThat(sealing.run().seals()).as("a case without entries").isEmpty();
        assertThat(seals.newest()).isEmpty();
    }

    @Test
    void sealsWhatHasChangedSinceAndLinksEachSealToTheOneBefore() {
        CaseId first = receive();
        CaseId second = receive();
        note(first, 3);
        note(second, 1);

        assertThat(sealing.run()).isEqualTo(new SealingResult(List.of(1), 2, List.of(), false));
        assertThat(sealing.run().seals()).isEmpty();
        note(second, 1);
        assertThat(sealing.run()).isEqualTo(new SealingResult(List.of(2), 1, List.of(), false));

        List<Seal> all = seals.after(0, 10);
        assertThat(all).extracting(Seal::number).containsExactly(1, 2);
        SealStatement one = all.get(0).statement();
        SealStatement two = all.get(1).statement();
        assertThat(one.previous()).isEqualTo(SealHash.NONE);
        assertThat(two.previous()).isEqualTo(one.hash());
        assertThat(one.leaves()).isEqualTo(2);
        assertThat(one.at()).isEqualTo("2026-07-06T15:00:00.123456Z");
        assertThat(seals.newest().map(Seal::statement)).contains(two);
        assertThat(seals.after(1, 10)).hasSize(1);
        assertThat(seals.head(first)).contains(new SealedHead(first, 3, log.head(first)));
        assertThat(seals.head(second)).contains(new SealedHead(second, 2, log.head(second)));

        SealSeries series = SealSeries.of("sct-h99", office);
        assertThat(all).allSatisfy(seal -> assertThat(series.add(seal)).isEmpty());
        assertThat(series.count()).isEqualTo(2);
    }

    /** Whoever writes to the database can mark a case as sealed, and have it passed by. */
    @Test
    void looksAtWhatIsMarkedAsSealedToo() {
        CaseId grown = receive();
        CaseId rewound = receive();
        note(grown, 2);
        note(rewound, 2);
        assertThat(sealing.run().heads()).isEqualTo(2);
        note(grown, 1);
        database.execute("DELETE FROM mc_audit WHERE case_id = '" + rewound + "' AND sequence = 2");
        database.execute(
                "UPDATE mc_case SET audit_sequence = 1, audit_hash = (SELECT hash FROM mc_audit WHERE case_id = '"
                        + rewound + "') WHERE id = '" + rewound + "'");
        database.execute("UPDATE mc_case SET unsealed = FALSE");

        SealingResult result = sealing.run();

        assertThat(result.heads()).isEqualTo(1);
        assertThat(result.refused()).extracting(SealingResult.Refused::caseId).containsExactly(rewound);
    }

    @Test
    void provesAHeadOfflineAndSaysThatLaterEntriesAreNotYetSealed() {
        List<CaseId> cases = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cases.add(receive());
            note(cases.get(i), i + 1);
        }
        sealing.run();
        note(cases.get(4), 2);

        for (int i = 0; i < 7; i++) {
            SealProof proof = seals.proof(cases.get(i)).orElseThrow();
            SealProof read =
                    SealProof.read(new ByteArrayInputStream(proof.toJson().getBytes(StandardCharsets.UTF_8)));
            SealReport report = check(cases.get(i), List.of(read));
            assertThat(report.isProved()).isTrue();
            assertThat(report.sealed()).isEqualTo(i + 1);
            assertThat(report.provenSince()).contains(STAMPED);
            assertThat(report.installation()).isEqualTo("sct-h99");
            assertThat(report.signer()).isEqualTo("office");
        }
        assertThat(log.entries(cases.get(4))).hasSize(7);
        assertThat(seals.proof(receive())).isEmpty();
    }

    @Test
    void makesAsManySealsAsItTakes() {
        for (int i = 0; i < 7; i++) {
            note(receive(), 1);
        }

        SealingResult result = sealing.withLeaves(3).run();

        assertThat(result).isEqualTo(new SealingResult(List.of(1, 2, 3), 7, List.of(), false));
        assertThat(seals.after(0, 10))
                .extracting(seal -> seal.statement().leaves())
                .containsExactly(3, 3, 1);
        assertThat(sealing.run().seals()).isEmpty();
    }

    @Test
    void signsWithNoTransactionOpen() {
        note(receive(), 1);
        List<Integer> open = new ArrayList<>();
        Sealing observed = Sealing.on(transactions, clock, "sct-h99", statement -> {
            open.add(watched.open());
            assertThat(transactions.isActive()).isFalse();
            return office.make(statement);
        });

        observed.run();

        assertThat(open).containsExactly(0);
        assertThatThrownBy(() -> transactions.inTransaction(sealing::run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
    }

    @Test
    void leavesWhatCouldNotBeSignedForTheNextRun() {
        CaseId id = receive();
        note(id, 1);
        Sealing failing = Sealing.on(transactions, clock, "sct-h99", statement -> {
            throw new IllegalArgumentException("no time stamp");
        });

        assertThatThrownBy(failing::run).hasMessage("no time stamp");

        assertThat(seals.newest()).isEmpty();
        assertThat(sealing.run().heads()).isEqualTo(1);
    }

    @Test
    void discardsItsSealWhereAnotherNodeHasMadeThatNumber() {
        CaseId id = receive();
        note(id, 1);
        Sealing overtaken = Sealing.on(transactions, clock, "sct-h99", statement -> {
            note(id, 1);
            sealing.run();
            return office.make(statement);
        });

        assertThat(overtaken.run()).isEqualTo(new SealingResult(List.of(), 0, List.of(), true));

        assertThat(seals.after(0, 10)).hasSize(1);
        assertThat(seals.head(id).map(SealedHead::sequence)).contains(2);
    }

    @Test
    void hasOneSeriesWhenNodesSealAtOnce() throws Exception {
        List<CaseId> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cases.add(receive());
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                int first = node;
                running.add(nodes.submit(() -> {
                    start.await();
                    for (int round = 0; round < 6; round++) {
                        note(cases.get((first * 3 + round) % 12), 1);
                        sealing.withLeaves(2).run();
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> node : running) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
        sealing.run();

        SealSeries series = SealSeries.of("sct-h99", office);
        assertThat(seals.after(0, 1000))
                .allSatisfy(seal -> assertThat(series.add(seal)).isEmpty());
        assertThat(cases).allSatisfy(id -> {
            int entries = log.entries(id).size();
            assertThat(check(id, seals.proof(id).stream().toList()).sealed()).isEqualTo(entries);
        });
    }

    @Test
    void doesNotSealAChainThatWasRewoundOrMadeAnew() {
        CaseId rewound = receive();
        CaseId anew = receive();
        CaseId headless = receive();
        CaseId good = receive();
        List.of(rewound, anew, headless, good).forEach(id -> note(id, 3));
        sealing.run();
        List.of(rewound, anew, headless, good).forEach(id -> note(id, 1));
        rewind(rewound, 2);
        execute("UPDATE mc_audit SET hash = '" + "a".repeat(64) + "' WHERE sequence = 3 AND case_id = '" + anew + "'");
        execute("DELETE FROM mc_audit WHERE sequence = 4 AND case_id = '" + headless + "'");

        SealingResult result = sealing.run();

        assertThat(result.heads()).isEqualTo(1);
        assertThat(result.refused()).extracting(Refused::caseId).containsExactly(rewound, anew, headless);
        assertThat(result.refused())
                .extracting(Refused::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("2 entries, but 3 were sealed"),
                        reason -> assertThat(reason).contains("entry 3 has the hash aaaa"),
                        reason -> assertThat(reason).contains("which has null"));
        assertThat(seals.head(good).map(SealedHead::sequence)).contains(4);
        assertThat(sealing.run().refused()).as("run after run").hasSize(3);
    }

    @Test
    void findsByItsSealThatAChainWasRewoundAndMadeAnew() {
        CaseId id = receive();
        note(id, 4);
        sealing.run();
        SealProof proof = seals.proof(id).orElseThrow();

        rewind(id, 2);
        assertThat(check(id, List.of(proof)).firstProblem()).contains(Problem.SHORTER);
        note(id, 3);
        SealReport report = check(id, List.of(proof));
        assertThat(report.firstProblem()).contains(Problem.OTHER_CHAIN);
        assertThat(report.isProved()).isFalse();
        assertThat(report.sealed()).isZero();
    }

    @Test
    void refusesToGoOnUnderAnotherName() {
        note(receive(), 1);
        sealing.run();
        note(receive(), 1);

        assertThatExceptionOfType(OtherInstallationException.class)
                .isThrownBy(
                        () -> Sealing.on(transactions, clock, "sct-h98", office).run())
                .satisfies(refusal -> assertThat(refusal.found()).isEqualTo("sct-h99"));
        assertThatThrownBy(() -> Sealing.on(transactions, clock, "sở công thương", office))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAStatementThatWasChangedInTheDatabase() {
        note(receive(), 1);
        sealing.run();

        execute("UPDATE mc_seal SET statement = REPLACE(statement, ',', ', ')");
        assertThatThrownBy(seals::newest)
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("canonical");
    }

    @Test
    void putsRenewedEvidenceInItsPlaceOnce() {
        note(receive(), 1);
        sealing.run();
        Seal seen = seals.newest().orElseThrow();
        assertThat(seals.evidencedBefore(NOW.plusSeconds(1), 0, 10)).containsExactly(1);
        assertThat(seals.evidencedBefore(NOW.minusSeconds(1), 0, 10)).isEmpty();
        SealEvidence renewed = SealEvidence.of(seen.evidence().signature(), new byte[] {1, 2, 3});
        Instant later = STAMPED.plusSeconds(60);

        assertThat(seals.renew(seen, renewed, later)).isTrue();
        assertThat(seals.renew(seen, renewed, later)).as("seen before").isFalse();

        assertThat(seals.find(1).map(seal -> seal.evidence().evidence())).contains(new byte[] {1, 2, 3});
        assertThat(seals.evidencedBefore(later, 0, 10)).isEmpty();
        SealEvidence other = SealEvidence.of(new byte[] {9}, new byte[] {9});
        assertThat(seals.renew(seals.newest().orElseThrow(), other, NOW))
                .as("another signature")
                .isFalse();
    }

    @Test
    void readsTheNewestHeadWithOneStatement() {
        CaseId id = receive();
        note(id, 1);
        sealing.run();

        watched.takeStatements();
        assertThat(seals.head(id)).isPresent();
        assertThat(watched.takeStatements()).hasSize(1);
    }

    private CaseId receive() {
        return FuelStation.receive(Dossiers.on(transactions)).caseId();
    }

    private void note(CaseId id, int times) {
        for (int i = 0; i < times; i++) {
            log.append(id, HOA, NOTED, Map.of("n", Integer.toString(i)));
        }
    }

    /** As somebody with the database's password may do it. */
    private void rewind(CaseId id, int entries) {
        String last = log.entries(id).get(entries - 1).hash().value();
        execute("DELETE FROM mc_audit WHERE case_id = '" + id + "' AND sequence > " + entries);
        execute("UPDATE mc_case SET audit_sequence = " + entries + ", audit_hash = '" + last + "' WHERE id = '" + id
                + "'");
    }

    private SealReport check(CaseId id, List<SealProof> proofs) {
        List<String> chain = log.entries(id).stream()
                .map(AuditEntry::hash)
                .map(String::valueOf)
                .toList();
        return SealCheck.by(office).check(proofs, id.value(), chain);
    }

    private void execute(String sql) {
        database.execute(sql);
    }
}
