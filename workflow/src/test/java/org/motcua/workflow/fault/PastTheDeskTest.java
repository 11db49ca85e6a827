package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.BINH;
import static org.motcua.workflow.fault.Town.HOA;
import static org.motcua.workflow.fault.Town.KHOA;
import static org.motcua.workflow.fault.Town.LAN;
import static org.motcua.workflow.fault.Town.NGAN;
import static org.motcua.workflow.fault.Town.VIET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Directory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.agency.Signatory;
import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.testkit.Until;

/** Tasks that the raw engine completes, officers who are gone, other agencies, and others in the same engine. */
class PastTheDeskTest {

    @Test
    void tasksThatTheEngineCompletesWithoutAnActLeadToNoSignature() {
        try (Town town = Town.onH2();
                Motcua motcua = town.open();
                RawEngine raw = RawEngine.on(town.database.dataSource())) {
            CaseId id = town.drafted(motcua);
            complete(raw.services(), id, "review", Map.of("review", "approve"));
            complete(raw.services(), id, "approve", Map.of("approve", "sign"));

            requireRefused(town, motcua, id, SigningRole.LEADER);
        }
    }

    @Test
    void aSealThatTheEngineCompletesWithoutAnActLeadsToNoIssue() {
        try (Town town = Town.onH2();
                Motcua motcua = town.open();
                RawEngine raw = RawEngine.on(town.database.dataSource())) {
            CaseId id = town.signed(motcua);
            complete(raw.services(), id, "seal", Map.of("seal", "seal"));

            requireRefused(town, motcua, id, SigningRole.AGENCY);
            assertThat(town.database.strings("SELECT state FROM mc_outgoing")).containsExactly("RESERVED");
        }
    }

    /** The document itself is in order then; what was left out is a task before it. */
    @Test
    void aTaskThatTheEngineSkippedIsFoundByTheNextAct() {
        try (Town town = Town.onH2();
                Motcua motcua = town.open();
                RawEngine raw = RawEngine.on(town.database.dataSource())) {
            CaseId id = town.received(motcua);
            Town.act(motcua, BINH, id, "assign", new Assign.Assignment(NGAN));
            complete(raw.services(), id, "appraise", Map.of("appraise", "meets"));

            assertThatThrownBy(() -> motcua.reassign(BINH, id, "specialist", NGAN, KHOA))
                    .isInstanceOf(RecordDisagreesException.class)
                    .hasMessageContaining("task \"appraise\"");
            assertThat(Town.acts(motcua, id)).doesNotContain("DRAFTED", "COMPOSED");
        }
    }

    /** Variables of branches that were taken already decide nothing; a branch that is made up decides nothing either. */
    @Test
    void variablesThatAreChangedInTheEngineLeadNowhere() {
        try (Town town = Town.onH2();
                Motcua motcua = town.open()) {
            CaseId id = town.reviewed(motcua);
            town.database.execute("UPDATE act_ru_variable SET text_ = 'return' WHERE name_ = 'review'");
            town.database.execute("UPDATE act_ru_variable SET text_ = 'refuse' WHERE name_ = 'appraise'");
            town.order(motcua, id);
            Town.settle(motcua, id);
            town.database.execute("UPDATE act_ru_variable SET text_ = 'return' WHERE name_ = 'approve'");
            town.seal(motcua, id);
            Town.settle(motcua, id);

            town.assertIssuedOnce(motcua, id);
        }
    }

    @Test
    void aSignerWhoseAppointmentEndedAfterTheOrderSignsNothing() {
        leaderIsRefused(new Changing(Set.of(), Set.of("dung")));
    }

    @Test
    void aSignerWhoWasRemovedAfterTheOrderSignsNothing() {
        leaderIsRefused(new Changing(Set.of("dung"), Set.of("dung")));
    }

    private static void leaderIsRefused(Changing directory) {
        try (Town town = Town.onH2();
                Motcua motcua = town.configured().directory(directory).build()) {
            CaseId id = town.reviewed(motcua);
            directory.changeAfter(() -> town.order(motcua, id));
            Town.settle(motcua, id);

            assertThat(town.signer.signatures(id, "result", SigningRole.LEADER)).isZero();
            assertThat(Town.acts(motcua, id)).endsWith("SIGNATURE_ORDERED", "SIGNING_REFUSED");
            assertThat(Town.waiting(motcua, NGAN, id)).containsExactly("draft");
            assertThat(town.database.count("SELECT COUNT(*) FROM mc_outgoing")).isZero();
        }
    }

