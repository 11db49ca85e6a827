package org.motcua.workflow.compose;

import java.util.List;
import java.util.Optional;

/** A template that was read and found harmless, as a tree without anything to evaluate. Immutable. */
sealed interface Piece {

    /** Text between tags. */
    record Words(List<Expression.Part> parts) implements Piece {}

    /**
     * An attribute of an element.
     *
     * @param value texts and variables, put together when the template is filled
     */
    record Attribute(String name, List<Expression.Part> value) {}

    /**
     * An element with what decides whether and how often it is written.
     *
     * @param name of an XHTML element; empty for th:block, of which only what is in it is written
     * @param conditions all of them must hold
     */
    record Element(
            String name,
            List<Attribute> attributes,
            Optional<Expression.Loop> loop,
            List<Expression.Condition> conditions,
            List<Piece> children)
            implements Piece {}
}
