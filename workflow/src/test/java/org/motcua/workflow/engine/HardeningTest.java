package org.motcua.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.testkit.TestDatabase;

/** What somebody with the engine in hand, or with the database, cannot make it do. */
class HardeningTest {

    private static final String MARK = "motcua.hardening";
    private static final String EXPLOIT =
            "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
                    + ".invoke(null, '" + MARK + "', 'run')}";
    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <process id="tried" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="begin"/>
                <sequenceFlow id="f1" sourceRef="begin" targetRef="review"/>
                <userTask id="review" name="Review"><extensionElements/></userTask>
                <sequenceFlow id="f2" sourceRef="review" targetRef="reviewed"/>
                <exclusiveGateway id="reviewed" default="f4"/>
                <sequenceFlow id="f3" sourceRef="reviewed" targetRef="step">
                  <conditionExpression xsi:type="tFormalExpression">${review == 'approve'}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="f4" sourceRef="reviewed" targetRef="done"/>
                <serviceTask id="step" camunda:type="external" camunda:topic="motcua.sign.v1"/>
                <sequenceFlow id="f5" sourceRef="step" targetRef="done"/>
                <endEvent id="done"/>
              </process>
            </definitions>
            """;

    /** How often code of somebody else was run. */
    private static final AtomicInteger RUNS = new AtomicInteger();

    private TestDatabase database;
    private Transactions transactions;
    private JoinedEngine joined;
    private ProcessEngine engine;

    @BeforeEach
    void start() {
        RUNS.set(0);
        System.clearProperty(MARK);
        database = TestDatabase.h2();
        transactions = JdbcTransactions.of(database.dataSource());
        joined = JoinedEngine.start(transactions);
        engine = joined.services();
    }

    @AfterEach
    void nothingWasRun() {
        joined.close();
        database.close();
        assertThat(System.getProperty(MARK)).isNull();
        assertThat(RUNS).hasValue(0);
    }

    private static byte[] bytes(String model) {
        return model.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(EngineRefusedException.class),
                        thrown -> assertThat(thrown).hasRootCauseInstanceOf(EngineRefusedException.class),
                        thrown -> assertThat(thrown).hasMessageContaining("serialization format is prohibited"));
    }

    @Test
    void theEngineIsNotFoundByOtherClassesOfTheApplication() {
        assertThat(ProcessEngines.getProcessEngines()).doesNotContainValue(engine);
        assertThat(ProcessEngines.getProcessEngine(engine.getName())).isNull();
    }

    @Test
    void anExpressionInAQueryIsRefusedAlsoInsideOfOr() {
        TaskQuery plain = engine.getTaskService().createTaskQuery().dueAfterExpression(EXPLOIT);
        TaskQuery inOr = engine.getTaskService()
                .createTaskQuery()
                .or()
                .dueAfterExpression(EXPLOIT)
                .endOr();
        TaskQuery second = engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskName("a")
                .endOr()
                .or()
                .taskAssigneeExpression(EXPLOIT)
                .endOr();

        for (TaskQuery query : List.of(plain, inOr, second)) {
            refused(query::list);
            refused(query::count);
            refused(query::singleResult);
            refused(() -> query.listPage(0, 1));
        }
    }

    @Test
    void anExpressionInAStoredFilterIsNotRun() {
        Filter filter = engine.getFilterService().newTaskFilter("all");
        filter.setQuery(engine.getTaskService()
                .createTaskQuery()
                .or()
                .dueAfterExpression(EXPLOIT)
                .endOr());

        assertThatThrownBy(() -> engine.getFilterService()
                        .list(engine.getFilterService().saveFilter(filter).getId()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aQueryInSqlIsRefused() {
        refused(() -> engine.getTaskService()
                .createNativeTaskQuery()
                .sql("SELECT * FROM mc_case")
                .list());
        refused(() -> engine.getRuntimeService()
                .createNativeExecutionQuery()
                .sql("SELECT 1")
                .count());
    }

    private static final List<String> OTHER_EXPRESSIONS = List.of(
            "${a.getClass()}",
            "${a.class}",
            "${''.getClass()}",
            "${''['class']}",
            "${execution.processEngineServices}",
            "${execution.processEngineServices.repositoryService}",
            "#{execution.getProcessBusinessKey()}",
            "${execution.setVariable('a', 1)}",
            "${a == 'b' && true}",
            "${a == 'b'} ${a.class}",
            "${a == 'b'.class}",
            "${a = 'b'}",
            "${a}",
            "${now()}",
            "${currentUser()}",
            "Kính gửi ${a}",
            "\\${a.class}",
            "#{a.class}",
            "${x_count.class}");

    @Test
    void anExpressionOfAnotherFormIsRefused() {
        for (String expression : OTHER_EXPRESSIONS) {
            assertThatThrownBy(() -> new SafeExpressions().createExpression(expression))
                    .as(expression)
                    .isInstanceOf(EngineRefusedException.class)
                    .hasMessageContaining("any code");
        }
    }

    @Test
    void theFormsThatModelsNeedWork() {
        joined.deploy("tried", bytes(MODEL));
        String id = engine.getRuntimeService()
                .startProcessInstanceByKey("tried", "key", Map.of())
                .getId();
        engine.getTaskService()
                .complete(
                        engine.getTaskService().createTaskQuery().singleResult().getId(), Map.of("review", "approve"));

        assertThat(engine.getExternalTaskService()
                        .createExternalTaskQuery()
                        .processInstanceId(id)
                        .count())
                .isEqualTo(1);
        assertThat(new SafeExpressions().createExpression("Soạn thảo").isLiteralText())
                .isTrue();
    }

    @Test
    void aModelThatWasNotCheckedIsNotRead() {
        refused(() -> engine.getRepositoryService()
                .createDeployment()
                .addString("tried.bpmn", MODEL)
                .deploy());
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count())
                .isZero();
    }

    private static Map<String, String> models() {
        String task = "<serviceTask id=\"step\" camunda:type=\"external\" camunda:topic=\"motcua.sign.v1\"/>";
        String extensions = "<extensionElements/>";
        String delegate = Delegate.class.getName();
        Map<String, String> models = new LinkedHashMap<>();
        Stream.of(
                        code(
                                "script task",
                                task,
                                "<scriptTask id=\"step\" scriptFormat=\"juel\"><script>1</script></scriptTask>"),
                        code("class", task, "<serviceTask id=\"step\" camunda:class=\"" + delegate + "\"/>"),
                        code("expression", task, "<serviceTask id=\"step\" camunda:expression=\"" + EXPLOIT + "\"/>"),
                        code("delegate", task, "<serviceTask id=\"step\" camunda:delegateExpression=\"${bean}\"/>"),
                        code("send task", task, "<sendTask id=\"step\" camunda:class=\"" + delegate + "\"/>"),
                        code("rule task", task, "<businessRuleTask id=\"step\" camunda:class=\"" + delegate + "\"/>"),
                        code("mail", task, "<serviceTask id=\"step\" camunda:type=\"mail\"/>"),
                        code("shell", task, "<serviceTask id=\"step\" camunda:type=\"shell\"/>"),
                        code(
                                "other namespace",
                                task,
                                "<serviceTask id=\"step\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"" + delegate
                                        + "\"/>"),
                        code("throw event", task, "<intermediateThrowEvent id=\"step\"/>"),
                        listener("executionListener", extensions, "event=\"start\" class=\"" + delegate + "\""),
                        listener("executionListener", extensions, "event=\"start\" expression=\"" + EXPLOIT + "\""),
                        listener("taskListener", extensions, "event=\"create\" class=\"" + delegate + "\""),
                        listener("formData", extensions, ""),
                        listener("inputOutput", extensions, ""),
                        listener("connector", extensions, ""),
                        listener("failedJobRetryTimeCycle", extensions, ""),
                        listener("in", extensions, "businessKey=\"" + EXPLOIT + "\""),
                        listener("in", extensions, "variables=\"all\""),
                        code("assignee", "<userTask ", "<userTask camunda:assignee=\"" + EXPLOIT + "\" "),
                        code("name", "name=\"Review\"", "name=\"" + EXPLOIT + "\""),
                        code("due date", "<userTask ", "<userTask camunda:dueDate=\"2026-01-01T00:00:00\" "),
                        code("async", "<userTask ", "<userTask camunda:asyncBefore=\"true\" "),
                        code("form key", "<userTask ", "<userTask camunda:formKey=\"f\" "),
                        code("condition", "${review == 'approve'}", EXPLOIT),
                        code("script condition", "<conditionExpression ", "<conditionExpression language=\"groovy\" "),
                        code(
                                "timer",
                                "<endEvent id=\"done\"/>",
                                "<boundaryEvent id=\"b\" attachedToRef=\"review\"><timerEventDefinition><timeDuration>PT1S</timeDuration>"
                                        + "</timerEventDefinition></boundaryEvent><endEvent id=\"done\"/>"))
                .forEach(model ->
                        models.put(model.get(0) + (models.containsKey(model.get(0)) ? " again" : ""), model.get(1)));
        return models;
    }

    private static List<String> code(String what, String before, String after) {
        assertThat(MODEL).contains(before);
        return List.of(what, MODEL.replace(before, after));
    }

    private static List<String> listener(String element, String extensions, String attributes) {
        return code(
                element,
                extensions,
                "<extensionElements><camunda:" + element + " " + attributes + "/></extensionElements>");
    }

    /** As if the check before deployment had let it pass. */
    @Test
    void aModelWithCodeIsNotRead() {
        models().forEach((what, model) -> {
            assertThatThrownBy(() -> joined.deploy("tried", bytes(model)))
                    .as(what)
                    .isInstanceOf(RuntimeException.class);
            assertThat(database.count("SELECT COUNT(*) FROM act_re_procdef"))
                    .as(what)
                    .isZero();
        });
    }

    /** After a restart, when the database was changed, and even its list of checked models. */
    @Test
    void aModelThatGotCodeInTheDatabaseIsNotRun() {
        joined.deploy("tried", bytes(MODEL));
        for (String what : List.of("class", "executionListener", "assignee")) {
            overwrite(bytes(models().get(what)));
            for (boolean listed : new boolean[] {false, true}) {
                try (JoinedEngine again = JoinedEngine.start(transactions)) {
                    again.trust(hash -> listed);
                    refused(() -> again.services().getRuntimeService().startProcessInstanceByKey("tried"));
                }
            }
        }
        assertThat(database.count("SELECT COUNT(*) FROM act_ru_execution")).isZero();
    }

    private void overwrite(byte[] model) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE act_ge_bytearray SET bytes_ = ? WHERE name_ = 'tried.bpmn'")) {
            update.setBytes(1, model);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"}) // objects that must not become variables
    static Stream<Object> values() {
        return Stream.of(
                new byte[] {1},
                new Gadget(),
                List.of("a"),
                Map.of("a", "b"),
                new Date(0),
                (short) 1,
                1.5f,
                new File("a"),
                new StringBuilder("a"),
                "a".repeat(4001),
                Variables.objectValue(List.of("a")).create(),
                Variables.serializedObjectValue("rO0ABQ==")
                        .objectTypeName(Gadget.class.getName())
                        .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                        .create(),
                Variables.fileValue("a.txt").file(new byte[] {1}).create());
    }

    @Test
    void aVariableThatIsNotPlainIsRefusedWhenItIsSet() {
        joined.deploy("tried", bytes(MODEL));
        String id =
                engine.getRuntimeService().startProcessInstanceByKey("tried").getId();

        values().forEach(value -> {
            refused(() -> engine.getRuntimeService().setVariable(id, "a", value));
            refused(() -> engine.getRuntimeService().setVariableLocal(id, "a", value));
            refused(() -> engine.getRuntimeService().startProcessInstanceByKey("tried", Map.of("a", value)));
        });
        assertThat(database.count("SELECT COUNT(*) FROM act_ru_variable")).isZero();
    }

    @Test
    void plainVariablesAreKept() {
        joined.deploy("tried", bytes(MODEL));
        String id =
                engine.getRuntimeService().startProcessInstanceByKey("tried").getId();
        Map<String, Object> plain = Variables.putValue("text", "ổ".repeat(4000))
                .putValue("int", 1)
                .putValue("long", 2L)
                .putValue("double", 1.5)
                .putValue("truth", true)
                .putValue("none", null);

        engine.getRuntimeService().setVariables(id, plain);

        assertThat(engine.getRuntimeService().getVariables(id)).containsExactlyInAnyOrderEntriesOf(plain);
    }

    @Test
    void anObjectThatWasWrittenIntoTheDatabaseIsNeverRead() {
        joined.deploy("tried", bytes(MODEL));
        String id =
                engine.getRuntimeService().startProcessInstanceByKey("tried").getId();
        engine.getRuntimeService().setVariable(id, "review", "approve");
        store(serialised());
        database.execute("UPDATE act_ru_variable SET type_ = 'serializable', bytearray_id_ = 'planted', text_ = NULL,"
                + " text2_ = '" + Gadget.class.getName() + "'");
        String task = engine.getTaskService().createTaskQuery().singleResult().getId();

        assertThatThrownBy(() -> engine.getRuntimeService().getVariable(id, "review"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> engine.getRuntimeService().getVariables(id)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> engine.getTaskService().complete(task)).isInstanceOf(RuntimeException.class);
        // A query tells of the failure by itself; that nothing was read is seen after each test.
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().list())
                .hasSize(1);
    }

    private static byte[] serialised() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Gadget());
            out.flush();
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            assertThat(RUNS.getAndSet(0)).as("reading it runs code").isEqualTo(1);
            return bytes.toByteArray();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private void store(byte[] content) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO act_ge_bytearray (id_, rev_, name_, bytes_) VALUES ('planted', 1, 'review', ?)")) {
            insert.setBytes(1, content);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anEngineWithAnotherHistoryLevelThatWasThereFirstIsNamed() {
        database.execute("UPDATE act_ge_property SET value_ = '3' WHERE name_ = 'historyLevel'");

        assertThatThrownBy(() -> JoinedEngine.start(transactions))
                .isInstanceOf(EngineWiringException.class)
                .hasMessageContaining("level full")
                .hasMessageContaining("schema of its own");
    }

    @Test
    void theTablesOfAnOlderEngineAreLeftAsTheyAre() {
        database.execute("UPDATE act_ge_schema_log SET version_ = '7.20.0'");

        assertThatThrownBy(() -> JoinedEngine.start(transactions))
                .isInstanceOf(EngineWiringException.class)
                .hasMessageContaining("7.20.0")
                .hasMessageContaining("upgrade scripts");

        database.execute("DROP TABLE act_ge_schema_log");
        assertThatThrownBy(() -> JoinedEngine.start(transactions))
                .isInstanceOf(EngineWiringException.class)
                .hasMessageContaining("before 7.11");
    }

    /** Runs code when it is read, as gadgets of libraries do. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            RUNS.incrementAndGet();
        }
    }

    /** Named by models. */
    public static final class Delegate implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            RUNS.incrementAndGet();
        }
    }
}
