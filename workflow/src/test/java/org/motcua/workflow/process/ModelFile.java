package org.motcua.workflow.process;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The BPMN file as XML. */
record ModelFile(Document xml) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<String> FLOW_NODES = Set.of(
            "startEvent", "endEvent", "boundaryEvent", "userTask", "serviceTask", "exclusiveGateway", "subProcess");

    record Flow(String id, String source, String target) {}

    static ModelFile read() {
        try (InputStream in = OneStopModel.class.getResourceAsStream(OneStopModel.RESOURCE)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new ModelFile(factory.newDocumentBuilder().parse(in));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Set<String> elements() {
        Set<String> ids = new LinkedHashSet<>();
        FLOW_NODES.forEach(name -> all(BPMN, name).forEach(element -> ids.add(element.getAttribute("id"))));
        return ids;
    }

    List<Flow> flows() {
        return all(BPMN, "sequenceFlow").stream()
                .map(flow -> new Flow(
                        flow.getAttribute("id"), flow.getAttribute("sourceRef"), flow.getAttribute("targetRef")))
                .toList();
    }

    List<Flow> into(String element) {
        return flows().stream().filter(flow -> flow.target().equals(element)).toList();
    }

    List<Element> all(String namespace, String name) {
        NodeList nodes = xml.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            elements.add((Element) node);
        }
        return elements;
    }
}