    @Test
    void aClerkWhoWasRemovedAfterTheOrderSealsNothing() {
        Changing directory = new Changing(Set.of("lan"), Set.of());
        try (Town town = Town.onH2();
                Motcua motcua = town.configured().directory(directory).build()) {
            CaseId id = town.signed(motcua);
            directory.changeAfter(() -> town.seal(motcua, id));
            Town.settle(motcua, id);

            assertThat(town.signer.signatures(id, "result", SigningRole.AGENCY)).isZero();
            assertThat(Town.acts(motcua, id)).endsWith("ISSUE_ORDERED", "SIGNING_REFUSED");
            assertThat(town.database.strings("SELECT state FROM mc_outgoing")).containsExactly("VOID");
        }
    }

    /** The key has answered, and then the directory forgets the officer: what was lawful is recorded all the same. */
    @Test
    void aSignerWhoIsRemovedAfterTheKeyAnsweredLeavesNothingStuck() {
        Changing directory = new Changing(Set.of("dung"), Set.of("dung"));
        try (Town town = Town.onH2();
                Motcua motcua = town.configured().directory(directory).build()) {
            CaseId id = town.reviewed(motcua);
            town.signer.before((order, attempt) -> directory.change());
            town.order(motcua, id);
            Town.settle(motcua, id);

            assertThat(Town.waiting(motcua, LAN, id)).containsExactly("seal");
            assertThat(town.signer.signatures(id, "result", SigningRole.LEADER)).isEqualTo(1);
        }
    }

