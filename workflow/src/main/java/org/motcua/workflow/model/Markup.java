package org.motcua.workflow.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.motcua.workflow.form.Labels;

/**
 * An element of a BPMN file as it is written: name, attributes, text, children and line. Reading it runs nothing and asks
 * for nothing outside the file.
 *
 * @param attributes by qualified name, in the order of the file; declarations of namespaces are no attributes
 * @param text the text directly inside it
 * @param line counted from 1
 */
public record Markup(QName name, Map<QName, String> attributes, List<Markup> children, String text, int line) {

    /** The namespace of BPMN 2.0. */
    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** The namespace of the engine's extensions. */
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The most bytes of a file: far above a model that people can read, far below what hurts. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The most elements inside each other. */
    public static final int MAX_DEPTH = 64;

    /** The most XML elements of a file, diagram included. */
    public static final int MAX_NODES = 60_000;

    public Markup {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /**
     * The root of a file.
     *
     * @throws ModelException when the file is too large or too deep, is no XML, or has a document type
     */
    public static Markup read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw failure(
                    0,
                    "tệp có " + file.length + " byte, tối đa " + MAX_BYTES + ": chia thành nhiều quy trình",
                    "the file has " + file.length + " bytes, at most " + MAX_BYTES
                            + ": part it into several processes");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            try {
                return new Reading(reader).root();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw failure(
                    line,
                    "không phải XML đúng quy cách: lưu lại tệp bằng Camunda Modeler",
                    "it is no well-formed XML: save the file again in Camunda Modeler");
        } catch (RuntimeException e) {
            if (e instanceof ModelException) {
                throw e;
            }
            // The JDK's reader answers some malformed input with exceptions of its own making.
            throw failure(0, "không đọc được tệp XML: lưu lại tệp", "the XML cannot be read: save the file again");
        }
    }

    private static ModelException failure(int line, String vietnamese, String english) {
        return new ModelException("unreadable", "", line, new Labels(vietnamese, english));
    }

    /** Whether it is this element of BPMN. */
    public boolean is(String bpmnName) {
        return name.getNamespaceURI().equals(BPMN) && name.getLocalPart().equals(bpmnName);
    }

    /** The children that are this element of BPMN. */
    public List<Markup> all(String bpmnName) {
        return children.stream().filter(c -> c.is(bpmnName)).toList();
    }

    /** The first child that is this element of BPMN. */
    public Optional<Markup> first(String bpmnName) {
        return children.stream().filter(c -> c.is(bpmnName)).findFirst();
    }

    /** The value of an attribute without a namespace. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(new QName(attribute)));
    }

    /** The value of an attribute of the engine's namespace. */
    public Optional<String> camunda(String attribute) {
        return Optional.ofNullable(attributes.get(new QName(CAMUNDA, attribute)));
    }

    /** Its id, or empty. */
    public String id() {
        return attribute("id").orElse("");
    }

    /** The file's elements as they come, on a stack of their own: depth is bounded before memory is. */
    private static final class Reading {

        private final XMLStreamReader reader;
        private final Deque<Open> open = new ArrayDeque<>();
        private int nodes;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Markup root() throws XMLStreamException {
            Markup root = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.peek().text.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        Markup closed = open.pop().closed();
                        if (open.isEmpty()) {
                            root = closed;
                        } else {
                            open.peek().children.add(closed);
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw failure(
                                line(),
                                "có DOCTYPE hoặc thực thể: bỏ đi, mô hình không cần đến",
                                "it has a DOCTYPE or an entity: take it out, a model needs none");
                    default -> {
                        // Comments and processing instructions say nothing to the engine.
                    }
                }
            }
            if (root == null) {
                throw failure(line(), "tệp rỗng: lưu lại tệp", "the file is empty: save it again");
            }
            return root;
        }

        private void open() {
            nodes++;
            if (nodes > MAX_NODES || open.size() >= MAX_DEPTH) {
                throw failure(
                        line(),
                        "quá " + MAX_NODES + " phần tử XML hoặc lồng sâu quá " + MAX_DEPTH + ": chia nhỏ mô hình",
                        "more than " + MAX_NODES + " XML elements or " + MAX_DEPTH
                                + " inside each other: part the model");
            }
            Map<QName, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                QName attribute = reader.getAttributeName(i);
                attributes.put(
                        new QName(attribute.getNamespaceURI(), attribute.getLocalPart()), reader.getAttributeValue(i));
            }
            open.push(new Open(reader.getName(), attributes, line()));
        }

        private int line() {
            return Math.max(0, reader.getLocation().getLineNumber());
        }
    }

    private static final class Open {

        private final QName name;
        private final Map<QName, String> attributes;
        private final int line;
        private final List<Markup> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(QName name, Map<QName, String> attributes, int line) {
            this.name = name;
            this.attributes = attributes;
            this.line = line;
        }

        Markup closed() {
            return new Markup(name, attributes, children, text.toString(), line);
        }
    }
}
