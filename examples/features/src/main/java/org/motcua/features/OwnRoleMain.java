package org.motcua.features;

import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.standard.Opinion;
import org.motcua.workflow.testkit.TestOffice;

/** A role of an agency's own: named in the directory (EXPERT) and in the model, nothing else. */
public final class OwnRoleMain {

    private OwnRoleMain() {}

    public static void main(String[] arguments) {
        run();
    }

    /** The issued document. */
    static Document run() {
        try (TestOffice office =
                TestOffice.of(Example.directory(), Example.catalogue(), builder -> Features.configured(builder))) {
            CaseId id = office.receive("hanh", "9.000005");
            office.act("minh", id, "expert_opinion", new Opinion.View(new Answer("agree"), "Đủ điều kiện an toàn."));
            office.act("phuong", id, "draft", Example.decision());
            Document issued = Example.decide(office, id);
            Example.tell(id + " with an expert's opinion: " + office.acts(id));
            return issued;
        }
    }
}
