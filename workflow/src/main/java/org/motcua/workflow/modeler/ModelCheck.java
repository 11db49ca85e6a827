package org.motcua.workflow.modeler;

import java.util.List;
import org.motcua.workflow.model.Markup;
import org.motcua.workflow.model.ModelException;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.TypeRegistry;

/**
 * Says whether the library would run a model, and why not. It is an allow-list: an element, attribute or extension that it
 * has no word for is refused, since the engine would run much of it as code. Then it follows every path that the model
 * allows and refuses those on which a document would be signed, issued or left behind in a wrong order.
 *
 * <p>It proves that about the model alone: who may do an act is asked when it is done, and a model that passes can still
 * be a bad procedure. It never throws, whatever the bytes are, and ends in bounded time. Immutable and thread-safe.
 */
public final class ModelCheck {

    /** The most nodes of a model: above it nobody reads a model, and proofs get slow. */
    public static final int MAX_ELEMENTS = 500;

    /** The most findings of one file: more help nobody. */
    public static final int MAX_FINDINGS = 200;

    private final TypeRegistry types;
    private final Surroundings surroundings;

    private ModelCheck(TypeRegistry types, Surroundings surroundings) {
        this.types = types;
        this.surroundings = surroundings;
    }

    /** A check with the types of an application and what its models may name. */
    public static ModelCheck of(TypeRegistry types, Surroundings surroundings) {
        return new ModelCheck(types, surroundings);
    }

    /**
     * What is wrong with a model.
     *
     * @param fileName how the findings call it
     */
    public CheckReport check(String fileName, byte[] bpmn) {
        Findings findings = new Findings(fileName);
        try {
            check(Markup.read(bpmn), ModelReader.hash(bpmn), findings);
        } catch (ModelException e) {
            findings.add(e.element(), Severity.ERROR, e.code(), Rule.atLine(e.line(), e.text()));
        }
        return new CheckReport(fileName, ModelReader.hash(bpmn), findings.all());
    }

    private static int nodes(Markup scope) {
        int nodes = 0;
        for (Markup child : scope.children()) {
            String bpmn = child.name().getLocalPart();
            if (ModelReader.NODES.contains(bpmn)) {
                nodes += 1 + nodes(child);
            }
        }
        return nodes;
    }

    private void check(Markup root, String hash, Findings findings) {
        if (!root.is("definitions")) {
            findings.add(Rule.NO_BPMN, "");
            return;
        }
        List<Markup> processes = root.all("process");
        int nodes = processes.stream().mapToInt(ModelCheck::nodes).sum();
        if (nodes > MAX_ELEMENTS) {
            findings.add(Rule.TOO_LARGE, processes.get(0).id(), nodes, MAX_ELEMENTS);
            return;
        }
        new MarkupRules(findings).check(root);
        if (processes.size() != 1) {
            findings.add(Rule.ONE_PROCESS, root.id(), processes.size());
            return;
        }
        Markup process = processes.get(0);
        ProcessRules.check(process, findings);
        Graph graph = Graph.of(root, process, findings);
        String version = process.camunda("versionTag").orElse("");
        surroundings
                .hash(process.id(), version)
                .filter(there -> !there.equals(hash))
                .ifPresent(there -> findings.add(Rule.VERSION_TAKEN, process.id(), process.id(), version));
        new PropertyRules(graph, types, surroundings, findings).check();
        new EventRules(graph, surroundings, findings).check();
        new TaskRules(graph, surroundings, findings).check();
        new FlowRules(graph, findings).check();
        // On a graph that is wrong by itself, what its paths do is no news.
        if (!findings.anyErrors()) {
            new PathCheck(graph, surroundings, findings).check();
        }
    }
}
