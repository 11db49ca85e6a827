package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.fault.Town.DUNG;
import static org.motcua.workflow.fault.Town.LAN;
import static org.motcua.workflow.fault.Town.VIET;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.record.CaseRecord;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.personal.SessionState;
import org.motcua.workflow.personal.SigningSession;
import org.motcua.workflow.personal.WaitingSignature;
import org.motcua.workflow.testkit.DyingDataSource;
import org.motcua.workflow.testkit.DyingDataSource.Side;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.TestDatabase;
import org.motcua.workflow.testkit.TestKeys;

/**
 * From the order of a signature that the leader must release to the issued document, the process dies at a commit, each in
 * turn, just before and just after it, and what comes next finishes it. What a key or a store was asked between two commits
 * is lost with a death before the second. The gate takes a share of the commits; {@code -Dmotcua.deaths=all} takes each,
 * with both kinds of users and of next processes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeathAtEveryCommit {

    static final boolean ALL = System.getProperty("motcua.deaths", "").equals("all");

    private final SettableClock clock = SettableClock.at(Town.NOW);
    private final List<CaseId> issued = new ArrayList<>();
    private Town town;
    private TestKeys keys;
    private OwnersKey owner;

    abstract TestDatabase database();

    /** The kind of key, how many documents, and in the gate the first commit to die at and how far it is to the next. */
    abstract Stream<Arguments> ways();

    @BeforeAll
    void build(@TempDir Path folder) {
        town = new Town(database());
        keys = new TestKeys(folder, clock);
    }

    @AfterAll
    void numbersHaveNoGaps() {
        if (town == null) {
            return;
        }
        try (Town all = town) {
            int rows = all.database.count("SELECT COUNT(*) FROM mc_outgoing");
            assertThat(rows).isEqualTo(issued.size());
            assertThat(all.database.count("SELECT COUNT(DISTINCT number) FROM mc_outgoing"))
                    .isEqualTo(rows);
            assertThat(all.database.count("SELECT MAX(number) FROM mc_outgoing"))
                    .isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void losesAndDoublesNothing(
            Confirmation confirmation, int documents, int first, int stride, TestReporter reporter) {
        owner = new OwnersKey(keys.ofOfficer(DUNG, "owner"), confirmation);
        owner.phone = confirmation == Confirmation.DEVICE ? OwnersKey.Phone.CONFIRMS : OwnersKey.Phone.WAITS;
        int deaths = 0;
        Node node = new Node("node-1");
        try {
            for (int way = 0; way < (ALL ? 4 : 1); way++) {
                for (Side side : Side.values()) {
                    boolean ended = false;
                    for (int commit = ALL ? 1 : first; !ended; commit += ALL ? 1 : stride) {
                        int variant = ALL ? way : deaths;
                        User user = new User(node.motcua, documents);
                        node.database.dieAt(commit, side);
                        user.finishUntilDeath(node);
                        ended = !node.database.isDead();
                        node.database.dieAt(Integer.MAX_VALUE, side);
                        if (ended) {
                            user.requireFinished(node.motcua, 1, "none");
                        } else {
                            deaths++;
                            String where = side + " commit " + commit + " (" + node.database.lastChanges() + ")";
                            node.close();
                            node = next(node, (variant & 1) == 0);
                            boolean patient = (variant & 2) == 0;
                            int asked = user.expected(patient);
                            user.finish(node.motcua, patient);
                            user.requireFinished(node.motcua, asked, where);
                        }
                    }
                }
            }
        } finally {
            node.close();
        }
        reporter.publishEntry(confirmation + ", " + documents + " documents", deaths + " deaths");
        assertThat(deaths).isPositive();
    }

    /** After a while: under the same name, or another node when what the dead one held is free. */
    private Node next(Node dead, boolean sameName) {
        String name = dead.name;
        String past = " = TIMESTAMP '2026-01-01 00:00:00'";
        town.database.execute("UPDATE mc_node SET beat_at" + past + " WHERE worker = '" + name + "'");
        if (sameName) {
            return new Node(name);
        }
        town.database.execute(
                "UPDATE act_ru_ext_task SET lock_exp_time_" + past + " WHERE worker_id_ = '" + name + "'");
        town.database.execute("UPDATE mc_operation SET lease_until" + past + " WHERE worker = '" + name + "'");
        return new Node(name.equals("node-1") ? "node-2" : "node-1");
    }

    /** A node that may die. */
    private final class Node implements AutoCloseable {

        private final String name;
        private final DyingDataSource database = new DyingDataSource(town.database.dataSource(), "UPDATE mc_node");
        private final Motcua motcua;

        Node(String name) {
            this.name = name;
            this.motcua = town.bare()
                    .dataSource(database)
                    .workerId(name)
                    .keys(new OwnersKeys(keys, owner, database::requireAlive))
                    .clock(clock)
                    .certificates(TestKeys.certificates())
                    .trust(List.of(keys.authority().certificate()))
                    .crls(List.of(keys.authority().crl()))
                    .build();
        }

        @Override
        public void close() {
            motcua.close();
        }
    }

    /** Does what an officer would do at a page that says what waits. */
    private final class User {

        private final List<CaseId> ids = new ArrayList<>();
        private final int asked = owner.begun.size();
        private SigningSession session;

        User(Motcua motcua, int documents) {
            for (int i = 0; i < documents; i++) {
                ids.add(town.reviewed(motcua));
            }
        }

        /** Whatever fails when the process is dead is what a browser sees. */
        void finishUntilDeath(Node node) {
            try {
                finish(node.motcua, true);
            } catch (RuntimeException | AssertionError e) {
                if (!node.database.isDead()) {
                    throw e;
                }
            }
        }

        /** @param patient has the page still open, and comes when the node has looked for answers by itself */
        void finish(Motcua motcua, boolean patient) {
            for (CaseId id : ids) {
                if (Town.waiting(motcua, DUNG, id).contains("approve")) {
                    town.order(motcua, id);
                }
            }
            settle(motcua);
            if (patient) {
                motcua.sweep();
            }
            if (patient && session != null) {
                answer(motcua);
            }
            if (!waiting(motcua).isEmpty()) {
                begin(motcua);
            }
            settle(motcua);
            for (CaseId id : ids) {
                if (Town.waiting(motcua, LAN, id).contains("seal")) {
                    town.seal(motcua, id);
                }
            }
            settle(motcua);
            motcua.sweep();
        }

        private void settle(Motcua motcua) {
            ids.forEach(id -> Town.settle(motcua, id));
        }

        private List<OperationKey> waiting(Motcua motcua) {
            return motcua.waitingSignatures(DUNG).stream()
                    .map(WaitingSignature::key)
                    .filter(key -> ids.contains(new CaseId(key.document().file())))
                    .toList();
        }

        private void begin(Motcua motcua) {
            try {
                session = motcua.beginSigning(DUNG, waiting(motcua));
            } catch (NotAwaitedException e) { // was answered already
                return;
            }
            answer(motcua);
        }

        private void answer(Motcua motcua) {
            switch (session.confirmation()) {
                case DEVICE -> motcua.signingProgress(DUNG, session.id());
                case ONE_TIME_PASSWORD ->
                    motcua.answerSigning(
                            DUNG, session.id(), new Response.OneTimePassword(OwnersKey.PASSWORD.toCharArray()));
                case TOKEN ->
                    motcua.answerSigning(
                            DUNG,
                            session.id(),
                            new Response.Values(owner.values(session.items(), session.algorithm())));
            }
        }

        /** How often the owner is asked in the end, by what the death has left. */
        int expected(boolean patient) {
            List<String> handles = town.database.strings("SELECT DISTINCT s.handle FROM mc_signing_session s JOIN"
                    + " mc_signing_item i ON i.session = s.id WHERE s.state = 'OPEN' AND i.case_id IN (" + in() + ")");
            int before = owner.begun.size() - asked;
            if (handles.isEmpty()) {
                return 1;
            }
            boolean open = patient && session != null;
            boolean answered = owner.isAnswered(handles.get(0));
            return !handles.get(0).isEmpty() && (open || answered) ? before : before + 1;
        }

        private String in() {
            return String.join(", ", ids.stream().map(id -> "'" + id + "'").toList());
        }

        void requireFinished(Motcua motcua, int times, String where) {
            issued.addAll(ids);
            for (CaseId id : ids) {
                town.assertIssuedOnce(motcua, id);
                String record = motcua.record(LAN, id).toJson();
                assertThat(CaseRecord.verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)))
                                .isIntact())
                        .as(where)
                        .isTrue();
                ValidationReport report = PdfValidator.builder()
                        .trust(List.of(keys.authority().certificate()))
                        .crls(List.of(keys.authority().crl()))
                        .clock(clock)
                        .build()
                        .validate(town.store.require(town.document(id).issued()));
                assertThat(report.totalPassed()).as(where).isTrue();
                assertThat(report.signatures())
                        .as(where)
                        .extracting(SignatureReport::field)
                        .containsExactly("signature.leader", "signature.agency");
            }
            assertThat(town.database.strings("SELECT state FROM mc_signing_session"))
                    .as(where)
                    .doesNotContain(SessionState.OPEN.name(), SessionState.ANSWERED.name());
            assertThat(motcua.failedSteps(VIET)).as(where).isEmpty();
            assertThat(motcua.waitingSignatures(DUNG)).as(where).isEmpty();
            assertThat(owner.begun.size() - asked)
                    .as("how often the owner is asked, death " + where)
                    .isEqualTo(times);
        }
    }
}
