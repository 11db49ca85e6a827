package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.modeler.Finding;
import org.motcua.workflow.modeler.ModelRefusedException;
import org.motcua.workflow.modeler.Severity;
import org.motcua.workflow.process.ModelConflictException;
import org.motcua.workflow.testkit.TestOffice;

/** What a process administrator may deploy, and what is refused and how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentTest {

    private static final OfficerId ADMIN = new OfficerId("quan");
    private static final String DIRECTORY_END = "\n  ]\n}";

    private static final String KINDS = """
            { "kinds": [
              { "id": "fuel-certificate", "name": { "vi": "Giấy chứng nhận", "en": "Certificate" },
                "series": "GCN", "symbol": "GCN-{agency}", "template": "certificate", "signed": true },
              { "id": "opinion-note", "name": { "vi": "Phiếu ý kiến", "en": "Note" },
                "template": "paper", "signed": false } ] }
            """;

    /** A model that passes, as an administrator would begin with it. */
    private static final String DRAWN =
            new String(model("shortest"), StandardCharsets.UTF_8).replace("\"shortest\"", "\"drawn\"");

    private TestOffice office;

    static InputStream resource(String name) {
        return DeploymentTest.class.getResourceAsStream(name);
    }

    static byte[] model(String name) {
        try (InputStream in = resource("models/" + name + ".bpmn")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AgencyDirectory directory() {
        try (InputStream in = resource("testkit/one-agency.json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(json).endsWith(DIRECTORY_END);
            json = json.substring(0, json.length() - DIRECTORY_END.length()) + """
                    , { "id": "quan", "name": "Hoàng Minh Quân", "title": "Chuyên viên", "unit": "Văn phòng",
                        "roles": ["PROCESS_ADMIN"], "effectiveFrom": "2025-07-01" } ] }
                    """;
            return AgencyDirectory.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void open() {
        office = TestOffice.of(
                directory(),
                ProcedureCatalogue.read(resource("testkit/one-procedure.json")),
                builder -> builder.kinds(DocumentKinds.standard()
                        .and(new ByteArrayInputStream(KINDS.getBytes(StandardCharsets.UTF_8)))));
    }

    @AfterAll
    void close() {
        office.close();
    }

    /** Called ones before their callers. The shipped ones pass already when the office opens. */
    @ParameterizedTest
    @MethodSource
    void theModelsOfTheTestsPass(String name) {
        assertThat(office.motcua().deploy(ADMIN, model(name)).hash()).isEqualTo(ModelReader.hash(model(name)));
    }

    static List<String> theModelsOfTheTestsPass() {
        return List.of(
                "certificate",
                "deputy",
                "fee-first",
                "initials",
                "opinion-note",
                "other-opinion",
                "many-opinions",
                "one-stop-1.1.0",
                "parallel-appraisal",
                "shortest");
    }

    private static Arguments bad(String what, String element, String remedy, String before, String after) {
        assertThat(DRAWN).as(what).contains(before);
        return Arguments.of(what, element, remedy, DRAWN.replace(before, after));
    }

    /** Puts something into the extensions of the task "draft". */
    private static Arguments extension(String what, String remedy, String extension) {
        return bad(
                what,
                "draft",
                remedy,
                DRAFT_END,
                DRAFT_END + "</camunda:properties>" + extension + "<camunda:properties>");
    }

    private static final String DRAFT_END = "<camunda:property name=\"motcua.kind\" value=\"result\"/>";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBadModelIsRefusedWithElementAndRemedy(String what, String element, String remedy, String bpmn) {
        assertThatThrownBy(() -> office.motcua().deploy(ADMIN, bpmn.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(ModelRefusedException.class, refused -> {
                    assertThat(refused.findings()).anySatisfy(finding -> {
                        assertThat(finding.element()).isEqualTo(element);
                        assertThat(finding.text().english()).contains(remedy);
                    });
                    assertThat(refused.lines(Locale.ENGLISH))
                            .hasSameSizeAs(refused.findings())
                            .allSatisfy(line -> assertThat(refused).hasMessageContaining(line));
                });
    }

    static Stream<Arguments> aBadModelIsRefusedWithElementAndRemedy() {
        return Stream.of(
                extension(
                        "a script in an execution listener",
                        "take it out",
                        "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"groovy\">1</camunda:script>"
                                + "</camunda:executionListener>"),
                extension(
                        "a class in a task listener",
                        "take it out",
                        "<camunda:taskListener class=\"org.example.Mail\" event=\"create\"/>"),
                extension(
                        "a form of the engine",
                        "the form is the type's",
                        "<camunda:formData><camunda:formField id=\"a\" type=\"string\"/></camunda:formData>"),
                extension(
                        "an input mapping",
                        "the data is in the case",
                        "<camunda:inputOutput><camunda:inputParameter name=\"a\">${b}</camunda:inputParameter>"
                                + "</camunda:inputOutput>"),
                bad(
                        "an unknown property",
                        "draft",
                        "is it \"motcua.budget\"?",
                        DRAFT_END,
                        DRAFT_END + "<camunda:property name=\"motcua.buget\" value=\"2wd\"/>"),
                bad("an unknown type", "review", "decide.v1", "value=\"decide.v1\"", "value=\"decide.v9\""),
                bad(
                        "a type at a wrong place",
                        "review",
                        "move it, or choose another type",
                        "value=\"decide.v1\"",
                        "value=\"receive.v1\""),
                bad(
                        "a role that nobody has",
                        "review",
                        "is it \"HEAD\"?",
                        "value=\"role:HEAD@unit\"",
                        "value=\"role:HEADS@unit\""),
                bad(
                        "a kind of documents that is not there",
                        "draft",
                        "is it \"decision\"?",
                        DRAFT_END,
                        DRAFT_END.replace("result", "decison")),
                bad(
                        "a misspelt branch in a condition",
                        "reviewed_approve",
                        "use one of",
                        "${review == 'approve'}",
                        "${review == 'aprove'}"),
                bad(
                        "a condition on another variable",
                        "reviewed_approve",
                        "write it about that",
                        "${review == 'approve'}",
                        "${approve == 'approve'}"),
                bad(
                        "a condition that is code",
                        "reviewed_approve",
                        "write ${ELEMENT == 'branch'}",
                        "${review == 'approve'}",
                        "${''.getClass().forName('java.lang.Runtime') != null}"),
                bad(
                        "a branch without a flow",
                        "reviewed",
                        "add a flow",
                        "${review == 'return'}",
                        "${review == 'approve'}"),
                bad(
                        "a signature without the leader's order",
                        "sign_leader",
                        "sign only what a leader ordered",
                        "sourceRef=\"approved\" targetRef=\"redraft\"",
                        "sourceRef=\"approved\" targetRef=\"sign_leader\""),
                bad(
                        "an order to sign what was returned",
                        "approve",
                        "order the signature only of what was approved",
                        "sourceRef=\"reviewed\" targetRef=\"redraft\"",
                        "sourceRef=\"reviewed\" targetRef=\"approve\""),
                bad(
                        "a refused signature that nobody catches",
                        "sign_leader",
                        "catches: add one",
                        "attachedToRef=\"sign_leader\"",
                        "attachedToRef=\"sign_agency\""),
                bad(
                        "a script task",
                        "begin2",
                        "use a typed task",
                        "</bpmn:process>",
                        "<bpmn:scriptTask id=\"begin2\" scriptFormat=\"javascript\"/></bpmn:process>"),
                bad(
                        "Java in a service task",
                        "begin",
                        "use an external task with a motcua.* topic",
                        "camunda:type=\"external\" camunda:topic=\"motcua.move.v1\"",
                        "camunda:class=\"org.example.Begin\""),
                bad(
                        "an assignee in the engine",
                        "review",
                        "use motcua.by",
                        "<bpmn:userTask id=\"review\"",
                        "<bpmn:userTask camunda:assignee=\"binh\" id=\"review\""),
                bad(
                        "a timer",
                        "late",
                        "know legal time",
                        "<bpmn:endEvent id=\"returned\"",
                        "<bpmn:boundaryEvent id=\"late\" attachedToRef=\"seal\"><bpmn:timerEventDefinition/>"
                                + "</bpmn:boundaryEvent><bpmn:endEvent id=\"returned\""),
                bad(
                        "a version without a tag",
                        "drawn",
                        "set camunda:versionTag like 1.0.0",
                        "camunda:versionTag=\"1.0.0\"",
                        ""));
    }

    @Test
    void aFileThatIsNoModelIsRefused() {
        assertThatThrownBy(() -> office.motcua().deploy(ADMIN, "Kính gửi".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("error");
    }

    @Test
    void allFindingsAreTold() {
        String bpmn = DRAWN.replace("role:HEAD@unit", "role:HAED").replace("value=\"seal.v1\"", "value=\"sael.v1\"");
        assertThatThrownBy(() -> office.motcua().deploy(ADMIN, bpmn.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ModelRefusedException.class,
                        refused -> assertThat(refused.findings())
                                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                                .extracting(Finding::element)
                                .contains("review", "seal"));
    }

    @Test
    void theSameModelAgainIsTheSameVersionAndOtherContentUnderItsTagIsRefused() {
        ProcessVersion version = office.motcua().deploy(ADMIN, DRAWN.getBytes(StandardCharsets.UTF_8));

        assertThat(office.motcua().deploy(ADMIN, DRAWN.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(version);
        assertThatThrownBy(() -> office.motcua()
                        .deploy(
                                ADMIN,
                                DRAWN.replace("Trả kết quả", "Trao kết quả").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelConflictException.class)
                .hasMessageContaining("new version tag");
    }

    @Test
    void onlyAProcessAdministratorDeploys() {
        assertThatThrownBy(() -> office.motcua().deploy(new OfficerId("binh"), DRAWN.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("PROCESS_ADMIN");
    }
}
