package org.motcua.workflow.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.DUNG;
import static org.motcua.workflow.fault.Town.KHOA;
import static org.motcua.workflow.fault.Town.VIET;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.AwaitedLeader;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.personal.SessionState;
import org.motcua.workflow.personal.SigningProgress;
import org.motcua.workflow.personal.SigningSession;
import org.motcua.workflow.personal.WaitingSignature;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.TestDatabase;
import org.motcua.workflow.testkit.TestKeys;

/** Leaders who release their keys themselves: by a one-time password, on a phone, with a token in the browser. */
abstract class PersonalKeys {

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at(Town.NOW);
    private Town town;

    abstract TestDatabase database();

    /** All that lies in the tables, as lines. */
    abstract List<String> dump(TestDatabase database);

    @BeforeEach
    void arrive() {
        town = new Town(database());
    }

    @AfterEach
    void leave() {
        if (town != null) {
            town.close();
        }
    }

    private OwnersKeys keys(Confirmation confirmation) {
        TestKeys others = new TestKeys(folder, clock);
        return new OwnersKeys(others, new OwnersKey(others.ofOfficer(DUNG, "owner"), confirmation));
    }

    private MotcuaBuilder node(OwnersKeys keys) {
        return town.bare()
                .keys(keys)
                .clock(clock)
                .certificates(TestKeys.certificates())
                .trust(List.of(keys.others().authority().certificate()))
                .crls(List.of(keys.others().authority().crl()));
    }

    private CaseId waiting(Motcua motcua) {
        CaseId id = town.reviewed(motcua);
        town.order(motcua, id);
        Town.settle(motcua, id);
        assertThat(town.document(id).signed()).isNull();
        return id;
    }

    private static List<OperationKey> waitingSteps(Motcua motcua) {
        return motcua.waitingSignatures(DUNG).stream()
                .map(WaitingSignature::key)
                .toList();
    }

    private static Response password(String text) {
        return new Response.OneTimePassword(text.toCharArray());
    }

    private void issue(Motcua motcua, CaseId id) {
        Town.settle(motcua, id);
        assertThat(town.document(id).signed())
                .as(() -> Town.acts(motcua, id) + " " + motcua.failedSteps(VIET))
                .isNotNull();
        town.seal(motcua, id);
        Town.settle(motcua, id);
        town.assertIssuedOnce(motcua, id);
    }

