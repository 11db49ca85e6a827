package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.fault.Town.BINH;
import static org.motcua.workflow.fault.Town.NGAN;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Assign;

/** Wall time says little on a shared machine; the number of statements is the same everywhere. */
class StatementsTest {

    /** As measured, the worker's looking and the steps that follow an act included. */
    private static final Map<String, Integer> EXPECTED = expected();

    private static Map<String, Integer> expected() {
        Map<String, Integer> acts = new LinkedHashMap<>();
        acts.put("receive", 81);
        acts.put("assign", 61);
        acts.put("appraise", 57);
        acts.put("draft and compose", 127);
        acts.put("review", 63);
        acts.put("approve and sign", 154);
        acts.put("seal and issue", 164);
        acts.put("return_result", 71);
        return acts;
    }

    /** What a run may take more, where the worker looked once more. */
    private static final int SLACK = 15;

    @Test
    void anActTakesNoMoreStatementsThanItDid() {
        try (Town town = Town.onH2();
                Motcua motcua = town.configured().poll(Duration.ofMinutes(10)).build()) {
            measure(town, motcua);
            town.database.execute("SET QUERY_STATISTICS_MAX_ENTRIES 2000");
            Map<String, Integer> measured = measure(town, motcua);

            assertThat(measured.keySet()).containsExactlyElementsOf(EXPECTED.keySet());
            measured.forEach((act, statements) -> assertThat(statements)
                    .as("%s of %s", act, measured)
                    .isBetween(EXPECTED.get(act) - SLACK, EXPECTED.get(act) + SLACK));
        }
    }

    private static Map<String, Integer> measure(Town town, Motcua motcua) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        CaseId[] id = new CaseId[1];
        count(town, counts, "receive", () -> {
            id[0] = town.received(motcua);
            Town.settle(motcua, id[0]); // or the steps that follow are counted with what comes next
        });
        String assign = Town.task(motcua, BINH, id[0], "assign");
        count(town, counts, "assign", () -> motcua.act(BINH, assign, new Assign.Assignment(NGAN)));
        String appraise = Town.task(motcua, NGAN, id[0], "appraise");
        count(town, counts, "appraise", () -> motcua.act(NGAN, appraise, Appraise.Appraisal.meets()));
        count(town, counts, "draft and compose", () -> town.draft(motcua, id[0]));
        count(town, counts, "review", () -> town.review(motcua, id[0]));
        count(town, counts, "approve and sign", () -> {
            town.order(motcua, id[0]);
            Town.settle(motcua, id[0]);
        });
        count(town, counts, "seal and issue", () -> {
            town.seal(motcua, id[0]);
            Town.settle(motcua, id[0]);
        });
        count(town, counts, "return_result", () -> town.handOver(motcua, id[0]));
        return counts;
    }

    private static void count(Town town, Map<String, Integer> counts, String act, Runnable work) {
        town.database.execute("SET QUERY_STATISTICS TRUE");
        work.run();
        counts.put(
                act,
                town.database.count(
                        "SELECT COALESCE(SUM(EXECUTION_COUNT), 0) FROM INFORMATION_SCHEMA.QUERY_STATISTICS"));
        town.database.execute("SET QUERY_STATISTICS FALSE");
    }
}
