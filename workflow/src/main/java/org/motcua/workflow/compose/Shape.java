package org.motcua.workflow.compose;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a template may do with a variable. Immutable.
 *
 * @param members by name; a text has {@link #TEXT_MEMBERS} besides
 * @param element of a list
 * @param choices values that a condition may compare with; empty where it may compare with any
 */
record Shape(Kind kind, Map<String, Shape> members, Optional<Shape> element, Set<String> choices) {

    enum Kind {
        /** Printed. */
        TEXT,
        /** A measure in points, and CSS declarations: for th:style only. */
        POINTS,
        STYLE,
        /** For conditions only. */
        FLAG,
        /** For th:src only. */
        IMAGE,
        /** For th:each and conditions. */
        LIST,
        /** Has members and is nothing itself. */
        GROUP
    }

    /** The text with "./.", ";" or "." in place of the punctuation at its end, and in capitals. */
    static final Set<String> TEXT_MEMBERS = Set.of("closing", "semicolon", "stop", "capitals");

    static final Shape TEXT = of(Kind.TEXT);
    static final Shape POINTS = of(Kind.POINTS);
    static final Shape STYLE = of(Kind.STYLE);
    static final Shape FLAG = of(Kind.FLAG);
    static final Shape IMAGE = of(Kind.IMAGE);

    /** A line of a text of several, with "Điều 2." where it begins the second block of lines. */
    static final Shape LINE = text(Map.of("article", TEXT));

    /** A day, in words and as 20/11/2026. */
    static final Shape DAY = text(Map.of("short", TEXT));

    private static Shape of(Kind kind) {
        return new Shape(kind, Map.of(), Optional.empty(), Set.of());
    }

    private static Shape text(Map<String, Shape> members) {
        return new Shape(Kind.TEXT, members, Optional.empty(), Set.of());
    }

    static Shape choice(Set<String> choices) {
        return new Shape(Kind.TEXT, Map.of(), Optional.empty(), choices);
    }

    static Shape list(Shape element) {
        return new Shape(Kind.LIST, Map.of(), Optional.of(element), Set.of());
    }

    static Shape group(Map<String, Shape> members) {
        return new Shape(Kind.GROUP, new TreeMap<>(members), Optional.empty(), Set.of());
    }

    Optional<Shape> member(String name) {
        Shape member = members.get(name);
        if (member == null && kind == Kind.TEXT && TEXT_MEMBERS.contains(name)) {
            return Optional.of(TEXT);
        }
        return Optional.ofNullable(member);
    }

    /** Whether a condition may ask for it. */
    boolean answers() {
        return kind == Kind.TEXT || kind == Kind.FLAG || kind == Kind.LIST;
    }
}
