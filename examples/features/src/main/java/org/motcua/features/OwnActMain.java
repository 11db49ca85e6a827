package org.motcua.features;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.motcua.core.audit.Act;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Use;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.testkit.TestOffice;

/** An act of an application's own: one class. It appears in the templates for Camunda Modeler and in the check of models. */
public final class OwnActMain {

    private OwnActMain() {}

    /** A specialist looks at the premises. */
    static final class SiteVisit implements ActType<SiteVisit.Finding> {

        private static final Act VISITED = new Act("SITE_VISITED");

        /** What was found. */
        record Finding(
                @Asked(vi = "Ngày kiểm tra", en = "Day of the visit")
                LocalDate day,

                @Asked(vi = "Kết quả kiểm tra", en = "Finding", max = 1_000)
                String finding) {}

        @Override
        public ElementType type() {
            return new ElementType(
                    "site-visit.v1",
                    Use.ACT,
                    EnumSet.of(Place.USER_TASK),
                    new Labels("Kiểm tra thực tế", "Visit on site"),
                    new Labels("Ghi kết quả kiểm tra thực tế.", "Records what was found on the premises."),
                    List.of(),
                    List.of(),
                    "",
                    Map.of());
        }

        @Override
        public Class<Finding> input() {
            return Finding.class;
        }

        @Override
        public Outcome decide(Sight sight, Finding input) {
            return Outcome.of(VISITED, Map.of("day", input.day().toString(), "finding", input.finding()));
        }
    }

    public static void main(String[] arguments) {
        run();
    }

    /** The issued document. */
    static Document run() {
        try (TestOffice office =
                TestOffice.of(Example.directory(), Example.catalogue(), builder -> Features.configured(builder))) {
            CaseId id = office.receive("hanh", "9.000002");
            office.act("phuong", id, "visit", new SiteVisit.Finding(LocalDate.of(2026, 11, 2), "Bể chứa đạt yêu cầu."));
            office.act("phuong", id, "draft", Example.decision());
            Document issued = Example.decide(office, id);
            Example.tell(id + " with a visit on site: " + office.acts(id));
            return issued;
        }
    }
}
