package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of ETSI TS 119 102-2 with those that it imports, all from the class path: nothing is fetched. */
final class ReportSchema {

    private static final Map<String, String> IMPORTED = Map.of(
            "http://www.w3.org/2000/09/xmldsig#", "/xsd/xmldsig-core-schema.xsd",
            "http://uri.etsi.org/01903/v1.3.2#", "/xsd/XAdES.xsd",
            "http://uri.etsi.org/02231/v2#", "/xsd/ts_119612v020101_xsd.xsd",
            "http://www.w3.org/XML/1998/namespace", "/xsd/xml.xsd");

    private static final Schema SCHEMA = load();

    private ReportSchema() {}

    /** Asserts that the XML is valid, and parses it. */
    static Document requireValid(String xml) {
        List<String> complaints = new ArrayList<>();
        try {
            Validator validator = SCHEMA.newValidator();
            validator.setErrorHandler(collecting(complaints));
            validator.validate(new StreamSource(new StringReader(xml)));
            assertThat(complaints).as(xml).isEmpty();
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("Not even XML: " + e.getMessage() + "\n" + xml, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema load() {
        try {
            DOMImplementationLS dom = (DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .getFeature("LS", "3.0");
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                LSInput input = dom.createLSInput();
                input.setSystemId(systemId);
                input.setPublicId(publicId);
                input.setByteStream(ReportSchema.class.getResourceAsStream(IMPORTED.get(namespace)));
                return input;
            });
            URL schema = ReportSchema.class.getResource("/xsd/1910202xmlSchema.xsd");
            return factory.newSchema(schema);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("The schema cannot be loaded", e);
        }
    }

    private static ErrorHandler collecting(List<String> complaints) {
        return new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                complaints.add(e.getLineNumber() + ": " + e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                complaints.add(e.getLineNumber() + ": " + e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                throw e;
            }
        };
    }
}
