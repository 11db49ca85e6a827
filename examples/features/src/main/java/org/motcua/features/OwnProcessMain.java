package org.motcua.features;

import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.workflow.testkit.TestOffice;

/** An agency's own process: a BPMN file and a catalogue entry, and no Java but this telling of it. */
public final class OwnProcessMain {

    private OwnProcessMain() {}

    public static void main(String[] arguments) {
        run();
    }

    /** The issued document. */
    static Document run() {
        try (TestOffice office =
                TestOffice.of(Example.directory(), Example.catalogue(), builder -> Features.configured(builder))) {
            CaseId id = office.receive("hanh", "9.000001");
            office.act("phuong", id, "draft", Example.decision());
            Document issued = Example.decide(office, id);
            Example.tell(id + " by own-process: " + office.acts(id));
            return issued;
        }
    }
}
