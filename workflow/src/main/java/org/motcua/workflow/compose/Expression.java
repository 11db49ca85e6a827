package org.motcua.workflow.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands for a value in a template: the small part of Thymeleaf's expressions that names variables and does nothing.
 * {@code ${a.b.c}} is all there is, alone, in {@code |a text with ${a.b.c}|}, in {@code [[${a.b.c}]]}, and in a condition as
 * {@code ${a.b == 'text'}}. There is no evaluator behind it that could call, construct or look up anything.
 */
final class Expression {

    /** A part of a text. */
    sealed interface Part permits Literal, Path {}

    record Literal(String text) implements Part {}

    /** Names from the outermost variable inwards. */
    record Path(List<String> names) implements Part {

        @Override
        public String toString() {
            return "${" + String.join(".", names) + "}";
        }
    }

    /** @param equal compares with a text, otherwise asks whether there is something */
    record Condition(Path path, Optional<String> equal, boolean negated) {}

    /** @param status name of the variable that counts */
    record Loop(String item, Optional<String> status, Path list) {}

    /** The expression is outside of the grammar; the message says what to write. */
    static final class GrammarException extends Exception {

        private static final long serialVersionUID = 1L;

        GrammarException(String message) {
            super(message);
        }
    }

    /** What begins the expressions that Thymeleaf knows and these templates do not. */
    private static final List<String> FOREIGN = List.of("${", "*{", "#{", "@{", "~{", "[(", "[[", "__${");

    private static final int MAX_DEPTH = 8;

    private Expression() {}

    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 64
                && !(text.charAt(0) >= '0' && text.charAt(0) <= '9')
                && text.chars()
                        .allMatch(c ->
                                c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    /** {@code ${a.b.c}} and nothing around it. */
    static Path path(String text) throws GrammarException {
        if (!text.startsWith("${") || !text.endsWith("}")) {
            throw new GrammarException("\"" + ContentText.shortened(text) + "\" is not of the form ${name.name}");
        }
        return inner(text.substring(2, text.length() - 1));
    }

    private static Path inner(String names) throws GrammarException {
        List<String> steps = List.of(names.split("\\.", -1));
        if (steps.size() > MAX_DEPTH || !steps.stream().allMatch(Expression::isName)) {
            throw new GrammarException("\"${" + ContentText.shortened(names)
                    + "}\" is not a variable: write names with dots between them, such as ${applicant.name}; calls, operators and"
                    + " all else are refused");
        }
        return new Path(steps);
    }

    /** Of {@code th:text} and the like: a path, or a text between bars with paths in it. */
    static List<Part> text(String value) throws GrammarException {
        if (value.length() >= 2 && value.startsWith("|") && value.endsWith("|")) {
            return parts(value.substring(1, value.length() - 1), "${", "}");
        }
        return List.of(path(value));
    }

    /** Of a text between tags, with paths as {@code [[${a.b}]]}. */
    static List<Part> inline(String value) throws GrammarException {
        return parts(value, "[[${", "}]]");
    }

    private static List<Part> parts(String value, String open, String close) throws GrammarException {
        List<Part> parts = new ArrayList<>();
        int position = 0;
        for (int start = value.indexOf(open); start >= 0; start = value.indexOf(open, position)) {
            addLiteral(parts, value.substring(position, start));
            int end = value.indexOf(close, start);
            if (end < 0) {
                throw new GrammarException("an expression that begins with " + open + " does not end with " + close);
            }
            parts.add(inner(value.substring(start + open.length(), end)));
            position = end + close.length();
        }
        addLiteral(parts, value.substring(position));
        return parts;
    }

    private static void addLiteral(List<Part> parts, String text) throws GrammarException {
        requirePlain(text);
        if (!text.isEmpty()) {
            parts.add(new Literal(text));
        }
    }

    /** A text which must not look as if it were evaluated: an author who wrote it meant something by it. */
    static void requirePlain(String text) throws GrammarException {
        for (String foreign : FOREIGN) {
            if (text.contains(foreign)) {
                throw new GrammarException(
                        "\"" + foreign + "\" begins an expression that templates do not have here: write"
                                + " [[${name}]] between tags, and th:text=\"${name}\" or th:text=\"|text ${name}|\" in a tag");
            }
        }
    }

    /** Of {@code th:if} and {@code th:unless}: {@code ${a.b}} or {@code ${a.b == 'text'}}. */
    static Condition condition(String value, boolean negated) throws GrammarException {
        int equals = value.indexOf("==");
        if (equals < 0) {
            return new Condition(path(value), Optional.empty(), negated);
        }
        String right = value.substring(equals + 2).strip();
        boolean sound = right.length() >= 3 && right.startsWith("'") && right.endsWith("'}");
        if (!value.startsWith("${") || !sound || right.indexOf('\'', 1) != right.length() - 2) {
            throw new GrammarException(
                    "\"" + ContentText.shortened(value) + "\" is not of the form ${name.name == 'text'}");
        }
        Path path = inner(value.substring(2, equals).strip());
        return new Condition(path, Optional.of(right.substring(1, right.length() - 2)), negated);
    }

    /** Of {@code th:each}: {@code item : ${list}} or {@code item, row : ${list}}. */
    static Loop loop(String value) throws GrammarException {
        int colon = value.indexOf(':');
        String[] names = value.substring(0, Math.max(colon, 0)).split(",", -1);
        String item = names[0].strip();
        String status = names.length == 2 ? names[1].strip() : "";
        if (colon < 0 || names.length > 2 || !isName(item) || (names.length == 2 && !isName(status))) {
            throw new GrammarException("\"" + ContentText.shortened(value)
                    + "\" is not of the form \"item : ${list}\" or \"item, row : ${list}\"");
        }
        return new Loop(
                item,
                status.isEmpty() ? Optional.empty() : Optional.of(status),
                path(value.substring(colon + 1).strip()));
    }
}
