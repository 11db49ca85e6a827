package org.motcua.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class OneStopModelTest {

    private final ModelFile model = ModelFile.read();

    @Test
    void knowsItsVersionAndHowLongItsHistoryIsKept() {
        Element process = model.all(ModelFile.BPMN, "process").get(0);

        assertThat(process.getAttribute("id")).isEqualTo(OneStopModel.PROCESS);
        assertThat(process.getAttributeNS(ModelFile.CAMUNDA, "historyTimeToLive"))
                .isEqualTo("P3650D");
        assertThat(process.getAttributeNS(ModelFile.CAMUNDA, "versionTag")).isEqualTo("1.0.0");
    }

    @Test
    void everyElementAndFlowIsDrawn() {
        Set<String> drawn = new HashSet<>();
        Stream.of("BPMNShape", "BPMNEdge")
                .flatMap(name -> model.all(ModelFile.BPMNDI, name).stream())
                .forEach(shape -> drawn.add(shape.getAttribute("bpmnElement")));
        Set<String> all = new HashSet<>(model.elements());
        model.flows().forEach(flow -> all.add(flow.id()));

        assertThat(drawn).isEqualTo(all);
    }

    @Test
    void noTwoShapesOverlap() {
        List<Box> boxes = new ArrayList<>();
        for (Element shape : model.all(ModelFile.BPMNDI, "BPMNShape")) {
            String id = shape.getAttribute("bpmnElement");
            Element bounds = (Element)
                    shape.getElementsByTagNameNS(ModelFile.DC, "Bounds").item(0);
            // A sub-process contains its shapes, and boundary events sit on the edge of theirs.
            if (!id.equals("settlement") && !isBoundary(id)) {
                boxes.add(Box.of(id, bounds));
            }
        }
        for (Box one : boxes) {
            assertThat(boxes)
                    .filteredOn(other -> !other.id().equals(one.id()) && other.overlaps(one))
                    .isEmpty();
        }
    }

    @Test
    void everyPersonsStepHasAVietnameseNameAndSomebodyToDoIt() {
        assertThat(model.all(ModelFile.BPMN, "userTask")).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getAttribute("name")).containsPattern("[^\\x00-\\x7F]");
            assertThat(task.getAttributeNS(ModelFile.CAMUNDA, "candidateGroups")
                            + task.getAttributeNS(ModelFile.CAMUNDA, "assignee"))
                    .isNotEmpty();
        });
    }

    @Test
    void runsNoScriptsAndNoClassesAndDecidesOnPlainVariables() {
        assertThat(model.all(ModelFile.BPMN, "scriptTask")).isEmpty();
        assertThat(model.all(ModelFile.CAMUNDA, "script")).isEmpty();
        assertThat(model.all(ModelFile.BPMN, "serviceTask"))
                .allMatch(task -> task.getAttributeNS(ModelFile.CAMUNDA, "type").equals("external"));
        assertThat(model.all(ModelFile.BPMN, "conditionExpression"))
                .extracting(Element::getTextContent)
                .allMatch(condition -> condition.matches("\\$\\{!?[a-zA-Z]+( == '[A-Z]+')?}"));
    }

    @Test
    void theNamesThatJavaUsesAreInTheModel() throws IllegalAccessException {
        Set<String> names = new HashSet<>(model.elements());
        names.add(OneStopModel.PROCESS);
        names.add(OneStopModel.RESOURCE);
        model.all(ModelFile.BPMN, "serviceTask")
                .forEach(task -> names.add(task.getAttributeNS(ModelFile.CAMUNDA, "topic")));
        model.all(ModelFile.BPMN, "message").forEach(message -> names.add(message.getAttribute("name")));
        model.all(ModelFile.BPMN, "error").forEach(error -> names.add(error.getAttribute("errorCode")));

        for (var field : OneStopModel.class.getFields()) {
            assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
            assertThat(names).contains((String) field.get(null));
        }
    }

    private boolean isBoundary(String id) {
        return model.all(ModelFile.BPMN, "boundaryEvent").stream()
                .anyMatch(event -> event.getAttribute("id").equals(id));
    }

    private record Box(String id, double x, double y, double width, double height) {

        static Box of(String id, Element bounds) {
            return new Box(
                    id,
                    Double.parseDouble(bounds.getAttribute("x")),
                    Double.parseDouble(bounds.getAttribute("y")),
                    Double.parseDouble(bounds.getAttribute("width")),
                    Double.parseDouble(bounds.getAttribute("height")));
        }

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }
}
