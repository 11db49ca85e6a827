package org.motcua.workflow.compose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lists of what a template may have. */
final class TemplateMarkup {

    static final String XHTML = "http://www.w3.org/1999/xhtml";
    static final String THYMELEAF = "http://www.thymeleaf.org";

    static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "title",
            "style",
            "body",
            "div",
            "p",
            "span",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "sub",
            "sup",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "img");

    static final Set<String> ATTRIBUTES =
            Set.of("class", "id", "style", "lang", "colspan", "rowspan", "span", "scope", "alt", "src");

    /** In the order in which they are prepared. */
    static final List<String> FIELDS = List.of(
            "document.number", "document.date", "signature.organisation", "signature.leader", "signature.agency");

    /** What fetches, what could hide such from this list, and what brings fonts that PDF/A would miss. */
    private static final List<String> HARMFUL_STYLE =
            List.of("url(", "@import", "@font-face", "@namespace", "\\", "<", "/*/");

    private TemplateMarkup() {}

    /** What is wrong with CSS, with the remedy. */
    static Optional<String> findHarm(String css) {
        String lower = css.toLowerCase(Locale.ROOT);
        return HARMFUL_STYLE.stream()
                .filter(lower::contains)
                .findFirst()
                .map(harm -> "\"" + harm
                        + "\", which is refused: a document takes nothing from elsewhere, and its only font is"
                        + " 'Liberation Serif'");
    }

    static boolean isEmbeddedImage(String source) {
        return source.startsWith("data:image/png;base64,") || source.startsWith("data:image/jpeg;base64,");
    }

    static String elements() {
        return String.join(", ", new TreeSet<>(ELEMENTS));
    }

    static String attributes() {
        return String.join(", ", new TreeSet<>(ATTRIBUTES));
    }

    static String fields() {
        return String.join(", ", FIELDS);
    }
}
