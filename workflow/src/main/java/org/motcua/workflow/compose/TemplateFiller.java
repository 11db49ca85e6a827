package org.motcua.workflow.compose;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.motcua.core.register.DateLine;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes a page from a template and values. Values become texts and attributes of a tree, never markup, and are taken from maps
 * and lists only: no method of a value is called by name. For one page, not thread-safe.
 */
final class TemplateFiller {

    /** Elements and texts of one document; loops within loops could ask for any number. */
    private static final int MAX_NODES = 200_000;

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final String template;
    private final Typefaces typefaces;
    private final Document document;
    private int nodes;

    private TemplateFiller(String template, Typefaces typefaces, Document document) {
        this.template = template;
        this.typefaces = typefaces;
        this.document = document;
    }

    static Document fill(String template, Piece.Element root, Map<String, Object> values, Typefaces typefaces) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            new TemplateFiller(template, typefaces, document).write(root, values, document);
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK has no XML parser", e);
        }
    }

    private void write(Piece piece, Map<String, Object> scope, Node parent) {
        if (++nodes > MAX_NODES) {
            throw new ComposeException("The template " + template + " makes more than " + MAX_NODES
                    + " elements of this content: shorten the lists that it prints");
        }
        if (piece instanceof Piece.Words words) {
            String text = join(words.parts(), scope);
            if (!isStyle(parent)) {
                typefaces.requireShows(text);
            }
            parent.appendChild(document.createTextNode(text));
        } else if (piece instanceof Piece.Element element) {
            repeat(element, scope, parent);
        }
    }

    private static boolean isStyle(Node node) {
        return "style".equals(node.getLocalName());
    }

    private void repeat(Piece.Element element, Map<String, Object> scope, Node parent) {
        if (element.loop().isEmpty()) {
            once(element, scope, parent);
            return;
        }
        Expression.Loop loop = element.loop().get();
        List<?> items = find(loop.list(), scope) instanceof List<?> list ? list : List.of();
        for (int i = 0; i < items.size(); i++) {
            Map<String, Object> inner = new HashMap<>(scope);
            inner.put(loop.item(), items.get(i));
            Map<String, Object> status = Map.of("count", (long) i + 1, "first", i == 0, "last", i == items.size() - 1);
            loop.status().ifPresent(name -> inner.put(name, status));
            once(element, inner, parent);
        }
    }

    private void once(Piece.Element element, Map<String, Object> scope, Node parent) {
        for (Expression.Condition condition : element.conditions()) {
            if (!holds(condition, scope)) {
                return;
            }
        }
        Node target = parent;
        if (!element.name().isEmpty()) {
            Element written = document.createElementNS(TemplateMarkup.XHTML, element.name());
            element.attributes()
                    .forEach(attribute -> written.setAttribute(attribute.name(), join(attribute.value(), scope)));
            if (written.hasAttribute("id")) {
                written.setIdAttribute("id", true);
            }
            target = parent.appendChild(written);
        }
        for (Piece child : element.children()) {
            write(child, scope, target);
        }
    }

    private static boolean holds(Expression.Condition condition, Map<String, Object> scope) {
        Object value = find(condition.path(), scope);
        boolean holds = condition.equal().isPresent() ? condition.equal().get().equals(key(value)) : isSomething(value);
        return holds != condition.negated();
    }

    private static boolean isSomething(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return value != null && !text(value).isBlank();
    }

    private static String key(@Nullable Object value) {
        return value instanceof TemplateValues.Chosen chosen ? chosen.value() : text(value);
    }

    private static String join(List<Expression.Part> parts, Map<String, Object> scope) {
        StringBuilder joined = new StringBuilder();
        for (Expression.Part part : parts) {
            if (part instanceof Expression.Literal literal) {
                joined.append(literal.text());
            } else if (part instanceof Expression.Path path) {
                joined.append(text(find(path, scope)));
            }
        }
        return joined.toString();
    }

    private static @Nullable Object find(Expression.Path path, Map<String, Object> scope) {
        Object found = scope.get(path.names().get(0));
        for (String name : path.names().subList(1, path.names().size())) {
            found = found == null ? null : member(found, name);
        }
        return found;
    }

    private static @Nullable Object member(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (value instanceof TemplateValues.Line line && name.equals("article")) {
            return line.article();
        }
        if (value instanceof LocalDate day && name.equals("short")) {
            return SHORT.format(day);
        }
        return switch (name) {
            case "closing" -> ContentText.ending(text(value), "./.");
            case "semicolon" -> ContentText.ending(text(value), ";");
            case "stop" -> ContentText.ending(text(value), ".");
            case "capitals" -> ContentText.capitals(text(value));
            default -> null;
        };
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof TemplateValues.Line line) {
            return line.text();
        }
        if (value instanceof TemplateValues.Chosen chosen) {
            return chosen.label();
        }
        if (value instanceof LocalDate day) {
            return DateLine.of(day);
        }
        if (value instanceof Long number) {
            return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi-VN")))
                    .format(number);
        }
        return String.valueOf(value); // a text, or a measure for CSS
    }
}
