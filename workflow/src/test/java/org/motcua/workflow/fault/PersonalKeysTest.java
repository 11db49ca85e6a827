package org.motcua.workflow.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.DUNG;
import static org.motcua.workflow.fault.Town.KHOA;
import static org.motcua.workflow.fault.Town.VIET;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.personal.SessionState;
import org.motcua.workflow.personal.SigningProgress;
import org.motcua.workflow.personal.SigningSession;
import org.motcua.workflow.personal.WaitingSignature;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.TestKeys;

/** Leaders who release their keys themselves: by a one-time password, on a phone, with a token in the browser. */
class PersonalKeysTest {

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at(Town.NOW);
    private final Town town = Town.onH2();

    @AfterEach
    void leave() {
        town.close();
    }

    /** The leader's key answers later, the agency's at once. */
    private record Keys(TestKeys others, OwnersKey owners) implements SigningKeys {

        @Override
        public Optional<DeferredKey> personal(OfficerId leader) {
            return Optional.of(owners);
        }

        @Override
        public SigningKey ofOfficer(OfficerId leader, String reference) {
            throw new AssertionError("the leader's key is not asked by itself");
        }

        @Override
        public SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference) {
            return others.ofAgency(agency, clerk, reference);
        }

        @Override
        public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
            return others.signatureImage(leader);
        }

        @Override
        public Optional<SignatureAppearance> sealImage(AgencyCode agency) {
            return others.sealImage(agency);
        }
    }

    private Keys keys(Confirmation confirmation) {
        TestKeys others = new TestKeys(folder, clock);
        return new Keys(others, new OwnersKey(others.ofOfficer(DUNG, "owner"), confirmation));
    }

    private MotcuaBuilder node(Keys keys) {
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
            assertThat(town.database.strings("SCRIPT NOPASSWORDS"))
                    .as("the password, anywhere")
                    .noneMatch(line -> line.contains(OwnersKey.PASSWORD));
        }
    }

    @Test
    void aTokenInTheBrowserSignsWhatWasPrepared() {
        Keys keys = keys(Confirmation.TOKEN);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua));

            SigningProgress done = motcua.answerSigning(
                    DUNG, session.id(), new Response.Values(keys.owners().values(session.items())));

            assertThat(done.state()).isEqualTo(SessionState.DONE);
            issue(motcua, id);
        }
    }

    @Test
    void aPhoneConfirmsWhenItsOwnerDoesOnWhicheverNodeAsks() {
        Keys keys = keys(Confirmation.DEVICE);
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
        Keys keys = keys(Confirmation.DEVICE);
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
        Keys keys = keys(Confirmation.DEVICE);
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
        Keys keys = keys(Confirmation.DEVICE);
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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

    /** Whoever writes to the database between the beginning and the answer gets nothing issued. */
    @Test
    void whatWasChangedMeanwhileIsNotSigned() {
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
        for (String change : List.of(
                "UPDATE mc_document SET subject = 'Khác'",
                "UPDATE mc_document SET signer = 'khoa' WHERE name = 'result'",
                "UPDATE mc_document_hand SET officer = 'khoa' WHERE part = 'ORDERED'",
                "DELETE FROM mc_audit WHERE sequence = (SELECT MAX(sequence) FROM mc_audit)")) {
            try (Town other = Town.onH2();
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
        Keys keys = keys(Confirmation.DEVICE);
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
        Keys keys = keys(Confirmation.DEVICE);
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
        Keys keys = keys(Confirmation.ONE_TIME_PASSWORD);
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
        Keys keys = keys(Confirmation.TOKEN);
        try (Motcua motcua = node(keys).build()) {
            CaseId id = waiting(motcua);
            List<OperationKey> steps = waitingSteps(motcua);
            town.database.execute("UPDATE act_ru_ext_task SET worker_id_ = 'somebody'");

            assertThat(motcua.waitingSignatures(DUNG)).isEmpty();
            assertThatThrownBy(() -> motcua.beginSigning(DUNG, steps)).isInstanceOf(NotAwaitedException.class);
            assertThat(town.document(id).signed()).isNull();
        }
    }
}