    @Test
    void twoAgenciesOnOneDatabaseKeepKeysNumbersAndTasksApart() {
        Map<String, String> keys = new ConcurrentHashMap<>();
        try (Town town = Town.onH2();
                Motcua motcua = town.configured()
                        .directory(AgencyDirectory.read(twoAgencies()))
                        .build()) {
            town.signer.before(
                    (order, attempt) -> keys.put(order.key().reference(), order.agency() + " " + order.officer()));
            CaseId ours = town.issued(motcua);
            CaseId theirs = motcua.receive(new OfficerId("hoa-2"), town.submission())
                    .dossier()
                    .caseId();

            assertThat(theirs.value()).startsWith("H99.13");
            assertThat(Town.waiting(motcua, BINH, theirs)).isEmpty();
            assertThat(Town.waiting(motcua, new OfficerId("binh-2"), theirs)).containsExactly("assign");
            String task = Town.task(motcua, new OfficerId("binh-2"), theirs, "assign");
            assertThatThrownBy(() -> motcua.act(BINH, task, new Assign.Assignment(NGAN)))
                    .isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> motcua.act(new OfficerId("binh-2"), task, new Assign.Assignment(NGAN)))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> motcua.caseFile(HOA, theirs)).isInstanceOf(NotAllowedException.class);
            assertThat(keys.values()).containsOnly("H99.12 dung", "H99.12 lan");
            assertThat(town.database.strings("SELECT agency || ' ' || number FROM mc_outgoing"))
                    .containsExactly("H99.12 1");
            assertThat(town.document(ours).agency()).isEqualTo(new AgencyCode("H99.12"));
        }
    }

    @Test
    void othersInTheSameEngineBreakNothing() {
        try (Town town = Town.onH2();
                Motcua motcua = town.open();
                RawEngine raw = RawEngine.on(town.database.dataSource())) {
            raw.services()
                    .getRepositoryService()
                    .createDeployment()
                    .addInputStream("foreign.bpmn", new ByteArrayInputStream(foreign()))
                    .deploy();
            var runtime = raw.services().getRuntimeService();
            for (int i = 0; i < 5; i++) {
                runtime.startProcessInstanceByKey("foreign", "NP/2026 số 7");
                runtime.startProcessInstanceByKey("foreign");
            }
            var external = raw.services().getExternalTaskService();
            external.fetchAndLock(5, "foreigner")
                    .topic("leave.request", 60_000)
                    .execute()
                    .forEach(task -> external.handleFailure(task.getId(), "foreigner", "no", null, 0, 0));

            CaseId id = town.issued(motcua);
            town.assertIssuedOnce(motcua, id);
            assertThat(motcua.failedSteps(VIET)).isEmpty();
            assertThat(motcua.inbox(HOA)).hasSize(1);
            assertThat(external.createExternalTaskQuery()
                            .topicName("motcua.sign.v1")
                            .locked()
                            .count())
                    .as("tasks of others that were locked")
                    .isZero();
            external.createExternalTaskQuery().workerId("node-1").list().forEach(task -> {
                throw new AssertionError("holds " + task.getTopicName());
            });
        }
    }

    private static byte[] foreign() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="foreign"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="foreign" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="s"/><sequenceFlow id="f0" sourceRef="s" targetRef="g"/>
                    <parallelGateway id="g"/>
                    <sequenceFlow id="f1" sourceRef="g" targetRef="u"/>
                    <sequenceFlow id="f2" sourceRef="g" targetRef="x"/>
                    <sequenceFlow id="f3" sourceRef="g" targetRef="y"/>
                    <userTask id="u"/>
                    <serviceTask id="x" camunda:type="external" camunda:topic="leave.request"/>
                    <serviceTask id="y" camunda:type="external" camunda:topic="motcua.sign.v1"/>
                  </process>
                </definitions>
                """.getBytes(StandardCharsets.UTF_8);
    }

    private static void complete(ProcessEngine engine, CaseId id, String element, Map<String, Object> variables) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey("motcua:" + id)
                .taskDefinitionKey(element)
                .singleResult();
        engine.getTaskService().complete(task.getId(), variables);
    }

    private static boolean failed(Motcua motcua, CaseId id) {
        return motcua.failedSteps(VIET).stream().map(FailedStep::caseId).anyMatch(id::equals);
    }

    private static void requireRefused(Town town, Motcua motcua, CaseId id, SigningRole role) {
        Until.holds("it can be seen", () -> failed(motcua, id));
        assertThat(town.signer.signatures(id, "result", role)).isZero();
        assertThat(Town.acts(motcua, id)).doesNotContain("ISSUED");
        assertThat(town.document(id).issued()).isNull();
    }

    private static InputStream twoAgencies() {
        try (InputStream one = Town.resource("one-agency.json")) {
            String text = new String(one.readAllBytes(), StandardCharsets.UTF_8);
            String officers = text.substring(text.indexOf("{ \"id\""), text.lastIndexOf(']'))
                    .strip();
            String others = officers.replaceAll("\"id\": \"([a-z]+)\"", "\"id\": \"$1-2\", \"agency\": \"H99.13\"");
            String ours = officers.replaceAll("\"id\": \"([a-z]+)\"", "\"id\": \"$1\", \"agency\": \"H99.12\"");
            String agency = text.substring(text.indexOf("{", 1), text.indexOf("}") + 1);
            return new ByteArrayInputStream(("{\"agency\": [" + agency + ","
                            + agency.replace("H99.12", "H99.13").replace("SCT", "SXD")
                            + "], \"officers\": [" + ours + "," + others + "]}")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory from which somebody is removed, or whose appointment ends, at a moment that the test chooses. */
    private static final class Changing implements Directory {

        private final Directory before = AgencyDirectory.read(Town.resource("one-agency.json"));
        private final Set<String> removed;
        private final Set<String> noSignatories;
        private final ThreadLocal<Boolean> ordering = ThreadLocal.withInitial(() -> false);
        private volatile boolean changed;

        Changing(Set<String> removed, Set<String> noSignatories) {
            this.removed = removed;
            this.noSignatories = noSignatories;
        }

        void change() {
            changed = true;
        }

        /** The act still sees the old directory; whoever else asks sees the new one at once. */
        void changeAfter(Runnable act) {
            ordering.set(true);
            changed = true;
            act.run();
            ordering.set(false);
        }

        private boolean gone(OfficerId id, Set<String> whom) {
            return changed && !ordering.get() && whom.contains(id.value());
        }

        @Override
        public Optional<Agency> findAgency(AgencyCode code, LocalDate day) {
            return before.findAgency(code, day);
        }

        @Override
        public Optional<Officer> findOfficer(OfficerId id, LocalDate day) {
            return gone(id, removed) ? Optional.empty() : before.findOfficer(id, day);
        }

        @Override
        public Optional<Officer> findEver(OfficerId id) {
            return gone(id, removed) ? Optional.empty() : before.findEver(id);
        }

        @Override
        public List<Officer> withRole(AgencyCode agency, Role role, LocalDate day) {
            return before.withRole(agency, role, day);
        }

        @Override
        public Optional<Signatory> findSignatory(OfficerId officer, String kind, LocalDate day) {
            return gone(officer, noSignatories) ? Optional.empty() : before.findSignatory(officer, kind, day);
        }

        @Override
        public List<OfficerId> deputisesFor(OfficerId officer, LocalDate day) {
            return before.deputisesFor(officer, day);
        }
    }
}
