package org.motcua.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.testkit.TestOffice;

/** The small department that the examples have in common, and the way of a dossier that they share. */
final class Example {

    static final OfficerId LEADER = new OfficerId("quan");

    private Example() {}

    static AgencyDirectory directory() {
        return AgencyDirectory.read(open("directory.json"));
    }

    static ProcedureCatalogue catalogue() {
        return ProcedureCatalogue.read(open("catalogue.json"));
    }

    static byte[] model(String key) {
        try (InputStream in = open(key + ".bpmn")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String name) {
        InputStream in = Example.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing beside Example");
        }
        return in;
    }

    static Draft.Text decision() {
        return Draft.Text.of(
                LEADER,
                Map.of(
                        "authority", "Giám đốc Sở Công Thương",
                        "articles", "Chấp thuận đề nghị của Công ty.",
                        "recipients", List.of("Như Điều 1"),
                        "filing", "VT, QLTM"));
    }

    /** From the laid out draft to the handed over result, each by whose it is. */
    static Document decide(TestOffice office, CaseId id) {
        var seen = office.document(id, "result").current().orElseThrow();
        office.act("khai", id, "review", Decide.Decision.approve(seen));
        office.act("quan", id, "approve", OrderSignature.Order.sign(seen));
        office.act(
                "lan",
                id,
                "seal",
                Seal.Sealing.seal(office.document(id, "result").current().orElseThrow()));
        office.act("hanh", id, "return_result", new HandOver.Handing(""));
        return office.document(id, "result");
    }

    /** What the examples tell on the terminal. */
    static void tell(String line) {
        Terminal.OUT.println(line);
    }
}
