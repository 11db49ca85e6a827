package org.motcua.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motcua.core.calendar.ProcessingTime;

class ModelReaderTest {

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:message id="m" name="late"/>
              <bpmn:error id="e" errorCode="signing-refused"/>
              <bpmn:process id="one-stop" name="Một cửa" isExecutable="true" camunda:versionTag="2.1.0">
                <bpmn:startEvent id="received" name="Tiếp nhận"/>
                <bpmn:subProcess id="work">
                  <bpmn:startEvent id="begun"/>
                  <bpmn:userTask id="review" name="Duyệt"><bpmn:extensionElements><camunda:properties>
                    <camunda:property name="motcua.type" value="decide.v1"/>
                    <camunda:property name="motcua.by" value="role:HEAD@unit|assigned:deputy"/>
                    <camunda:property name="motcua.not" value="drafter, did:draft"/>
                    <camunda:property name="motcua.document" value="result"/>
                    <camunda:property name="motcua.budget" value="4h"/>
                    <camunda:property name="motcua.branches" value=""/>
                  </camunda:properties></bpmn:extensionElements></bpmn:userTask>
                  <bpmn:exclusiveGateway id="reviewed" default="again"/>
                  <bpmn:sequenceFlow id="good" sourceRef="reviewed" targetRef="sign">
                    <bpmn:conditionExpression>${review == 'approve'}</bpmn:conditionExpression>
                  </bpmn:sequenceFlow>
                  <bpmn:sequenceFlow id="again" sourceRef="reviewed" targetRef="review"/>
                  <bpmn:serviceTask id="sign" camunda:type="external" camunda:topic="motcua.sign.v1">
                    <bpmn:extensionElements><camunda:properties>
                      <camunda:property name="motcua.document" value="result"/>
                    </camunda:properties></bpmn:extensionElements></bpmn:serviceTask>
                  <bpmn:boundaryEvent id="refused" attachedToRef="sign"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="late" attachedToRef="work" cancelActivity="false">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="motcua.type" value="due.v1"/>
                    <camunda:property name="motcua.when" value="due-2wd"/>
                  </camunda:properties></bpmn:extensionElements>
                  <bpmn:messageEventDefinition messageRef="m"/></bpmn:boundaryEvent>
                <bpmn:callActivity id="partner" calledElement="other" camunda:calledElementBinding="versionTag"
                    camunda:calledElementVersionTag="1.0.0"><bpmn:extensionElements><camunda:properties>
                      <camunda:property name="motcua.prefix" value="opinion#"/>
                      <camunda:property name="motcua.join" value="any"/>
                    </camunda:properties></bpmn:extensionElements>
                  <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${experts_count}</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static ProcessModel read(String xml) {
        return ModelReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsProcessElementsAndFlows() {
        ProcessModel model = read(MODEL);

        assertThat(model.key()).isEqualTo("one-stop");
        assertThat(model.versionTag()).isEqualTo("2.1.0");
        assertThat(model.hash()).hasSize(64).isEqualTo(ModelReader.hash(MODEL.getBytes(StandardCharsets.UTF_8)));
        assertThat(model.starts()).extracting(Element::id).containsExactly("received");
        assertThat(model.require("begun").parent()).isEqualTo("work");
        assertThat(model.outgoing("reviewed"))
                .extracting(Flow::condition)
                .containsExactly(Optional.of(new Condition("review", "approve")), Optional.empty());
        assertThat(model.outgoing("reviewed")).extracting(Flow::isDefault).containsExactly(false, true);
        assertThat(model.boundaries("sign")).extracting(Element::error).containsExactly(Optional.of("signing-refused"));
        assertThat(model.require("late").message()).contains("late");
        assertThat(model.require("late").interrupting()).isFalse();
        assertThat(model.require("refused").interrupting()).isTrue();
        Element partner = model.require("partner");
        assertThat(partner.call()).contains(new Call("other", "1.0.0", Optional.of("opinion#"), Optional.empty()));
        assertThat(partner.multiInstance()).contains(new MultiInstance("experts", Join.ANY));
    }

    @Test
    void readsSettingsWithTheirDefaults() {
        Settings review = read(MODEL).require("review").requireSettings();

        assertThat(review.element()).isEqualTo("review");
        assertThat(review.type()).isEqualTo(StandardTypes.DECIDE);
        assertThat(review.document()).isEqualTo("result");
        assertThat(review.branches()).containsExactly("approve", "return");
        assertThat(review.by()).isEqualTo(List.of(new Who.Role("HEAD", true), new Who.Assigned("deputy")));
        assertThat(review.not()).isEqualTo(List.of(new Excluded.Drafter(), new Excluded.Did("draft")));
        assertThat(review.budget()).contains(ProcessingTime.workingHours(4));
        assertThat(review.agency()).isEmpty();
        assertThat(review.join()).isEqualTo(Join.ALL);
        assertThat(read(MODEL).require("late").requireSettings().when())
                .contains(new When(When.Anchor.DUE, true, Optional.of(ProcessingTime.workingDays(2))));
        assertThat(read(MODEL).require("sign").typeName()).contains("sign.v1");
    }

    @Test
    void namesElementLineAndRemedy() {
        assertThatThrownBy(() -> read(MODEL.replace("role:HEAD@unit|", "everybody|")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Element review")
                .hasMessageContaining("motcua.by")
                .hasMessageContaining("\"everybody")
                .hasMessageContaining("role:NAME");
        assertThatThrownBy(() -> read(MODEL.replace("'approve'", "approve")))
                .hasMessageContaining("Element good: line 18")
                .hasMessageContaining("${ELEMENT == 'branch'}");
        assertThatThrownBy(() -> read(MODEL.replace("decide.v1", "decide.v9"))).hasMessageContaining("decide.v9");
        assertThatThrownBy(() -> read("<!DOCTYPE a><a/>")).isInstanceOf(ModelException.class);
    }

    @Test
    void parsesWhoAndRefusesWhatIsNot() {
        assertThat(Who.parse("signer|drafter|applicant|officer:an.nv|role:CLERK"))
                .containsExactly(
                        new Who.Signer(),
                        new Who.Drafter(),
                        new Who.Applicant(),
                        new Who.Officer("an.nv"),
                        new Who.Role("CLERK", false));
        for (String bad :
                List.of("", "role:", "role:head", "role:HEAD@division", "assigned:not", "signer|signer", "|")) {
            assertThat(Who.refusal(bad)).as(bad).isPresent();
        }
        for (String bad : List.of("", "drafter,drafter", "did:", "did:a-b", "leader")) {
            assertThat(Excluded.refusal(bad)).as(bad).isPresent();
        }
    }

    @Test
    void refusesATypeThatIsThereAlready() {
        assertThatThrownBy(() -> TypeRegistry.standard().with(StandardTypes.SIGN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sign.v1");
        assertThat(TypeRegistry.standard().all()).hasSize(33).allSatisfy(type -> {
            assertThat(type.label().vietnamese()).isNotBlank();
            assertThat(type.label().english()).isNotBlank();
            assertThat(type.help().vietnamese()).isNotBlank();
            assertThat(type.help().english()).isNotBlank();
            type.effects()
                    .keySet()
                    .forEach(branch -> assertThat(type.find(type.documentSetting(branch)))
                            .as(type.name() + " " + branch)
                            .isPresent());
        });
    }
}
