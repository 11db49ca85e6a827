package org.motcua.signing.revision;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.Snapshot;

/** The metadata of a document: viewers show them beside the pages, never on them. They must be XML, and they must stay. */
final class MetadataRules {

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final int MAX_DEPTH = 256;

    private MetadataRules() {}

    static boolean allow(Snapshot document, PdfDictionary catalog) {
        return document.get(catalog, "Metadata") instanceof PdfStream stream
                && "Metadata".equals(document.findName(stream.dictionary(), "Type"))
                && "XML".equals(document.findName(stream.dictionary(), "Subtype"))
                && isXml(document, stream);
    }

    private static boolean isXml(Snapshot document, PdfStream stream) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            byte[] data = document.decoded(stream);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(data, 0, unpadded(data)));
            return data.length <= MAX_BYTES && isReadable(reader, document);
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return false;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean isReadable(XMLStreamReader reader, Snapshot document) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext() && depth <= MAX_DEPTH) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            document.file().budget().step();
        }
        return depth == 0;
    }

    /** Some producers fill up the room that they kept with zeros. */
    private static int unpadded(byte[] data) {
        int length = data.length;
        while (length > 0 && data[length - 1] == 0) {
            length--;
        }
        return length;
    }
}
