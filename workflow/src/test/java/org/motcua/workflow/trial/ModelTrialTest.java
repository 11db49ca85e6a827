package org.motcua.workflow.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.compose.TemplateLibrary;
import org.motcua.workflow.process.ShippedModels;
import org.motcua.workflow.trial.TrialReport.Path;
import org.motcua.workflow.trial.TrialReport.Produced;

class ModelTrialTest {

    private static final String NO_PROCEDURES = "{\"version\": \"none\", \"procedures\": []}";

    /** The kinds of their own that the models of the tests draft. */
    private static final String KINDS = """
            {"kinds": [
              {"id": "fuel-certificate", "name": {"vi": "Giấy chứng nhận", "en": "Certificate"}, "series": "GCN",
               "symbol": "GCN-{agency}", "template": "certificate"},
              {"id": "opinion-note", "name": {"vi": "Phiếu ý kiến", "en": "Opinion"}, "series": "PYK",
               "symbol": "PYK-{agency}", "template": "official-letter", "signed": false}]}
            """;

    private static byte[] resource(String name) {
        try (InputStream in = ModelTrialTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrialReport trial(String directory, byte[]... models) {
        return ModelTrial.of(
                        AgencyDirectory.read(new ByteArrayInputStream(directory.getBytes(UTF_8))),
                        ProcedureCatalogue.read(new ByteArrayInputStream(NO_PROCEDURES.getBytes(UTF_8))),
                        DocumentKinds.standard().and(new ByteArrayInputStream(KINDS.getBytes(UTF_8))),
                        TemplateLibrary.builtIn())
                .run(List.of(models));
    }

    private static String directory() {
        return new String(resource("trial-directory.json"), UTF_8);
    }

    private static byte[] testModel(String name) {
        return resource("/org/motcua/workflow/models/" + name + ".bpmn");
    }

    private static List<String> stuck(TrialReport report) {
        return report.paths().stream()
                .map(Path::stuck)
                .filter(where -> !where.isEmpty())
                .toList();
    }

    private static void assertPassed(TrialReport report) {
        assertThat(stuck(report)).isEmpty();
        assertThat(report.unreached()).isEmpty();
        assertThat(report.passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certificate",
                "deputy",
                "fee-first",
                "initials",
                "other-opinion",
                "parallel-appraisal",
                "shortest"
            })
    void everyElementOfGoodModelsIsReached(String name) {
        assertPassed(trial(directory(), testModel(name)));
    }

    @Test
    void whatIsCalledIsTriedByWhatCallsIt() {
        TrialReport report = trial(directory(), testModel("opinion-note"), testModel("many-opinions"));

        assertPassed(report);
        assertThat(report.paths()).extracting(Path::process).containsOnly("many-opinions");
    }

    @Test
    void everyElementOfASettledDossierIsReachedWithNumbersAndSignatures() {
        TrialReport report = trial(directory(), ShippedModels.read("one-stop"));

        assertPassed(report);
        assertThat(report.complete()).isTrue();
        List<Produced> first = report.paths().get(0).documents();
        assertThat(first)
                .filteredOn(document -> document.name().equals("result"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.state()).isEqualTo("ISSUED");
                    assertThat(result.numbers()).containsExactly("01/QĐ-SCT");
                    assertThat(result.signatures()).hasSize(2);
                });
        assertThat(report.paths().stream().flatMap(path -> path.documents().stream()))
                .anySatisfy(document -> assertThat(document.numbers()).anyMatch(number -> number.endsWith("(VOID)")));
    }

    @Test
    void namesTheTaskThatNobodyMayDo() {
        String withoutClerk = directory().replace("\"CLERK\"", "\"INSPECTOR\"");

        TrialReport report = trial(withoutClerk, testModel("shortest"));

        assertThat(report.passed()).isFalse();
        assertThat(stuck(report)).anyMatch(where -> where.startsWith("seal"));
        assertThat(report.unreached()).contains("shortest:return_result");
    }

    @Test
    void namesWhatNoPathReaches() {
        String bpmn = new String(testModel("shortest"), UTF_8);
        String lonely = bpmn.replaceFirst(
                "</bpmn:process>",
                "<bpmn:startEvent id=\"lonely\" name=\"Khác\"><bpmn:extensionElements><camunda:properties>"
                        + "<camunda:property name=\"motcua.type\" value=\"note.v1\"/>"
                        + "<camunda:property name=\"motcua.by\" value=\"role:INSPECTOR\"/>"
                        + "</camunda:properties></bpmn:extensionElements><bpmn:outgoing>lonely_to_end</bpmn:outgoing>"
                        + "<bpmn:messageEventDefinition id=\"lonely_message\" messageRef=\"message_lonely\"/>"
                        + "</bpmn:startEvent><bpmn:endEvent id=\"lonely_end\" name=\"Hết\"><bpmn:incoming>lonely_to_end"
                        + "</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id=\"lonely_to_end\" sourceRef=\"lonely\""
                        + " targetRef=\"lonely_end\"/></bpmn:process><bpmn:message id=\"message_lonely\" name=\"shortest.lonely\"/>");

        TrialReport report = trial(directory(), lonely.getBytes(UTF_8));

        assertThat(report.passed()).isFalse();
        assertThat(report.unreached()).containsExactly("shortest:lonely", "shortest:lonely_end");
        assertThat(Stream.of(report).flatMap(one -> stuck(one).stream())).isEmpty();
    }
}
