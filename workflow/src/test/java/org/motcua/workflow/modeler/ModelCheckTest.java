package org.motcua.workflow.modeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.modeler.Samples.CHECK;
import static org.motcua.workflow.modeler.Samples.DOSSIER;
import static org.motcua.workflow.modeler.Samples.WIDE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.CommonSettings;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.model.Use;

class ModelCheckTest {

    /** One model, broken in one way; {@code expected} is {@code ELEMENT code}. */
    record Bad(String expected, String xml) {
        @Override
        public String toString() {
            return expected;
        }
    }

    private static Bad bad(String expected, String lines) {
        return new Bad(expected, Drawing.xml(lines));
    }

    /** The dossier with one piece of its lines replaced. */
    private static Bad lines(String expected, String old, String with) {
        assertThat(DOSSIER).contains(old);
        return bad(expected, DOSSIER.replace(old, with));
    }

    /** The wide model with one piece of its lines replaced. */
    private static Bad wide(String expected, String old, String with) {
        assertThat(WIDE).contains(old);
        return bad(expected, WIDE.replace(old, with));
    }

    /** The dossier with the first occurrence of a piece of its XML replaced. */
    private static Bad xml(String expected, String old, String with) {
        return in(DOSSIER, expected, old, with);
    }

    private static Bad in(String lines, String expected, String old, String with) {
        String xml = Drawing.xml(lines);
        assertThat(xml).contains(old);
        int at = xml.indexOf(old);
        return new Bad(expected, xml.substring(0, at) + with + xml.substring(at + old.length()));
    }

    private static final String DRAFT = "<bpmn:userTask id=\"draft\" name=\"x\" >";
    private static final String SIGN = "<bpmn:serviceTask id=\"sign\" name=\"x\" ";
    private static final String DRAFT_EXT = DRAFT + "<bpmn:extensionElements>";

    private static Bad xml(String expected, String old, String with, String line, String changed) {
        assertThat(DOSSIER).contains(line);
        return in(DOSSIER.replace(line, changed), expected, old, with);
    }

    private static final String ONE_CALL = """
            start s open.v1 by=role:HEAD
            CALL
            end done
            s -> one
            one -> done
            """;

    private static final String SEVERAL_CALLS = """
            start s open.v1 by=role:HEAD
            user name assign-many.v1 by=role:HEAD slot=experts
            CALL
            end done
            s -> name
            name -> one
            one -> done
            """;

    private static Bad attribute(String expected, String attribute) {
        return xml(expected, DRAFT, DRAFT.replace(" >", " " + attribute + ">"));
    }

    private static Bad extension(String expected, String extension) {
        return xml(expected, DRAFT_EXT, DRAFT_EXT + extension);
    }

    private static Bad node(String expected, String node) {
        return xml(expected, "</bpmn:process>", node + "</bpmn:process>");
    }

