package org.motcua.features;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.testkit.TestOffice;

/** A kind of documents of an agency's own, with its series, symbol and layout: kinds.json and two template files. */
public final class OwnTemplateMain {

    private OwnTemplateMain() {}

    public static void main(String[] arguments) {
        run();
    }

    /** The issued document. */
    static Document run() {
        try (TestOffice office =
                TestOffice.of(Example.directory(), Example.catalogue(), builder -> Features.configured(builder))) {
            CaseId id = office.receive("hanh", "9.000004");
            office.act(
                    "phuong",
                    id,
                    "draft",
                    Draft.Text.of(
                            Example.LEADER,
                            Map.of(
                                    "holder", "Hợp tác xã Chợ Bắc Sơn",
                                    "days", List.of("Thứ Bảy hằng tuần", "Ngày rằm hằng tháng"),
                                    "until", LocalDate.of(2027, 12, 31))));
            Document issued = Example.decide(office, id);
            Example.tell(id + " is a " + issued.kind() + ": "
                    + office.motcua().record(new OfficerId("lan"), id).toJson().length() + " characters of record");
            return issued;
        }
    }
}