    @Test
    void severalDocumentsAreReleasedByOnePassword() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            List<CaseId> ids = List.of(waiting(motcua), waiting(motcua));

            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            assertThat(session.items()).hasSize(2);
            assertThat(session.hint()).hasValue("******4321");
            SigningProgress wrong = motcua.answerSigning(DUNG, session.id(), password("000000"));
            assertThat(wrong.state()).isEqualTo(SessionState.OPEN);
            assertThat(wrong.wrongSecret()).isTrue();
            assertThat(wrong.triesLeft()).hasValue(2);
            assertThat(motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD))
                            .state())
                    .isEqualTo(SessionState.DONE);

            ids.forEach(id -> issue(motcua, id));
            assertThat(keys.owners().begun).hasSize(1);
            assertThat(motcua.waitingSignatures(DUNG)).isEmpty();
            assertThat(dump(town.database))
                    .as("the password, anywhere")
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(OwnersKey.PASSWORD));
        }
    }

    /** A leader who does not come is not only the leader's to see. */
    @Test
    void operatorsSeeForWhomItWaitsAndSinceWhen() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);

            assertThat(motcua.awaitedLeaders(VIET))
                    .containsExactly(
                            new AwaitedLeader(DUNG, waitingSteps(motcua).get(0), clock.instant()));
            assertThatThrownBy(() -> motcua.awaitedLeaders(DUNG)).isInstanceOf(NotAllowedException.class);
            motcua.declineSigning(DUNG, waitingSteps(motcua).get(0), "x");
            Town.settle(motcua, id);
            assertThat(motcua.awaitedLeaders(VIET)).isEmpty();
        }
    }

    @Test
    void aTokenInTheBrowserSignsWhatWasPrepared() {
        OwnersKeys keys = keys(Confirmation.TOKEN);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));

            SigningProgress done = motcua.answerSigning(
                    DUNG,
                    session.id(),
                    new Response.Values(keys.owners().values(session.items(), session.algorithm())));

            assertThat(done.state()).isEqualTo(SessionState.DONE);
            issue(motcua, id);
        }
    }

    @Test
    void aPhoneConfirmsWhenItsOwnerDoesOnWhicheverNodeAsks() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        CaseId id;
        SigningSession session;
        try (Motcua first = node(keys).build()) {
            id = waiting(first);
            session = first.beginSigning(DUNG, waitingSteps(first));
            SigningProgress pending = first.signingProgress(DUNG, session.id());
            assertThat(pending.state()).isEqualTo(SessionState.OPEN);
            assertThat(pending.askAgainAfter()).hasValue(Duration.ofSeconds(3));
        }
        keys.owners().phone = OwnersKey.Phone.CONFIRMS;
        try (Motcua second = node(keys).workerId("node-2").build()) {
            assertThat(second.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.DONE);
            assertThat(second.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.DONE);
            issue(second, id);
        }
    }

    @Test
    void whatIsDeclinedGoesBack() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId onPhone = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            keys.owners().phone = OwnersKey.Phone.DECLINES;
            assertThat(motcua.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.DECLINED);
            Town.settle(motcua, onPhone);
            assertThat(Town.acts(motcua, onPhone)).contains("SIGNING_REFUSED");

            CaseId here = waiting(motcua);
            motcua.declineSigning(DUNG, waitingSteps(motcua).get(0), "Cần sửa Điều 1");
            Town.settle(motcua, here);
            assertThat(Town.acts(motcua, here)).contains("SIGNING_REFUSED");
            assertThat(motcua.waitingSignatures(DUNG)).isEmpty();
            assertThat(town.database.strings("SELECT state FROM mc_outgoing")).isEmpty();
        }
    }

    @Test
    void anAnswerThatComesTooLateIsKeptAndNotRecorded() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            keys.owners().beforeAnswer = () -> clock.set(session.expiresAt().plusSeconds(1));

            SigningProgress late = motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD));

            assertThat(late.state()).isEqualTo(SessionState.EXPIRED);
            Town.settle(motcua, id);
            assertThat(town.document(id).signed()).isNull();
            assertThat(Town.acts(motcua, id)).contains("SIGNING_REFUSED");
            assertThat(town.database.count("SELECT COUNT(*) FROM mc_signing_item WHERE signed_value IS NOT NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aSessionThatNobodyAnswersEndsByItself() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            clock.set(session.expiresAt());

            assertThat(motcua.sweep()).isEqualTo(1);

            Town.settle(motcua, id);
            assertThat(Town.acts(motcua, id)).contains("SIGNING_REFUSED");
            assertThat(keys.owners().cancelled).containsExactly(session.id());
            assertThat(motcua.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.EXPIRED);
        }
    }

    @Test
    void aSecondSessionMakesTheFirstVoid() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession first = motcua.beginSigning(DUNG, waitingSteps(motcua));
            SigningSession second = motcua.beginSigning(DUNG, waitingSteps(motcua));

            assertThat(keys.owners().cancelled).containsExactly(first.id());
            assertThat(motcua.answerSigning(DUNG, first.id(), password(OwnersKey.PASSWORD))
                            .state())
                    .isEqualTo(SessionState.REPLACED);
            assertThat(town.document(id).signed()).isNull();
            motcua.answerSigning(DUNG, second.id(), password(OwnersKey.PASSWORD));
            issue(motcua, id);
        }
    }

    @Test
    void whatWasReleasedAlreadyCountsWhenItIsBegunAgain() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            motcua.beginSigning(DUNG, steps);
            keys.owners().phone = OwnersKey.Phone.CONFIRMS;

            assertThatThrownBy(() -> motcua.beginSigning(DUNG, steps)).isInstanceOf(NotAwaitedException.class);

            assertThat(keys.owners().begun).hasSize(1);
            issue(motcua, id);
        }
    }

    @Test
    void nobodyElseBeginsOrAnswers() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);

            assertThat(motcua.waitingSignatures(KHOA)).isEmpty();
            assertThatThrownBy(() -> motcua.beginSigning(KHOA, steps)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> motcua.declineSigning(KHOA, steps.get(0), "x"))
                    .isInstanceOf(NotAllowedException.class);
            SigningSession session = motcua.beginSigning(DUNG, steps);
            assertThatThrownBy(() -> motcua.answerSigning(KHOA, session.id(), password(OwnersKey.PASSWORD)))
                    .isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> motcua.signingProgress(KHOA, session.id()))
                    .isInstanceOf(NotAllowedException.class);
            assertThat(town.document(id).signed()).isNull();
        }
    }

    /** Whoever holds the case for a moment is in the way of the answer, and nobody has to see after it. */
    @Test
    void anAnswerThatMeetsAConflictIsUsedLater() throws SQLException {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build();
                Connection other = town.database.dataSource().getConnection()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            Assumptions.assumeTrue(
                    other.getMetaData().getURL().startsWith("jdbc:h2:"),
                    "Skipped: PostgreSQL waits for a lock as long as its holder, which is this thread");
            other.setAutoCommit(false);
            keys.owners().beforeAnswer = () -> hold(other, id);

            assertThat(motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD))
                            .state())
                    .isEqualTo(SessionState.ANSWERED);
            assertThat(motcua.failedSteps(VIET)).isEmpty();

            other.rollback();
            assertThat(motcua.sweep()).isEqualTo(1);
            issue(motcua, id);
            assertThat(keys.owners().released).hasValue(1);
        }
    }

    private static void hold(Connection connection, CaseId id) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT id FROM mc_case WHERE id = '" + id + "' FOR UPDATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever writes to the database between the beginning and the answer gets nothing issued. */
    @Test
    void whatWasChangedMeanwhileIsNotSigned() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        for (String change : List.of(
                "UPDATE mc_document SET subject = 'Khác'",
                "UPDATE mc_document SET signer = 'khoa' WHERE name = 'result'",
                "UPDATE mc_document_hand SET officer = 'khoa' WHERE part = 'ORDERED'",
                "DELETE FROM mc_audit WHERE sequence = (SELECT MAX(sequence) FROM mc_audit)")) {
            try (Town other = new Town(database());
                    Motcua motcua = other.bare()
                            .keys(keys)
                            .clock(clock)
                            .certificates(TestKeys.certificates())
                            .trust(List.of(keys.others().authority().certificate()))
                            .crls(List.of(keys.others().authority().crl()))
                            .build()) {
                CaseId id = other.reviewed(motcua);
                other.order(motcua, id);
                Town.settle(motcua, id);
                SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
                other.database.execute(change);

                assertThatThrownBy(() -> motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD)))
                        .as(change)
                        .isInstanceOf(RecordDisagreesException.class);
                assertThat(other.document(id).signed()).isNull();
            }
        }
    }

    /** Only what was prepared is completed; the leader's signature is kept, and the operator sees why. */
    @Test
    void anotherPreparedDocumentIsNotCompleted() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            String prepared = town.database
                    .strings("SELECT prepared FROM mc_signing_item")
                    .get(0);
            String other = "UPDATE mc_signing_item SET prepared = '"
                    + town.document(id).composed() + "'";
            keys.owners().beforeAnswer = () -> town.database.execute(other);

            assertThat(motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD))
                            .state())
                    .isEqualTo(SessionState.ANSWERED);
            assertThat(motcua.failedSteps(VIET)).extracting(FailedStep::caseId).containsExactly(id);
            assertThat(town.document(id).signed()).isNull();

            town.database.execute("UPDATE mc_signing_item SET prepared = '" + prepared + "'");
            assertThat(motcua.sweep()).isEqualTo(1);
            issue(motcua, id);
            assertThat(keys.owners().begun).hasSize(1);
        }
    }

    /** Nor is it authorized: the hashes that the password releases are those of what was approved. */
    @Test
    void anotherPreparedDocumentIsNotReleased() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            String evil = town.store.put("other bytes".getBytes(UTF_8)).value();
            for (String change : List.of(
                    "prepared = '" + evil + "'",
                    "document = '" + evil + "'",
                    "title = 'Khác'",
                    "signature = REPLACE(signature, '\"signingTime\":\"2026', '\"signingTime\":\"2025')")) {
                SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
                town.database.execute(
                        "UPDATE mc_signing_item SET " + change + " WHERE session = '" + session.id() + "'");

                assertThatThrownBy(() -> motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD)))
                        .as(change)
                        .isInstanceOf(RecordDisagreesException.class);
                assertThat(keys.owners().released).as(change).hasValue(0);
            }
            assertThat(town.document(id).signed()).isNull();
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD));
            issue(motcua, id);
        }
    }

    /** A service that is down has asked nobody, so nobody has refused. */
    @Test
    void aServiceThatIsDownLosesNothing() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            keys.owners().beforeBegin = () -> {
                throw new KeyUnavailableException("The service is down");
            };
            assertThatThrownBy(() -> motcua.beginSigning(DUNG, waitingSteps(motcua)))
                    .isInstanceOf(KeyUnavailableException.class);
            clock.set(Town.NOW.plus(Duration.ofHours(1)));
            motcua.sweep();
            assertThat(Town.acts(motcua, id)).doesNotContain("SIGNING_REFUSED");

            keys.owners().beforeBegin = () -> {};
            clock.set(Town.NOW);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            keys.owners().phone = OwnersKey.Phone.CONFIRMS;
            assertThat(motcua.sweep())
                    .as("nobody need look for a phone's answer")
                    .isEqualTo(1);
            assertThat(motcua.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.DONE);
            issue(motcua, id);
        }
    }

    /** One document of a batch that is not what it was keeps nobody from signing the others. */
    @Test
    void oneThatWasChangedDoesNotRefuseTheOthers() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId healthy = waiting(motcua);
            CaseId changed = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            town.database.execute("UPDATE mc_document SET subject = 'Khác' WHERE case_id = '" + changed + "'");

            assertThatThrownBy(() -> motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD)))
                    .isInstanceOf(RecordDisagreesException.class);
            assertThat(keys.owners().released).hasValue(0);
            clock.set(session.expiresAt());
            motcua.sweep();

            List<OperationKey> left = waitingSteps(motcua).stream()
                    .filter(key -> key.document().file().equals(healthy.value()))
                    .toList();
            SigningSession without = motcua.beginSigning(DUNG, left);
            motcua.answerSigning(DUNG, without.id(), password(OwnersKey.PASSWORD));
            issue(motcua, healthy);
        }
    }

    /** A row that cannot be read keeps nobody from the others. */
    @Test
    void whatCannotBeReadHoldsNobody() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId broken = waiting(motcua);
            CaseId id = waiting(motcua);
            town.database.execute(
                    "UPDATE mc_document SET state = '?' WHERE name = 'result' AND case_id = '" + broken + "'");

            List<OperationKey> shown = waitingSteps(motcua);
            assertThat(shown).as("what waits, readable or not").hasSize(2);
            SigningSession session = motcua.beginSigning(DUNG, List.of(shown.get(1)));
            town.database.execute("INSERT INTO mc_signing_session (id, officer, state, handle, begun_at, expires_at)"
                    + " SELECT '0', ' ', state, handle, begun_at, expires_at FROM mc_signing_session");
            keys.owners().phone = OwnersKey.Phone.CONFIRMS;
            assertThat(motcua.sweep()).isEqualTo(1);

            assertThat(motcua.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.DONE);
            issue(motcua, id);
        }
    }

    @Test
    void nobodyElseMakesASessionVoid() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            SigningSession session = motcua.beginSigning(DUNG, steps);
            assertThatThrownBy(() -> motcua.beginSigning(KHOA, steps)).isInstanceOf(NotAllowedException.class);

            motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD));

            issue(motcua, id);
        }
    }

    @Test
    void aCaseThatIsWithdrawnWaitsForNobody() {
        OwnersKeys keys = keys(Confirmation.TOKEN);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            town.database.execute("UPDATE act_ru_ext_task SET worker_id_ = 'somebody'");

            assertThat(motcua.waitingSignatures(DUNG)).isEmpty();
            assertThatThrownBy(() -> motcua.beginSigning(DUNG, steps)).isInstanceOf(NotAwaitedException.class);
            assertThat(town.document(id).signed()).isNull();
        }
    }

    /** The second begins between the look at open sessions and the opening of the first. */
    @Test
    void ofTwoThatBeginAtTheSameMomentOneDoes() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        AtomicInteger looks = new AtomicInteger();
        List<Runnable> other = new CopyOnWriteArrayList<>();
        OwnersKeys slow = new OwnersKeys(keys.others(), keys.owners(), () -> {
            if (!other.isEmpty() && looks.incrementAndGet() == 1) {
                other.get(0).run();
            }
        });
        try (Motcua one = node(slow).build();
                Motcua two = node(keys).workerId("node-2").build()) {
            CaseId id = waiting(one);
            List<OperationKey> steps = waitingSteps(one);
            List<SigningSession> begun = new CopyOnWriteArrayList<>();
            other.add(() -> begun.add(two.beginSigning(DUNG, steps)));

            assertThatThrownBy(() -> one.beginSigning(DUNG, steps))
                    .isInstanceOf(WorkflowException.class)
                    .hasMessageContaining("look at what waits again");

            other.clear();
            assertThat(keys.owners().begun).containsExactly(begun.get(0).id());
            assertThat(openSessions()).isEqualTo(1);
            one.answerSigning(DUNG, begun.get(0).id(), password(OwnersKey.PASSWORD));
            issue(one, id);
        }
    }

    /** The second begins while the service is asked for the first: what it answers to that is of no use. */
    @Test
    void aSessionThatIsReplacedWhileItsOwnerIsAskedIsWithdrawn() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            List<SigningSession> begun = new CopyOnWriteArrayList<>();
            keys.owners().beforeBegin = () -> {
                keys.owners().beforeBegin = () -> {};
                begun.add(motcua.beginSigning(DUNG, steps));
            };

            assertThatThrownBy(() -> motcua.beginSigning(DUNG, steps))
                    .isInstanceOf(WorkflowException.class)
                    .hasMessageContaining("look at what waits again");

            assertThat(keys.owners().begun).hasSize(2);
            assertThat(keys.owners().cancelled)
                    .singleElement()
                    .isNotEqualTo(begun.get(0).id());
            assertThat(openSessions()).isEqualTo(1);
            keys.owners().phone = OwnersKey.Phone.CONFIRMS;
            assertThat(motcua.signingProgress(DUNG, begun.get(0).id()).state()).isEqualTo(SessionState.DONE);
            issue(motcua, id);
        }
    }

    @Test
    void ofManyThatBeginAtOnceOneSessionIsLeft() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            List<String> begun = IntStream.range(0, 4)
                    .parallel()
                    .mapToObj(i -> {
                        try {
                            return motcua.beginSigning(DUNG, steps).id();
                        } catch (WorkflowException e) {
                            return "refused";
                        }
                    })
                    .toList();

            List<String> open =
                    town.database.strings("SELECT id FROM mc_signing_session WHERE state = 'OPEN' AND handle <> ''");
            assertThat(openSessions()).isEqualTo(1);
            assertThat(open).hasSize(1);
            assertThat(begun).contains(open.get(0));
            List<String> usable = new ArrayList<>(keys.owners().begun);
            usable.removeAll(keys.owners().cancelled);
            assertThat(usable).as("asked, and not withdrawn").containsExactly(open.get(0));
            keys.owners().phone = OwnersKey.Phone.CONFIRMS;
            motcua.signingProgress(DUNG, open.get(0));
            issue(motcua, id);
        }
    }

    private int openSessions() {
        return town.database.count("SELECT COUNT(*) FROM mc_signing_session WHERE state IN ('OPEN', 'ANSWERED')");
    }

    /** As by a boundary event: the step is gone when the key answers. */
    @Test
    void anAnswerToAStepThatWasInterruptedIsKeptAndNotRecorded() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            keys.owners().beforeAnswer = () -> town.database.execute("DELETE FROM act_ru_ext_task");

            assertThat(motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD))
                            .state())
                    .isEqualTo(SessionState.DONE);

            assertThat(town.database.count("SELECT COUNT(*) FROM mc_signing_item WHERE signed_value IS NOT NULL"))
                    .isEqualTo(1);
            assertThat(town.document(id).signed()).isNull();
            assertThat(openSessions()).isZero();
            assertThat(motcua.waitingSignatures(DUNG)).isEmpty();
            assertThat(motcua.failedSteps(VIET)).isEmpty();
        }
    }

    /** A worker has the step in hand between its fetching and its parking. */
    @Test
    void anAnswerWhileAWorkerHoldsTheStepIsFinishedLater() {
        OwnersKeys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            String holder = town.database
                    .strings("SELECT worker_id_ FROM act_ru_ext_task")
                    .get(0);
            keys.owners().beforeAnswer =
                    () -> town.database.execute("UPDATE act_ru_ext_task SET worker_id_ = 'somebody'");

            assertThat(motcua.answerSigning(DUNG, session.id(), password(OwnersKey.PASSWORD))
                            .state())
                    .isEqualTo(SessionState.ANSWERED);
            assertThat(motcua.sweep()).isZero();

            town.database.execute("UPDATE act_ru_ext_task SET worker_id_ = '" + holder + "'");
            assertThat(motcua.sweep()).isEqualTo(1);
            assertThat(motcua.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.DONE);
            assertThat(keys.owners().begun).hasSize(1);
            issue(motcua, id);
        }
    }

    @Test
    void keysAreNotAskedInsideATransaction() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        Transactions transactions = JdbcTransactions.of(town.database.dataSource());
        try (Motcua motcua = node(keys).transactions(transactions).build()) {
            waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            String session = motcua.beginSigning(DUNG, steps).id();
            for (Runnable inside : List.<Runnable>of(
                    () -> motcua.beginSigning(DUNG, steps),
                    () -> motcua.signingProgress(DUNG, session),
                    () -> motcua.answerSigning(DUNG, session, password(OwnersKey.PASSWORD)),
                    () -> motcua.declineSigning(DUNG, steps.get(0), "x"))) {
                assertThatThrownBy(() -> transactions.runInTransaction(inside))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("no transaction open");
            }
            assertThat(keys.owners().begun).hasSize(1);
            assertThat(openSessions()).isEqualTo(1);
        }
    }

    @Test
    void whatIsDeclinedOnceIsNotDeclinedAgain() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            OperationKey step = waitingSteps(motcua).get(0);
            SigningSession session = motcua.beginSigning(DUNG, List.of(step));

            motcua.declineSigning(DUNG, step, "Cần sửa\u0000 " + "ơ".repeat(2_000));

            assertThat(keys.owners().cancelled).containsExactly(session.id());
            assertThatThrownBy(() -> motcua.declineSigning(DUNG, step, "x")).isInstanceOf(NotAwaitedException.class);
            Town.settle(motcua, id);
            assertThat(Town.acts(motcua, id)).containsOnlyOnce("SIGNING_REFUSED");
            assertThat(motcua.failedSteps(VIET)).isEmpty();
        }
    }

    /** The phone confirms after the time, and the sweep hears of it. */
    @Test
    void whatIsConfirmedTooLateIsEvidence() {
        OwnersKeys keys = keys(Confirmation.DEVICE);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));
            clock.set(session.expiresAt());
            keys.owners().phone = OwnersKey.Phone.CONFIRMS;

            assertThat(motcua.sweep()).isEqualTo(1);

            Town.settle(motcua, id);
            assertThat(motcua.signingProgress(DUNG, session.id()).state()).isEqualTo(SessionState.EXPIRED);
            assertThat(town.database.count("SELECT COUNT(*) FROM mc_signing_item WHERE signed_value IS NOT NULL"))
                    .isEqualTo(1);
            assertThat(keys.owners().cancelled).isEmpty();
            assertThat(town.document(id).signed()).isNull();
            assertThat(Town.acts(motcua, id)).contains("SIGNING_REFUSED");
        }
    }
}
