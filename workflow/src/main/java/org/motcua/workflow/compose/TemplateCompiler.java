package org.motcua.workflow.compose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.compose.Expression.GrammarException;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a template's XHTML and refuses whatever is not on the lists of {@link TemplateMarkup} and in the grammar of
 * {@link Expression}, and every variable that is not in the template's vocabulary. What passes has no place from which
 * anything could be run or fetched. For one reading, not thread-safe.
 */
final class TemplateCompiler extends DefaultHandler {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_ELEMENTS = 5_000;

    private final String file;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> fields = new HashSet<>();
    private final StringBuilder words = new StringBuilder();
    private Optional<Piece.Element> root = Optional.empty();
    private @Nullable Locator locator;
    private int elements;

    /** An element that is not closed yet. */
    private static final class Open {

        private final String name;
        private final List<Piece.Attribute> attributes = new ArrayList<>();
        private Optional<Expression.Loop> loop = Optional.empty();
        private final List<Expression.Condition> conditions = new ArrayList<>();
        private final List<Piece> children = new ArrayList<>();
        private final Map<String, Shape> scope;
        private Optional<List<Expression.Part>> text = Optional.empty();
        private boolean removed;
        private boolean changing;

        private Open(String name, Map<String, Shape> scope) {
            this.name = name;
            this.scope = scope;
        }
    }

    private TemplateCompiler(String file, Shape vocabulary) {
        this.file = file;
        open.push(new Open("", new HashMap<>(vocabulary.members())));
    }

    /** @param fields ids of the form fields that the page has places for */
    record Compiled(Piece.Element root, Set<String> fields) {}

