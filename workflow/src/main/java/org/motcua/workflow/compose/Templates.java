package org.motcua.workflow.compose;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The XHTML templates beside this class, parsed once. Thread-safe. */
final class Templates {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private final TemplateEngine engine = new TemplateEngine();

    Templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("org/motcua/workflow/compose/");
        resolver.setSuffix(".xhtml");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
    }

    /**
     * The template with these values in it, each one text and never markup; filled when it is asked for.
     *
     * @param density CSS declarations for the body
     */
    Supplier<Document> page(String template, Map<String, Object> values, String density, Typefaces typefaces) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("density", density);
        return () -> fill(template, all, typefaces);
    }

    private Document fill(String template, Map<String, Object> values, Typefaces typefaces) {
        String xhtml = engine.process(template, new Context(VIETNAMESE, values));
        requireLegal(xhtml);
        Document document = parse(template, xhtml);
        requireShown(document, typefaces);
        return document;
    }

    /** Characters that XML cannot carry come from content only: the parser's message would not say which. */
    private static void requireLegal(String xhtml) {
        xhtml.codePoints()
                .filter(c -> (c < ' ' && c != '\n' && c != '\r' && c != '\t')
                        || c == 0xFFFE
                        || c == 0xFFFF
                        || isSurrogate(c))
                .findFirst()
                .ifPresent(c -> {
                    throw new MissingGlyphException(c, xhtml.substring(Math.max(0, xhtml.indexOf(c) - 30)));
                });
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static Document parse(String template, String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new ComposeException("The template " + template + " gave no well-formed page", e);
        }
    }

    private static void requireShown(Node node, Typefaces typefaces) {
        if (node.getNodeType() == Node.ELEMENT_NODE && "style".equals(node.getLocalName())) {
            return;
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            typefaces.requireShows(node.getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            requireShown(child, typefaces);
        }
    }
}
