package org.motcua.workflow.modeler;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.modeler.Surroundings.Signature;

/**
 * Holds all paths of a process against the legal order: first where its tokens can be, then one by one the slots that must
 * be filled before they are named, and the documents. What cannot be proved within the bounds is refused.
 */
final class PathCheck {

    /** The most states of one thing that are looked at: some 10 parallel branches of one task, or 5 of eight. */
    private static final int MOST_STATES = 40_000;

    /** The most states of all: some seconds. */
    private static final int MOST_STATES_OF_ALL = 200_000;

    /** The forms that acts of the standard types draft without naming their kind. */
    private static final Map<String, String> FORMS = Map.of(
            "appraise.v1/supplement", "supplement-request",
            "appraise.v1/refuse", "refusal",
            "extend.v1/", "extension-apology");

    private final Graph graph;
    private final Surroundings surroundings;
    private final Findings findings;
    private final Reach reach;
    private int left = MOST_STATES_OF_ALL;

    PathCheck(Graph graph, Surroundings surroundings, Findings findings) {
        this.graph = graph;
        this.surroundings = surroundings;
        this.findings = findings;
        this.reach = new Reach(graph);
    }

    void check() {
        walk(() -> 0);
        if (findings.anyErrors()) {
            return;
        }
        for (String slot : slots()) {
            if (graph.isCalled() && graph.nodes().stream().noneMatch(n -> TrackedSlot.fills(n, slot))) {
                // The caller has filled it: slots belong to the case.
                continue;
            }
            walk(new TrackedSlot(slot, findings));
        }
        if (TrackedDossier.isIn(graph)) {
            walk(new TrackedDossier(findings));
        }
        documents().forEach((name, signatures) -> walk(new TrackedDocument(name, signatures, findings)));
    }

    private void walk(Tracked tracked) {
        if (left <= 0) {
            return;
        }
        int most = Math.min(left, MOST_STATES);
        int seen = new Walk(graph, reach, tracked, findings).walk(most);
        left -= seen;
        if (seen >= most) {
            findings.add(Rule.TOO_COMPLEX, graph.process().id);
            left = 0;
        }
    }

    private Set<String> slots() {
        Set<String> slots = new TreeSet<>();
        for (Node node : graph.nodes()) {
            node.slot.ifPresent(slots::add);
            Settings settings = node.settings;
            if (settings == null) {
                continue;
            }
            settings.by().forEach(who -> assigned(who, slots));
            settings.find("motcua.to").ifPresent(to -> Who.parse(to).forEach(who -> assigned(who, slots)));
        }
        return slots;
    }

    private static void assigned(Who who, Set<String> slots) {
        if (who instanceof Who.Assigned assigned) {
            slots.add(assigned.slot());
        }
    }

    /** The documents that anything is done to, each with all the signatures that it may have to bear. */
    private Map<String, Set<Signature>> documents() {
        TreeMap<String, Set<Signature>> documents = new TreeMap<>();
        TreeSet<String> drafted = new TreeSet<>();
        for (Node node : graph.nodes()) {
            Settings settings = node.settings;
            if (settings == null) {
                continue;
            }
            settings.type()
                    .effects()
                    .forEach((branch, effect) -> settings.document(branch).ifPresent(name -> {
                        Set<Signature> signatures =
                                documents.computeIfAbsent(name, n -> EnumSet.noneOf(Signature.class));
                        if (effect == DocumentEffect.DRAFT) {
                            drafted.add(name);
                            signatures.addAll(surroundings.signatures(kind(settings, branch)));
                        }
                    }));
            if (settings.type().name().equals("validate.v1")) {
                documents.computeIfAbsent(settings.document(), n -> EnumSet.noneOf(Signature.class));
            }
        }
        documents.forEach((name, signatures) -> {
            if (!drafted.contains(name)) {
                signatures.addAll(EnumSet.allOf(Signature.class));
            }
        });
        return documents;
    }

    /** The kind that the act names, or the form that it drafts; empty for one that nobody knows. */
    private static String kind(Settings settings, String branch) {
        return settings.find("motcua.kind")
                .orElseGet(() -> FORMS.getOrDefault(settings.type().name() + "/" + branch, ""));
    }
}
