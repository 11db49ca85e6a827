package org.motcua.signing.report;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Base64;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes indented XML in the namespaces of the validation report. Text is escaped, and characters that XML cannot hold are
 * replaced. For one thread.
 */
final class XmlOutput {

    static final String REPORT = "http://uri.etsi.org/19102/v1.4.1#";
    static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";

    /** What xs:dateTime can say without a sign and in four digits; files and callers may say anything. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private int depth;
    private boolean closesOnItsOwnLine;

    XmlOutput() {
        try {
            // The JDK's own, whatever the application has on its class path.
            this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an element holds. */
    interface Content {
        void write();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    /** The whole document with this root element of the report's namespace. */
    String document(String root, Content content) {
        step(() -> {
            out.writeStartDocument("UTF-8", "1.0");
            out.setPrefix("", REPORT);
            out.setPrefix("xades", XADES);
            out.setPrefix("ds", XMLDSIG);
            newLine();
            out.writeStartElement(REPORT, root);
            out.writeDefaultNamespace(REPORT);
            out.writeNamespace("xades", XADES);
            out.writeNamespace("ds", XMLDSIG);
        });
        depth++;
        content.write();
        depth--;
        step(() -> {
            newLine();
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        });
        return text.append('\n').toString();
    }

    void element(String name, Content content) {
        element(REPORT, name, content);
    }

    void element(String namespace, String name, Content content) {
        step(() -> {
            newLine();
            out.writeStartElement(namespace, name);
        });
        depth++;
        closesOnItsOwnLine = false;
        content.write();
        depth--;
        step(() -> {
            if (closesOnItsOwnLine) {
                newLine();
            }
            out.writeEndElement();
        });
        closesOnItsOwnLine = true;
    }

    void text(String name, String value) {
        element(name, () -> characters(value));
    }

    /** Whether xs:dateTime can say it. */
    static boolean writable(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** A time that xs:dateTime cannot say becomes the nearest that it can. */
    void time(String name, Instant value) {
        text(name, (value.isBefore(FIRST) ? FIRST : value.isAfter(LAST) ? LAST : value).toString());
    }

    void empty(String namespace, String name) {
        element(namespace, name, () -> {});
    }

    /** An element that refers to objects of the report by their ids. */
    void reference(String name, String ids) {
        element(name, () -> attribute("VOReference", ids));
    }

    /** Belongs right behind the start of an element. */
    void attribute(String name, String value) {
        step(() -> out.writeAttribute(name, Printable.of(value)));
    }

    void characters(String value) {
        step(() -> out.writeCharacters(Printable.of(value)));
    }

    void base64(String name, byte[] value) {
        text(name, Base64.getEncoder().encodeToString(value));
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static void step(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML in memory", e);
        }
    }
}