    static Compiled compile(String file, byte[] xhtml, Shape vocabulary) {
        TemplateCompiler compiler = new TemplateCompiler(file, vocabulary);
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            InputSource source = new InputSource(new ByteArrayInputStream(xhtml));
            source.setEncoding("UTF-8");
            factory.newSAXParser().parse(source, compiler);
        } catch (SAXParseException e) {
            throw new TemplateException(
                    file, "line " + e.getLineNumber(), e.getMessage() + ": write well-formed XHTML", e);
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new TemplateException(file, "", e.getMessage() + ": write well-formed XHTML in UTF-8", e);
        }
        Piece.Element root = compiler.root.orElseThrow(
                () -> new TemplateException(file, "", "it has no element: write an html element with head and body"));
        return new Compiled(root, Set.copyOf(compiler.fields));
    }

    @Override
    public void setDocumentLocator(Locator given) {
        locator = given;
    }

    @Override
    public void processingInstruction(String target, String data) {
        throw error("the processing instruction " + target + " is refused: take it out");
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        endWords();
        if (++elements > MAX_ELEMENTS || open.size() > MAX_DEPTH) {
            throw error("it has more than " + MAX_ELEMENTS + " elements or more than " + MAX_DEPTH
                    + " within each other: make it simpler");
        }
        Open parent = open.getFirst();
        Open element = new Open(elementName(uri, name, qualified), new HashMap<>(parent.scope));
        element.changing = parent.changing;
        element.removed = parent.removed;
        if (open.size() == 1 && !element.name.equals("html")) {
            throw error("its outermost element is " + qualified + ": write html");
        }
        compileLogic(element, attributes);
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getURI(i).equals(TemplateMarkup.THYMELEAF)) {
                compileTyped(element, attributes.getLocalName(i), attributes.getValue(i));
            } else {
                compilePlain(element, attributes.getQName(i), attributes.getValue(i));
            }
        }
        requireAlternative(element);
        open.push(element);
    }

    private String elementName(String uri, String name, String qualified) {
        if (uri.equals(TemplateMarkup.THYMELEAF) && name.equals("block")) {
            return "";
        }
        if (uri.equals(TemplateMarkup.XHTML) && TemplateMarkup.ELEMENTS.contains(name)) {
            return name;
        }
        throw error("the element " + qualified + " is refused: elements are those of " + TemplateMarkup.XHTML
                + " that show text and tables (" + TemplateMarkup.elements() + ") and th:block");
    }

    /** Loop before conditions, whatever their order in the tag: so is it in Thymeleaf. */
    private void compileLogic(Open element, Attributes attributes) {
        String each = attributes.getValue(TemplateMarkup.THYMELEAF, "each");
        if (each != null) {
            Expression.Loop loop = grammar(() -> Expression.loop(each));
            Shape list = require(element, loop.list(), Set.of(Shape.Kind.LIST), "th:each");
            declare(element, loop.item(), list.element().orElseThrow());
            loop.status()
                    .ifPresent(status -> declare(
                            element,
                            status,
                            Shape.group(Map.of("count", Shape.TEXT, "first", Shape.FLAG, "last", Shape.FLAG))));
            element.loop = Optional.of(loop);
            element.changing = true;
        }
        for (String kind : List.of("if", "unless")) {
            String condition = attributes.getValue(TemplateMarkup.THYMELEAF, kind);
            if (condition != null) {
                element.conditions.add(
                        requireAnswer(element, grammar(() -> Expression.condition(condition, kind.equals("unless")))));
                element.changing = true;
            }
        }
    }

    private void declare(Open element, String name, Shape shape) {
        if (element.scope.put(name, shape) != null) {
            throw error("th:each names its variable " + name + ", which there is already: take another name");
        }
    }

    private Expression.Condition requireAnswer(Open element, Expression.Condition condition) {
        Shape shape = find(element, condition.path());
        if (!shape.answers()) {
            throw error(condition.path() + " is a " + shape.kind() + ", which a condition cannot ask for");
        }
        condition.equal().ifPresent(value -> {
            boolean comparable = shape.kind() == Shape.Kind.TEXT
                    && (shape.choices().isEmpty() || shape.choices().contains(value));
            if (!comparable) {
                throw error(condition.path() + " can never be '" + value + "'"
                        + (shape.choices().isEmpty() ? "" : ": its choices are " + shape.choices()));
            }
        });
        return condition;
    }

    private void compileTyped(Open element, String name, String value) {
        switch (name) {
            case "each", "if", "unless" -> {
                // compiled before
            }
            case "text" -> element.text = Optional.of(parts(element, value, Set.of(Shape.Kind.TEXT), "th:text"));
            case "style" ->
                addAttribute(
                        element,
                        "style",
                        parts(element, value, Set.of(Shape.Kind.POINTS, Shape.Kind.STYLE), "th:style"));
            case "src" -> addAttribute(element, "src", parts(element, value, Set.of(Shape.Kind.IMAGE), "th:src"));
            case "alt" -> addAttribute(element, "alt", parts(element, value, Set.of(Shape.Kind.TEXT), "th:alt"));
            case "remove" -> {
                if (!value.equals("all")) {
                    throw error(
                            "th:remove=\"" + ContentText.shortened(value) + "\" is refused: write th:remove=\"all\"");
                }
                element.removed = true;
            }
            default ->
                throw error("the attribute th:" + name
                        + " is refused: there are th:each, th:if, th:unless, th:text, th:style, th:src, th:alt and"
                        + " th:remove=\"all\"");
        }
    }

    private void addAttribute(Open element, String name, List<Expression.Part> value) {
        if (element.name.isEmpty() || (name.equals("src") && !element.name.equals("img"))) {
            throw error("th:" + name + " belongs into the tag of another element");
        }
        for (Expression.Part part : value) {
            if (name.equals("style") && part instanceof Expression.Literal literal) {
                requireHarmlessStyle(literal.text());
            }
        }
        element.attributes.add(new Piece.Attribute(name, value));
    }

    private void compilePlain(Open element, String name, String value) {
        if (!TemplateMarkup.ATTRIBUTES.contains(name) || element.name.isEmpty()) {
            throw error("the attribute " + name + " is refused: attributes are " + TemplateMarkup.attributes());
        }
        grammar(() -> {
            Expression.requirePlain(value);
            return value;
        });
        switch (name) {
            case "style" -> requireHarmlessStyle(value);
            case "src" -> {
                if (!TemplateMarkup.isEmbeddedImage(value)) {
                    throw error(
                            "src=\"" + ContentText.shortened(value)
                                    + "\" is refused: a document takes nothing from elsewhere; write the image as data:image/png;base64,…");
                }
            }
            case "id" -> compileId(element, value);
            default -> {
                // says nothing that could do harm
            }
        }
        element.attributes.add(new Piece.Attribute(name, List.of(new Expression.Literal(value))));
    }

    private void compileId(Open element, String id) {
        if (!id.startsWith("document.") && !id.startsWith("signature.")) {
            return;
        }
        if (!TemplateMarkup.FIELDS.contains(id)) {
            throw error("the id " + id + " is no field: fields are " + TemplateMarkup.fields());
        }
        if (element.changing || element.removed) {
            throw error("the field " + id
                    + " stands in a th:each, th:if, th:unless or th:remove: every document of a template has"
                    + " the same fields, so put it outside");
        }
        if (!fields.add(id)) {
            throw error("the field " + id + " stands in it twice: leave one");
        }
    }

    /** PDF/A-2a wants words for every picture. */
    private void requireAlternative(Open element) {
        if (element.name.equals("img")
                && element.attributes.stream()
                        .noneMatch(attribute -> attribute.name().equals("alt"))) {
            throw error("the image has no words for who cannot see it: add alt or th:alt");
        }
    }

    private void requireHarmlessStyle(String css) {
        TemplateMarkup.findHarm(css).ifPresent(harm -> {
            throw error("the style has " + harm);
        });
    }

    @Override
    public void characters(char[] text, int start, int length) {
        words.append(text, start, length);
    }

    private void endWords() {
        if (words.isEmpty()) {
            return;
        }
        String text = words.toString();
        words.setLength(0);
        Open element = open.getFirst();
        if (element.name.equals("style")) {
            requireHarmlessStyle(text);
            element.children.add(new Piece.Words(List.of(new Expression.Literal(text))));
        } else if (element.text.isEmpty()) {
            List<Expression.Part> parts = grammar(() -> Expression.inline(text));
            requireAll(element, parts, Set.of(Shape.Kind.TEXT), "a text");
            element.children.add(new Piece.Words(parts));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        endWords();
        Open element = open.pop();
        if (element.name.equals("style") && (element.text.isPresent() || element.changing)) {
            throw error("a style element is the same for all documents: take the th: attributes out");
        }
        if (element.removed) {
            return;
        }
        List<Piece> children = element.text
                .<List<Piece>>map(parts -> List.of(new Piece.Words(parts)))
                .orElseGet(() -> List.copyOf(element.children));
        Piece.Element piece = new Piece.Element(
                element.name, List.copyOf(element.attributes), element.loop, List.copyOf(element.conditions), children);
        if (open.size() == 1) {
            root = Optional.of(piece);
        } else {
            open.getFirst().children.add(piece);
        }
    }

    private List<Expression.Part> parts(Open element, String value, Set<Shape.Kind> kinds, String where) {
        List<Expression.Part> parts = grammar(() -> Expression.text(value));
        requireAll(element, parts, kinds, where);
        return parts;
    }

    private void requireAll(Open element, List<Expression.Part> parts, Set<Shape.Kind> kinds, String where) {
        for (Expression.Part part : parts) {
            if (part instanceof Expression.Path path) {
                require(element, path, kinds, where);
            }
        }
    }

    private Shape require(Open element, Expression.Path path, Set<Shape.Kind> kinds, String where) {
        Shape shape = find(element, path);
        if (!kinds.contains(shape.kind())) {
            throw error(path + " is a " + shape.kind() + ", and " + where + " can only have " + kinds);
        }
        return shape;
    }

    private Shape find(Open element, Expression.Path path) {
        return Vocabulary.find(element.scope, path.names())
                .orElseThrow(
                        () -> error("there is no variable " + path + ": name a field of the form as ${content.NAME},"
                                + " add a fact to the template's JSON, or take one of "
                                + element.scope.keySet().stream().sorted().toList()));
    }

    private interface Reading<T> {
        T read() throws GrammarException;
    }

    private <T> T grammar(Reading<T> reading) {
        try {
            return reading.read();
        } catch (GrammarException e) {
            throw error(e.getMessage());
        }
    }

    private TemplateException error(@Nullable String problem) {
        return new TemplateException(
                file, locator == null ? "" : "line " + locator.getLineNumber(), String.valueOf(problem));
    }
}
