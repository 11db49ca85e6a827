package org.motcua.workflow.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.Labels;
import org.w3c.dom.Document;

/**
 * One kind of document: how it looks, what a drafter fills in, and which form fields it prepares. Made of the two files
 * {@code NAME.xhtml} and {@code NAME.json}, which were checked when the {@link TemplateLibrary} was built. Immutable and
 * thread-safe.
 */
public final class Template {

    private final String name;
    private final String hash;
    private final Labels title;
    private final PageSize page;
    private final List<String> densities;
    private final Form form;
    private final Set<String> requiredFacts;
    private final Set<String> optionalFacts;
    private final TemplateCompiler.Compiled markup;

    Template(String name, String hash, TemplateFile file, TemplateCompiler.Compiled markup) {
        this.name = name;
        this.hash = hash;
        this.title = file.title();
        this.page = file.page();
        this.densities = file.densities();
        this.form = file.form();
        this.requiredFacts = file.requiredFacts();
        this.optionalFacts = file.optionalFacts();
        this.markup = markup;
    }

    /** Such as "supplement-request": the name of its files. */
    public String name() {
        return name;
    }

    /** SHA-256 over both files as 64 hexadecimal digits: what a case keeps to know by which template a document was made. */
    public String hash() {
        return hash;
    }

    /** What the kind of document is called. */
    public Labels title() {
        return title;
    }

    public PageSize page() {
        return page;
    }

    /** What a drafter fills in: the names of {@link Facts#content()}. */
    public Form form() {
        return form;
    }

    /** Names in {@link Facts#further()} without which it is not composed; with "*" for each entry of a list. */
    public Set<String> requiredFacts() {
        return requiredFacts;
    }

    /** Names in {@link Facts#further()} that it shows when they are there. */
    public Set<String> optionalFacts() {
        return optionalFacts;
    }

    /**
     * The form fields that a document gets, in the order of {@link ComposedDocument#fields()}, such as "document.number" and
     * "signature.leader". A template with the leader's signature has the agency's, over a third of it.
     */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (String field : TemplateMarkup.FIELDS) {
            boolean overLeader =
                    field.equals("signature.agency") && markup.fields().contains("signature.leader");
            if (markup.fields().contains(field) || overLeader) {
                fields.add(field);
            }
        }
        return fields;
    }

    boolean has(String field) {
        return markup.fields().contains(field);
    }

    /** Whether a fact by this name is shown. */
    boolean names(String fact) {
        String pattern = FactNames.split(fact).stream()
                .map(step -> FactNames.isIndex(step) ? FactNames.EVERY : step)
                .collect(Collectors.joining("."));
        return requiredFacts.contains(pattern) || optionalFacts.contains(pattern);
    }

    /** The page in each density, from airy to dense; filled when it is asked for. */
    List<Supplier<Document>> pages(Map<String, Object> values, Typefaces typefaces) {
        List<Supplier<Document>> pages = new ArrayList<>();
        for (String density : densities) {
            Map<String, Object> all = new HashMap<>(values);
            all.put("density", density);
            pages.add(() -> TemplateFiller.fill(name, markup.root(), all, typefaces));
        }
        return pages;
    }

    @Override
    public String toString() {
        return name + " " + hash.substring(0, 12);
    }
}
