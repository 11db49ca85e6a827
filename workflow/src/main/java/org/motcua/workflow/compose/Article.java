package org.motcua.workflow.compose;

import java.util.List;

/**
 * One article of a decision; the composer numbers them from 1 ("Điều 1."). Immutable.
 *
 * @param paragraphs the first stands beside the number, the others below it
 */
public record Article(List<String> paragraphs) {

    public Article {
        paragraphs = ContentText.requireLines("The paragraphs of an article", paragraphs, 10_000);
    }

    public static Article of(String... paragraphs) {
        return new Article(List.of(paragraphs));
    }
}
