package org.motcua.workflow.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.motcua.workflow.testkit.TestDatabase;

/** Compares the engine's history with the model: which elements and flows no dossier has passed. */
public final class ModelCoverage {

    private final ModelFile model;
    private final Set<String> reached = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>();

    private ModelCoverage(ModelFile model) {
        this.model = model;
    }

    /** Of all one-stop instances in the database. */
    public static ModelCoverage of(TestDatabase database) {
        ModelCoverage coverage = new ModelCoverage(ModelFile.read());
        Map<String, List<String>> ways = new LinkedHashMap<>();
        database.strings("SELECT proc_inst_id_ || ' ' || act_id_ FROM act_hi_actinst"
                        + " ORDER BY proc_inst_id_, sequence_counter_")
                .forEach(row -> ways.computeIfAbsent(row.split(" ", 2)[0], any -> new ArrayList<>())
                        .add(row.split(" ", 2)[1]));
        ways.values().forEach(coverage::walk);
        return coverage;
    }

    /** There is one token, so the step before is where a flow began; only joins need to know. */
    private void walk(List<String> way) {
        reached.addAll(way);
        for (int i = 1; i < way.size(); i++) {
            String before = way.get(i - 1);
            List<ModelFile.Flow> incoming = model.into(way.get(i));
            incoming.stream()
                    .filter(flow -> incoming.size() == 1 || flow.source().equals(before))
                    .forEach(flow -> taken.add(flow.id()));
        }
    }

    public Set<String> elementsNeverReached() {
        Set<String> rest = new TreeSet<>(model.elements());
        rest.removeAll(reached);
        return rest;
    }

    public Set<String> flowsNeverTaken() {
        Set<String> rest = new TreeSet<>();
        model.flows().forEach(flow -> rest.add(flow.id()));
        rest.removeAll(taken);
        return rest;
    }
}
