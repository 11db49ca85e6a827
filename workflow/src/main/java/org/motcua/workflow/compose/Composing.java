package org.motcua.workflow.compose;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The way from a template and facts to pages. Thread-safe. */
final class Composing {

    private final Typefaces typefaces;
    private final PageRenderer renderer;

    Composing(Typefaces typefaces) {
        this.typefaces = typefaces;
        this.renderer = new PageRenderer(typefaces);
    }

    RenderedPages pages(Template template, Facts facts, Instant time) {
        Map<String, Object> content = template.form().bind(facts.content());
        requireFacts(template, facts);
        requireWords(template, facts, content);
        Map<String, Object> values = new TemplateValues(template, typefaces).of(facts, content);
        return renderer.renderAiriest(
                template.pages(values, typefaces), facts.letterhead().agency(), time);
    }

    private static void requireFacts(Template template, Facts facts) {
        if (template.has("document.number") && facts.symbol().isEmpty()) {
            throw new ComposeException("A document by the template " + template.name()
                    + " has a number, and the symbol that follows it is missing: give one such as \"QĐ-SCT\"");
        }
        if (template.has("signature.leader") && facts.signer().isEmpty()) {
            throw new ComposeException(
                    "A document by the template " + template.name() + " is signed by a leader: say who will sign");
        }
        Set<String> given = facts.further().entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> FactNames.split(fact.getKey()).stream()
                        .map(step -> FactNames.isIndex(step) ? FactNames.EVERY : step)
                        .collect(Collectors.joining(".")))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(template.requiredFacts());
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw new ComposeException("A document by the template " + template.name() + " needs the facts "
                    + String.join(", ", missing) + ", which are not known");
        }
    }

    private static void requireWords(Template template, Facts facts, Map<String, Object> content) {
        ContentText.requireWords("The subject", facts.subject());
        facts.legalGrounds().forEach(ground -> ContentText.requireWords("A legal ground", ground));
        facts.further().forEach((name, value) -> ContentText.requireWords("The fact " + name, value));
        content.forEach((name, value) -> {
            String what = "The field " + name + " of " + template.name();
            if (value instanceof String text) {
                ContentText.requireWords(what, text);
            } else if (value instanceof Iterable<?> lines) {
                lines.forEach(line -> ContentText.requireWords(what, String.valueOf(line)));
            }
        });
    }
}
