package org.motcua.signing.appearance;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;

/**
 * What may be drawn in a document so that it stays the PDF/A (ISO 19005) that it says it is. Any other document bears
 * device colours and transparency.
 *
 * @param transparency whether soft masks may be used: PDF/A-1 has none, and later parts want an output intent for it
 * @param deviceRgb whether plain RGB may be used, which an output intent for RGB has to explain
 * @param deviceGray whether plain grey may be used, which any output intent explains
 */
public record DocumentColours(boolean transparency, boolean deviceRgb, boolean deviceGray) {

    private static final DocumentColours UNBOUNDED = new DocumentColours(true, true, true);

    private static final String PDFA_ID = "http://www.aiim.org/pdfa/ns/id/";

    /** Metadata of a document are a few kilobytes; a bound on what a hostile one can ask for. */
    private static final int MAXIMUM_METADATA_BYTES = 4_000_000;

    private static final long RGB_COMPONENTS = 3;

    public static DocumentColours of(PdfInput input) {
        OptionalInt part = part(input.catalog());
        if (part.isEmpty()) {
            return UNBOUNDED;
        }
        Optional<Long> components = input.catalog().find("OutputIntents").map(Node::items).orElse(List.of()).stream()
                .filter(intent ->
                        intent.findName("S").filter("GTS_PDFA1"::equals).isPresent())
                .flatMap(intent -> intent.find("DestOutputProfile").stream())
                .flatMap(profile -> profile.findNumber("N").stream())
                .findFirst();
        return new DocumentColours(
                part.getAsInt() > 1 && components.isPresent(),
                components.filter(number -> number == RGB_COMPONENTS).isPresent(),
                components.isPresent());
    }

    /** The part of ISO 19005 that the metadata claim, as an element or as an attribute. */
    private static OptionalInt part(Node catalog) {
        Optional<byte[]> metadata = catalog.find("Metadata").flatMap(node -> node.decoded(MAXIMUM_METADATA_BYTES));
        if (metadata.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            XMLStreamReader xml = reader().createXMLStreamReader(new ByteArrayInputStream(metadata.get()));
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String attribute = xml.getAttributeValue(PDFA_ID, "part");
                if (attribute != null) {
                    return number(attribute);
                }
                if ("part".equals(xml.getLocalName()) && PDFA_ID.equals(xml.getNamespaceURI())) {
                    return number(xml.getElementText());
                }
            }
            return OptionalInt.empty();
        } catch (XMLStreamException e) {
            // Metadata that cannot be read claim nothing that could be broken.
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        String digits = text.strip();
        return digits.matches("[1-9]") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Without document types: entities in the metadata of a stranger read files and eat memory. */
    private static XMLInputFactory reader() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