    static Stream<Bad> markup() {
        return Stream.of(
                node(
                        "s script",
                        "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
                node("s decision", "<bpmn:businessRuleTask id=\"s\" camunda:decisionRef=\"d\"/>"),
                node("s service-type", "<bpmn:sendTask id=\"s\" camunda:type=\"external\" camunda:topic=\"t\"/>"),
                node("s element", "<bpmn:manualTask id=\"s\"/>"),
                node("s element", "<bpmn:task id=\"s\"/>"),
                node("s element", "<bpmn:receiveTask id=\"s\"/>"),
                node("s element", "<bpmn:adHocSubProcess id=\"s\"/>"),
                node("s element", "<bpmn:transaction id=\"s\"/>"),
                node("s element", "<bpmn:intermediateThrowEvent id=\"s\"/>"),
                node("s element", "<bpmn:complexGateway id=\"s\"/>"),
                node(
                        "s timer",
                        "<bpmn:intermediateCatchEvent id=\"s\"><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>"),
                node(
                        "s event-kind",
                        "<bpmn:intermediateCatchEvent id=\"s\"><bpmn:conditionalEventDefinition/></bpmn:intermediateCatchEvent>"),
                node(
                        "s event-kind",
                        "<bpmn:intermediateCatchEvent id=\"s\"><bpmn:signalEventDefinition/></bpmn:intermediateCatchEvent>"),
                node(
                        "s event-kind",
                        "<bpmn:intermediateCatchEvent id=\"s\"><bpmn:linkEventDefinition/></bpmn:intermediateCatchEvent>"),
                node("s event-kind", "<bpmn:endEvent id=\"s\"><bpmn:compensateEventDefinition/></bpmn:endEvent>"),
                node("s event-kind", "<bpmn:endEvent id=\"s\"><bpmn:escalationEventDefinition/></bpmn:endEvent>"),
                node("s event-kind", "<bpmn:boundaryEvent id=\"s\" attachedToRef=\"draft\"/>"),
                xml("received timer", "name=\"x\" ><bpmn:ext", "name=\"x\" ><bpmn:timerEventDefinition/><bpmn:ext"),
                xml("sign code", SIGN, SIGN + "camunda:class=\"a.B\" "),
                xml("sign code", SIGN, SIGN + "camunda:delegateExpression=\"b\" "),
                xml("sign code", SIGN, SIGN + "camunda:expression=\"b\" camunda:resultVariable=\"r\" "),
                xml("compose service-type", "camunda:type=\"external\"", "camunda:type=\"mail\""),
                xml("compose service-type", "camunda:type=\"external\"", "camunda:type=\"shell\""),
                xml("compose service-type", "camunda:type=\"external\"", ""),
                attribute("draft form", "camunda:formKey=\"embedded:x\""),
                attribute("draft people", "camunda:assignee=\"an\""),
                attribute("draft people", "camunda:candidateUsers=\"an\""),
                attribute("draft people", "camunda:candidateGroups=\"HEAD\""),
                attribute("draft date", "camunda:dueDate=\"2026-01-01\""),
                attribute("draft date", "camunda:followUpDate=\"2026-01-01\""),
                attribute("draft priority", "camunda:priority=\"1\""),
                attribute("draft priority", "camunda:jobPriority=\"1\""),
                attribute("draft async", "camunda:asyncBefore=\"true\""),
                attribute("draft async", "camunda:asyncAfter=\"true\""),
                attribute("draft async", "camunda:exclusive=\"false\""),
                attribute("draft attribute", "camunda:unheardOf=\"1\""),
                attribute("draft attribute", "implementation=\"1\""),
                attribute("draft attribute", "xsi:type=\"bpmn:tTask\""),
                attribute("draft namespace", "xmlns:z=\"urn:z\" z:a=\"1\""),
                attribute("draft attribute", "modeler:x=\"1\""),
                attribute("draft attribute", "default=\"draft__compose\""),
                extension("draft listener", "<camunda:taskListener event=\"create\" class=\"a.B\"/>"),
                extension("draft listener", "<camunda:executionListener event=\"start\" expression=\"b\"/>"),
                extension("draft mapping", "<camunda:inputOutput/>"),
                extension("draft mapping", "<camunda:in variables=\"all\"/>"),
                extension("draft mapping", "<camunda:in businessKey=\"#{other}\"/>"),
                extension("draft mapping", "<camunda:out variables=\"all\"/>"),
                extension("draft form", "<camunda:formData/>"),
                extension("draft connector", "<camunda:connector/>"),
                extension("draft code", "<camunda:field name=\"f\"/>"),
                extension("draft async", "<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>"),
                extension("draft namespace", "<x xmlns=\"urn:z\"/>"),
                xml("decided__order script", "tFormalExpression\">", "tFormalExpression\" language=\"groovy\">"),
                xml(
                        "decided__order resource",
                        "tFormalExpression\">",
                        "tFormalExpression\" camunda:resource=\"deployment://x\">"),
                xml("draft expression", DRAFT, DRAFT.replace("name=\"x\"", "name=\"${x.y()}\"")),
                xml("draft expression", DRAFT, DRAFT + "<bpmn:documentation>#{x}</bpmn:documentation>"),
                xml("compose expression", "camunda:topic=\"motcua.", "camunda:topic=\"${x}motcua."),
                xml("draft stray-text", DRAFT, DRAFT + "hello"),
                xml("defs schema-location", "id=\"defs\"", "id=\"defs\" xsi:schemaLocation=\"a http://x/y.xsd\""),
                xml("defs attribute", "id=\"defs\"", "id=\"defs\" expressionLanguage=\"groovy\""),
                xml(
                        "defs element",
                        "<bpmn:process",
                        "<bpmn:import importType=\"x\" location=\"y\" namespace=\"z\"/><bpmn:process"));
    }

    static Stream<Bad> process() {
        String endOfProcess = "</bpmn:process>";
        return Stream.of(
                xml(
                        "defs one-process",
                        endOfProcess,
                        endOfProcess + "<bpmn:process id=\"two\" isExecutable=\"true\"/>"),
                xml("drawn not-executable", " isExecutable=\"true\"", ""),
                xml("drawn not-executable", "isExecutable=\"true\"", "isExecutable=\"false\""),
                xml("1 process-key", "id=\"drawn\"", "id=\"1\""),
                xml("drawn name-missing", "name=\"Vẽ\"", ""),
                xml("drawn version-tag", "camunda:versionTag=\"1.0.0\"", ""),
                xml("drawn version-tag", "versionTag=\"1.0.0\"", "versionTag=\"newest\""),
                xml("drawn time-to-live", "camunda:historyTimeToLive=\"P3650D\"", ""),
                xml("drawn time-to-live", "TimeToLive=\"P3650D\"", "TimeToLive=\"P10Y\""),
                xml("draft name-missing", DRAFT, DRAFT.replace("name=\"x\"", "")),
                xml("drawn id-missing", "<bpmn:endEvent id=\"done\"", "<bpmn:endEvent"),
                lines("hand-over id-form", "hand_over", "hand-over"),
                lines("empty id-word", "hand_over", "empty"),
                lines("execution id-word", "hand_over", "execution"),
                lines("experts_count id-word", "hand_over", "experts_count"),
                xml(
                        "sign_refused attribute-value",
                        "attachedToRef=\"sign\"",
                        "attachedToRef=\"sign\" cancelActivity=\"1\""),
                in(WIDE, "ask multi-instance", "${experts_count}", " ${experts_count}"),
                lines("done id-doubled", "end done", "end done\nend done"),
                xml("hand_over__done reference", "targetRef=\"done\"", "targetRef=\"nowhere\""),
                xml("sign_refused reference", "attachedToRef=\"sign\"", "attachedToRef=\"nowhere\""),
                xml("sign_refused reference", "errorRef=\"e__signing-refused\"", "errorRef=\"nothing\""),
                in(WIDE, "withdrawn reference", "messageRef=\"m__withdrawn\"", "messageRef=\"nothing\""),
                bad(
                        "drawn too-large",
                        "start s\n"
                                + IntStream.range(0, 501)
                                        .mapToObj(i -> "end e" + i)
                                        .collect(Collectors.joining("\n"))));
    }

    static Stream<Bad> properties() {
        return Stream.of(
                lines(
                        "draft type-missing",
                        "user draft draft.v1 by=assigned:specialist document=result budget=2wd",
                        "user draft"),
                xml("compose type-missing", "camunda:topic=\"motcua.compose.v1\"", ""),
                lines("draft type-unknown", "draft.v1", "draff.v1"),
                lines("draft type-place", "user draft draft.v1", "user draft receive.v1"),
                wide("work_begun type-place", "start work_begun", "start work_begun open.v1"),
                wide("late type-place", "late due.v1", "late decide.v1"),
                xml(
                        "compose topic-mismatch",
                        "<camunda:property name=\"motcua.document\" value=\"result\"/></camunda:properties></bpmn:extensionElements></bpmn:serviceTask>",
                        "<camunda:property name=\"motcua.type\" value=\"sign.v1\"/><camunda:property name=\"motcua.document\" value=\"result\"/></camunda:properties></bpmn:extensionElements></bpmn:serviceTask>"),
                lines("draft property-unknown", "budget=2wd", "budgt=2wd"),
                extension(
                        "draft property-unknown",
                        "<camunda:properties><camunda:property name=\"mocta.by\" value=\"x\"/></camunda:properties>"),
                lines("draft property-doubled", "budget=2wd", "budget=2wd budget=3wd"),
                lines("draft property-missing", "by=assigned:specialist document=result", "by=assigned:specialist"),
                lines("decide property-missing", "decide.v1 by=role:HEAD", "decide.v1"),
                lines("draft property-value", "budget=2wd", "budget=2days"),
                lines("issue property-value", "dossier=DECIDED", "dossier=DONE"),
                lines("assign property-value", "by=role:HEAD\nuser draft", "by=role:HEAD slot=not\nuser draft"),
                lines("draft who-syntax", "by=assigned:specialist", "by=everybody"),
                lines("decide not-syntax", "not=drafter", "not=everybody"),
                lines("decide did-unknown", "not=drafter", "not=did:nobody"),
                lines("order did-unknown", "not=did:decide", "not=did:decided"),
                lines("decide branches", "decide decide.v1", "decide decide.v1 branches=return,approve"),
                lines("decide branches", "decide decide.v1", "decide decide.v1 branches=approve,reject"),
                lines("decide role-unknown", "decide.v1 by=role:HEAD", "decide.v1 by=role:HAED"),
                lines("draft kind-unknown", "budget=2wd", "kind=letter"),
                lines("draft template-unknown", "budget=2wd", "kind=lost"),
                wide("tell text-unknown", "text=due-soon", "text=due-son"),
                wide("tell recipient", "to=role:HEAD", "to=signer"),
                lines("draft instance-name", "specialist document=result budget", "specialist document=result# budget"),
                lines("draft slot-unfilled", "by=assigned:specialist", "by=assigned:other"),
                lines(
                        "draft slot-unfilled",
                        "received -> assign",
                        "user ask check.v1 by=role:HEAD\nxor asked\nreceived -> ask\nask -> asked\n"
                                + "asked -> assign : branch=ask.yes\nasked -> draft : branch=ask.no"),
                wide("ask slot-single", "assign-many.v1", "assign.v1"),
                wide("ask multi-instance", "by=assigned:experts", "by=role:HEAD"),
                in(WIDE, "ask multi-instance", "${experts_count}", "${experts.size()}"),
                in(WIDE, "ask multi-instance", "Characteristics>", "Characteristics isSequential=\"true\">"),
                in(WIDE, "ask multi-instance", "ask_decided", "asked_decided"),
                in(WIDE, "ask mapping", "Characteristics>", "Characteristics camunda:collection=\"a\">"),
                lines("draft multi-instance", "budget=2wd", "join=any"),
                wide("partner call", "call partner other 1.0.0", "call partner other newest"),
                in(WIDE, "partner call", "calledElement=\"other\"", "calledElement=\"${x}\""),
                in(WIDE, "partner call", "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>", ""),
                in(WIDE, "partner call", "Binding=\"versionTag\"", "Binding=\"latest\""),
                wide("partner call-unknown", "other 1.0.0", "othr 1.0.0"),
                wide("partner call-unknown", "other 1.0.0", "other 2.0.0"),
                wide("partner call-itself", "other 1.0.0", "drawn 1.0.0"),
                wide("partner call-cancelled", "other 1.0.0", "signing 1.0.0"),
                bad(
                        "one call-cancelled",
                        SEVERAL_CALLS.replace("CALL", "call one signing 1.0.0 many=experts join=any")),
                bad(
                        "late call-cancelled",
                        ONE_CALL.replace("CALL", "call one signing 1.0.0\non one late due.v1 when=due\nlate -> done")),
                bad(
                        "two prefix-doubled",
                        ONE_CALL.replace(
                                        "CALL",
                                        "call one other 1.0.0 prefix=partner\ncall two other 1.0.0 prefix=partner\none -> two")
                                .replace("one -> done", "two -> done")),
                lines("draft document-reserved", "document=result budget", "document=receipt budget"),
                xml("draft name-long", "id=\"draft\" name=\"x\"", "id=\"draft\" name=\"" + "x".repeat(256) + "\""),
                xml("taken version-taken", "<bpmn:process id=\"drawn\"", "<bpmn:process id=\"taken\""),
                xml(
                        "assign party-unknown",
                        "<bpmn:process id=\"drawn\"",
                        "<bpmn:process id=\"with-parties\"",
                        "user assign assign.v1",
                        "user assign assign.v1 agency=mars"),
                lines("decide applicant", "decide decide.v1 by=role:HEAD", "decide decide.v1 by=applicant"),
                lines("seal clerk", "seal seal.v1", "seal seal.v1 by=role:HEAD"),
                lines("issue replaces-unknown", "dossier=DECIDED", "dossier=DECIDED replaces=nothing"));
    }

    static Stream<Bad> flows() {
        return Stream.of(
                in(DOSSIER, "decided__order condition", "${decide == 'approve'}", "${decide != 'return'}"),
                in(DOSSIER, "decided__order condition", "${decide == 'approve'}", "${execution.x()}"),
                lines("draft__compose condition-place", "draft -> compose", "draft -> compose : branch=draft.x"),
                lines(
                        "decided__draft condition-missing",
                        "decided -> draft : branch=decide.return",
                        "decided -> draft"),
                lines("decided__order condition-element", "branch=decide.approve", "branch=draft.approve"),
                lines("decided__order condition-branch", "branch=decide.approve", "branch=decide.agree"),
                lines(
                        "decided__seal condition-doubled",
                        "order -> ordered",
                        "decided -> seal : branch=decide.return\norder -> ordered"),
                lines(
                        "sealed branch-flow",
                        "sealed -> draft : branch=seal.void",
                        "end no\nsealed -> no : branch=seal.seal"),
                in(DOSSIER, "ordered default-flow", "default=\"ordered__draft\"", "default=\"draft__compose\""),
                lines("draft implicit-fork", "draft -> compose", "draft -> compose\ndraft -> decide"),
                lines("received flow-place", "hand_over -> done", "hand_over -> done\nassign -> received"),
                wide("work__check flow-scope", "work -> join", "work -> join\nwork -> check"),
                wide("work start", "start work_begun", "catch work_begun due.v1 when=due"),
                wide("event start", "mstart noted note.v1 non by=role:HEAD", "start noted"),
                lines(
                        "drawn start",
                        "start received receive.v1",
                        "start received receive.v1\nstart again receive.v1\nagain -> assign"),
                bad(
                        "sound unattended-loop",
                        "start s receive.v1\nstep sound validate.v1 document=result\nfail sound unsound not-sound\nend e\n"
                                + "s -> sound\nsound -> e\nunsound -> sound"),
                wide("work_failed error-uncaught", "fail work hopeless hopeless", "fail work hopeless desperate"),
                in(
                        "start s receive.v1\nmstart begun_elsewhere submit.v1\nend e\ns -> e\nbegun_elsewhere -> e",
                        "begun_elsewhere message-taken",
                        "name=\"drawn.begun_elsewhere\"",
                        "name=\"begun_elsewhere\""),
                lines("alone unreachable", "end done", "end done\nuser alone note.v1 by=role:HEAD\nalone -> done"),
                lines(
                        "hand_over no-way-to-end",
                        "hand_over -> done",
                        "user x note.v1 by=role:HEAD\nhand_over -> x\nx -> hand_over"),
                wide(
                        "first event-gateway",
                        "first -> over",
                        "user now note.v1 by=role:HEAD\nfirst -> now\nnow -> over"),
                lines(
                        "sign error-boundary",
                        "fail sign sign_refused signing-refused",
                        "on sign sign_refused withdraw.v1"),
                lines("sign_refused error-unknown", "sign_refused signing-refused", "sign_refused other-error"),
                wide("answered message-name", "answered answer.v1", "answered withdraw.v1"),
                wide("over message-doubled", "over due.v1", "over answer.v1 message=opinion-given"),
                xml(
                        "sign_refused attribute-value",
                        "attachedToRef=\"sign\"",
                        "attachedToRef=\"sign\" cancelActivity=\"false\""),
                wide(
                        "received2 attribute",
                        "start begun",
                        "mstart received2 note.v1 non by=role:HEAD\nreceived2 -> name\nstart begun"));
    }

    private static final String STEPS = """
            start received open.v1 by=role:HEAD
            user draft draft.v1 by=role:HEAD document=d kind=official-letter
            step compose compose.v1 document=d
            step again compose.v1 document=d
            user initial initial.v1 by=role:HEAD document=d branches=initial
            user decide decide.v1 by=role:HEAD document=d branches=approve
            user order order-signature.v1 document=d branches=sign
            step sign sign.v1 document=d
            fail sign refused signing-refused
            user seal seal.v1 document=d branches=seal
            step issue issue.v1 document=d
            fail issue refused2 signing-refused
            step validate validate.v1 document=d
            fail validate unsound not-sound
            user recall recall.v1 by=role:HEAD document=d
            end done
            end failed
            refused -> failed
            refused2 -> failed
            unsound -> failed
            """;

    /** Steps one after the other; what the order leaves out is not drawn. */
    private static Bad order(String expected, String kind, String... steps) {
        return bad(expected, steps(kind, steps));
    }

    private static String steps(String kind, String... steps) {
        Set<String> used = new TreeSet<>(List.of(steps));
        used.addAll(List.of("received", "done", "failed"));
        Map<String, String> events = Map.of("refused", "sign", "refused2", "issue", "unsound", "validate");
        events.forEach((event, host) -> {
            if (used.contains(host)) {
                used.add(event);
            }
        });
        if (events.keySet().stream().noneMatch(used::contains)) {
            used.remove("failed");
        }
        String nodes = STEPS.lines()
                .filter(l -> {
                    String[] words = l.split(" ", -1);
                    return words[1].equals("->")
                            ? used.contains(words[0])
                            : used.contains(words[0].equals("fail") ? words[2] : words[1]);
                })
                .collect(Collectors.joining("\n"));
        StringBuilder flow = new StringBuilder("\nreceived -> " + (steps.length > 0 ? steps[0] : "done"));
        for (int i = 0; i < steps.length; i++) {
            flow.append("\n" + steps[i] + " -> " + (i + 1 < steps.length ? steps[i + 1] : "done"));
        }
        return nodes.replace("official-letter", kind) + flow;
    }

    static Stream<Bad> paths() {
        String both = "official-letter";
        return Stream.of(
                order("compose compose-before-draft", both, "compose"),
                lines("hand_over dossier-state", "dossier=DECIDED", ""),
                bad(
                        "issue dossier-state",
                        DOSSIER.replace("user assign assign.v1 by=role:HEAD", "user assign note.v1 by=role:HEAD")
                                .replace("by=assigned:specialist", "by=role:SPECIALIST")),
                bad(
                        "added dossier-state",
                        "start s receive.v1\nuser added supplement.v1\nend e\ns -> added\nadded -> e"),
                lines("again two-at-once", "assign -> draft", """
                        and fork
                        and join
                        user again draft.v1 by=assigned:specialist document=result
                        assign -> fork
                        fork -> draft
                        fork -> again
                        again -> join
                        draft -> join
                        join -> compose""".replace("draft -> join\n", "")),
                order("initial initial-before-compose", both, "draft", "initial"),
                order("decide decide-before-compose", both, "draft", "decide"),
                order("decide decide-before-compose", both, "draft", "compose", "initial", "decide"),
                order("order order-before-approve", both, "draft", "compose", "order"),
                order("sign sign-before-order", both, "draft", "compose", "decide", "sign"),
                order("seal seal-before-sign", both, "draft", "compose", "decide", "seal"),
                order("issue issue-before-seal", both, "draft", "compose", "decide", "order", "sign", "issue"),
                order("validate validate-before-compose", both, "draft", "validate"),
                order("recall recall-before-issue", both, "draft", "compose", "recall"),
                order("done end-unfinished", both, "draft"),
                order("done end-unfinished", both, "draft", "compose", "decide"),
                order("done end-reserved", both, "draft", "compose", "decide", "order"),
                order("done end-reserved", both, "draft", "compose", "decide", "order", "sign"),
                order("done end-reserved", both, "draft", "compose", "decide", "order", "sign", "seal"),
                order("order order-before-approve", "stamped", "draft", "compose", "decide", "order"),
                order("seal seal-before-sign", "signed", "draft", "compose", "decide", "order", "sign", "seal"),
                order("decide decide-before-compose", "memo", "draft", "compose", "decide"),
                lines("draft draft-too-late", "decided -> order : branch=decide.approve", """
                        user late check.v1 by=role:HEAD
                        xor lately
                        late -> lately
                        decided -> late : branch=decide.approve
                        lately -> draft : branch=late.no
                        lately -> order : branch=late.yes
                        """),
                bad("j deadlock", """
                        start s receive.v1
                        user c check.v1 by=role:HEAD
                        xor g
                        user a note.v1 by=role:HEAD
                        user b note.v1 by=role:HEAD
                        and j
                        end e
                        s -> c
                        c -> g
                        g -> a : branch=c.yes
                        g -> b : branch=c.no
                        a -> j
                        b -> j
                        j -> e
                        """),
                bad("n token-multiplied", """
                        start s receive.v1
                        and f
                        user a note.v1 by=role:HEAD
                        user b note.v1 by=role:HEAD
                        xor m
                        user n note.v1 by=role:HEAD
                        end e
                        s -> f
                        f -> a
                        f -> b
                        a -> m
                        b -> m
                        m -> n
                        n -> e
                        """),
                bad("x endless-loop", """
                        start s receive.v1
                        and f
                        xor x
                        end e
                        s -> x
                        x -> f
                        f -> x
                        f -> e
                        """),
                bad("drawn too-complex", tooComplex()));
    }

    private static String tooComplex() {
        StringBuilder lines = new StringBuilder("start s receive.v1\nand f\nand j\nend e\ns -> f\nj -> e\n");
        for (int branch = 0; branch < 8; branch++) {
            for (int task = 0; task < 6; task++) {
                String id = "t" + branch + "_" + task;
                lines.append("user " + id + " note.v1 by=role:HEAD\n");
                lines.append((task == 0 ? "f" : "t" + branch + "_" + (task - 1)) + " -> " + id + "\n");
            }
            lines.append("t" + branch + "_5 -> j\n");
        }
        return lines.toString();
    }

    @ParameterizedTest
    @MethodSource({"markup", "process", "properties", "flows", "paths"})
    void refusesWithElementAndRemedy(Bad bad) {
        CheckReport report = CHECK.check("bad.bpmn", bad.xml().getBytes(StandardCharsets.UTF_8));

        assertThat(report.findings().stream().map(f -> f.element() + " " + f.code()))
                .as(() -> String.join("\n", report.lines(Locale.ENGLISH)))
                .contains(bad.expected());
        assertThat(report.passed()).isFalse();
        assertThat(report.findings()).allSatisfy(f -> {
            assertThat(f.text().vietnamese()).isNotBlank().doesNotContain("%s");
            assertThat(f.text().english()).isNotBlank().doesNotContain("%s");
        });
    }

    @Test
    void everyRuleIsInTheTables() {
        Set<String> refused = Stream.of(markup(), process(), properties(), flows(), paths())
                .flatMap(s -> s)
                .map(b -> b.expected().substring(b.expected().indexOf(' ') + 1))
                .collect(Collectors.toSet());
        // These have tests of their own below: they need other bytes, other types, or are no error.
        refused.addAll(Set.of(
                "no-bpmn",
                "return-too-early",
                "branch-unasked",
                "end-undecided",
                "sent-by-nobody",
                "awaited-by-nobody"));

        assertThat(Arrays.stream(Rule.values()).map(Rule::code))
                .allSatisfy(c -> assertThat(refused).contains(c));
    }

    @Test
    void warnsOfDossiersAndMessagesThatAreLeftAlone() {
        assertThat(warnings("""
                start s receive.v1
                user look check.v1 by=role:HEAD
                end e
                s -> look
                look -> e
                """)).containsExactly("e end-undecided");
        assertThat(warnings("""
                start s open.v1 by=role:HEAD
                catch heard answer.v1 message=opinion
                step tell send.v1 message=done
                end e
                s -> heard
                heard -> tell
                tell -> e
                """)).containsExactlyInAnyOrder("heard sent-by-nobody", "tell awaited-by-nobody");
    }

    private static List<String> warnings(String lines) {
        CheckReport report = CHECK.check("drawn.bpmn", Drawing.of(lines));
        assertThat(report.passed())
                .as(() -> String.join("\n", report.lines(Locale.ENGLISH)))
                .isTrue();
        return report.findings().stream().map(f -> f.element() + " " + f.code()).toList();
    }

    @Test
    void passesGoodModels() {
        for (String good : List.of(
                DOSSIER,
                WIDE,
                steps(
                        "official-letter",
                        "draft",
                        "compose",
                        "decide",
                        "order",
                        "sign",
                        "seal",
                        "issue",
                        "validate",
                        "recall"),
                steps(
                        "official-letter",
                        "draft",
                        "compose",
                        "initial",
                        "again",
                        "decide",
                        "order",
                        "sign",
                        "seal",
                        "issue"),
                steps("stamped", "draft", "compose", "decide", "seal", "issue"),
                steps("signed", "draft", "compose", "decide", "order", "sign", "issue"),
                steps("memo", "draft", "compose", "validate"),
                steps("memo"))) {
            CheckReport report = CHECK.check("good.bpmn", Drawing.of(good));

            assertThat(report.lines(Locale.ENGLISH)).as(good).isEmpty();
            assertThat(report.hash()).isEqualTo(ModelReader.hash(Drawing.of(good)));
            assertThat(ModelReader.read(Drawing.of(good)).key()).isEqualTo("drawn");
        }
    }

    @Test
    void passesWhatCamundaModelerWritesBesides() {
        String xml = Drawing.xml(DOSSIER)
                .replace("</bpmn:process>", """
                        <bpmn:textAnnotation id="note"><bpmn:text>Ghi chú</bpmn:text></bpmn:textAnnotation>
                        <bpmn:association id="a" sourceRef="draft" targetRef="note"/>
                        <bpmn:dataObjectReference id="paper" dataObjectRef="o"/><bpmn:dataObject id="o"/>
                        </bpmn:process>
                        <bpmn:collaboration id="c"><bpmn:participant id="p" name="Sở" processRef="drawn"/></bpmn:collaboration>
                        <bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                            xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" id="d">
                          <bpmndi:BPMNPlane id="plane" bpmnElement="c"><bpmndi:BPMNShape id="shape" bpmnElement="p"
                            bioc:stroke="#000"><dc:Bounds x="0" y="0" width="1" height="1"/></bpmndi:BPMNShape></bpmndi:BPMNPlane>
                        </bpmndi:BPMNDiagram>
                        """)
                .replace(
                        "name=\"x\" ><bpmn:extensionElements><camunda:properties>",
                        "name=\"x\" camunda:modelerTemplate=\"t\" camunda:modelerTemplateVersion=\"1\">"
                                + "<bpmn:documentation>Xem</bpmn:documentation><bpmn:extensionElements><camunda:properties>"
                                + "<camunda:property name=\"motcua.agency\" value=\"\"/>");

        assertThat(CHECK.check("f", xml.getBytes(StandardCharsets.UTF_8)).lines(Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void allowsAnUnfinishedDocumentAfterAnInterruption() {
        String withdrawn = DOSSIER + "\non draft withdrawn withdraw.v1\nend gone\nwithdrawn -> gone\n";
        String later = DOSSIER + "\non seal withdrawn withdraw.v1\nend gone\nwithdrawn -> gone\n";

        assertThat(CHECK.check("f", Drawing.of(withdrawn)).lines(Locale.ENGLISH))
                .isEmpty();
        assertThat(CHECK.check("f", Drawing.of(later)).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.element() + " " + f.code()).isEqualTo("gone end-reserved"));
    }

    @Test
    void takesFromASubProcessOnlyTheStatesInWhichItWaits() {
        String settled = """
                start received open.v1 by=role:HEAD
                sub work
                start begun
                user draft draft.v1 by=role:HEAD document=d
                step compose compose.v1 document=d
                user decide decide.v1 by=role:HEAD document=d branches=approve
                user order order-signature.v1 document=d branches=sign
                end ready
                begun -> draft
                draft -> compose
                compose -> decide
                decide -> order
                order -> ready
                /sub
                on work withdrawn withdraw.v1
                end gone
                withdrawn -> gone
                step sign sign.v1 document=d
                fail sign refused signing-refused
                user seal seal.v1 document=d branches=seal
                step issue issue.v1 document=d
                fail issue refused2 signing-refused
                end done
                received -> work
                work -> sign
                sign -> seal
                seal -> issue
                issue -> done
                refused -> work
                refused2 -> work
                """;

        assertThat(CHECK.check("f", Drawing.of(settled)).lines(Locale.ENGLISH)).isEmpty();
    }

    @Test
    void warnsOfAnAnswerThatNothingAsksFor() {
        String unasked = steps("official-letter", "draft", "compose", "decide", "order", "sign", "seal", "issue")
                .replace(" branches=seal", "");

        CheckReport report = CHECK.check("f", Drawing.of(unasked));

        assertThat(report.lines(Locale.ENGLISH)).anyMatch(l -> l.startsWith("f:seal warning branch-unasked"));
    }

    @Test
    void aThousandWarningsHideNoError() {
        StringBuilder many =
                new StringBuilder("start s receive.v1\nuser draft draft.v1 by=role:HEAD document=d\ns -> draft\n");
        String last = "draft";
        for (int i = 0; i < ModelCheck.MAX_FINDINGS + 20; i++) {
            many.append("user d" + i + " decide.v1 by=role:HEAD document=d\n" + last + " -> d" + i + "\n");
            last = "d" + i;
        }
        many.append("end e\n" + last + " -> e\n");

        CheckReport report = CHECK.check("f", Drawing.of(many.toString()));

        assertThat(report.passed()).isFalse();
        assertThat(report.findings()).hasSizeLessThanOrEqualTo(ModelCheck.MAX_FINDINGS + 1);
    }

    @Test
    void knowsTheTypesOfAnApplication() {
        ElementType drop = new ElementType(
                "drop.v1",
                Use.ACT,
                Set.of(Place.USER_TASK),
                new Labels("Bỏ", "Drop"),
                new Labels("Bỏ", "Drop"),
                List.of(CommonSettings.DOCUMENT),
                List.of(),
                "role:HEAD",
                Map.of("", DocumentEffect.RETURN));
        ModelCheck check = ModelCheck.of(TypeRegistry.standard().with(drop), Samples.SURROUNDINGS);
        String model = "start s open.v1 by=role:HEAD\nuser d drop.v1 document=d\nend e\ns -> d\nd -> e";

        assertThat(check.check("f", Drawing.of(model)).findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.element()).isEqualTo("d");
                    assertThat(f.code()).isEqualTo("return-too-early");
                });
        assertThat(CHECK.check("f", Drawing.of(model)).passed()).isFalse();
    }

    @Test
    void anUnreadableFileIsOneFinding() {
        String dtd = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        String good = Drawing.xml(DOSSIER);
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("empty", "");
        hostile.put("no XML", "PK\u0003\u0004");
        hostile.put("cut off", good.substring(0, good.length() / 2));
        hostile.put("doctype", good.replaceFirst("\\?>", "?>" + dtd));
        hostile.put("entity", good.replaceFirst("\\?>", "?>" + dtd).replace("name=\"Vẽ\"", "name=\"&a;\""));
        hostile.put("undeclared entity", good.replace("<bpmn:process", "&a;<bpmn:process"));
        hostile.put("external parameter entity", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>");
        hostile.put("deep", "<a>".repeat(100_000));
        hostile.put("wide", "<a>" + "<b/>".repeat(100_000) + "</a>");
        hostile.put("large", "<a>" + " ".repeat(5_000_000) + "</a>");
        hostile.put("unknown prefix", "<a:b/>");
        hostile.put("wrong encoding", "<?xml version=\"1.0\" encoding=\"nope\"?><a/>");

        hostile.forEach((name, xml) -> {
            CheckReport report = CHECK.check("f", xml.getBytes(StandardCharsets.UTF_8));
            assertThat(report.findings()).as(name).hasSize(1);
            assertThat(report.findings().get(0).code()).as(name).isEqualTo("unreadable");
        });
        assertThat(CHECK.check("f", "<a/>".getBytes(StandardCharsets.UTF_8)).lines(new Locale("vi")))
                .singleElement()
                .satisfies(l -> assertThat(l).startsWith("f:- error no-bpmn tệp không phải"));
    }

    /** Whatever is cut out of a model or put into it, the check answers and ends. */
    @Test
    void neverThrowsAndAlwaysEnds() {
        Random random = new Random(20261130);
        List<String> pieces = List.of(
                " default=\"x\"",
                " id=\"draft\"",
                "<bpmn:endEvent/>",
                "<bpmn:subProcess>",
                "</bpmn:subProcess>",
                "<bpmn:sequenceFlow id=\"q\" sourceRef=\"draft\" targetRef=\"draft\"/>",
                " triggeredByEvent=\"true\"",
                " attachedToRef=\"draft\"",
                "\"",
                "<",
                "&",
                "${",
                "parallelGateway",
                "<bpmn:startEvent id=\"z\"/>");
        for (String lines : List.of(DOSSIER, WIDE)) {
            String good = Drawing.xml(lines);
            String[] rows = good.split("\n", -1);
            for (int round = 0; round < 400; round++) {
                String xml;
                if (round % 2 == 0) {
                    int from = random.nextInt(rows.length);
                    int to = Math.min(rows.length, from + 1 + random.nextInt(3));
                    xml = IntStream.range(0, rows.length)
                            .filter(i -> i < from || i >= to)
                            .mapToObj(i -> rows[i])
                            .collect(Collectors.joining("\n"));
                } else {
                    int at = random.nextInt(good.length());
                    int cut = Math.min(good.length(), at + random.nextInt(12));
                    xml = good.substring(0, at) + pieces.get(random.nextInt(pieces.size())) + good.substring(cut);
                }
                CheckReport report = CHECK.check("f", xml.getBytes(StandardCharsets.UTF_8));
                assertThat(report.findings().size()).isLessThanOrEqualTo(ModelCheck.MAX_FINDINGS);
            }
        }
    }
}
