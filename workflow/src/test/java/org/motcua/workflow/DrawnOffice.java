package org.motcua.workflow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.testkit.TestOffice;

/** The officers of the province with one procedure, whose process a test draws. */
final class DrawnOffice {

    static final String PROCEDURE = "9.1";
    static final String PROCESS = "drawn-here";

    private DrawnOffice() {}

    /** Deploys models and watches steps. */
    static final OfficerId VIET = new OfficerId("viet");

    static OfficerId id(String officer) {
        return new OfficerId(officer);
    }

    static TestOffice open(UnaryOperator<MotcuaBuilder> more) {
        return open("{}", more);
    }

    /** @param parties of the procedure, as JSON */
    static TestOffice open(String parties, UnaryOperator<MotcuaBuilder> more) {
        String catalogue = """
                { "version": "drawn", "procedures": [ { "code": "%s", "version": "1", "name": "Thủ tục",
                  "sector": "Thương mại", "time": { "amount": 20, "unit": "WORKING_DAYS" },
                  "components": [ { "id": "application", "name": "Đơn", "required": true, "form": "ORIGINAL",
                                    "quantity": 1 } ],
                  "process": "%s", "parties": %s, "result": "decision", "subjectTemplate": "Về việc {subject}" } ] }
                """.formatted(PROCEDURE, PROCESS, parties);
        return TestOffice.of(
                AgencyDirectory.read(Province.resource("testkit/directory.json")),
                ProcedureCatalogue.read(new ByteArrayInputStream(catalogue.getBytes(StandardCharsets.UTF_8))),
                builder -> more.apply(builder.messenger(message -> {})
                        .kinds(DocumentKinds.standard().and(Province.resource("testkit/kinds.json")))));
    }

    /** From drafting to issuing, as lines of a drawing: what comes before leads to {@code draft}. */
    static String document(String next, String issued) {
        return """
                user draft draft.v1 by=assigned:specialist|role:SPECIALIST document=result
                step compose compose.v1 document=result
                user decide decide.v1 by=role:HEAD@unit not=drafter document=result
                xor decided
                user order order-signature.v1 document=result not=did:decide
                xor ordered
                step sign sign.v1 document=result
                fail sign sign_refused signing-refused
                user seal seal.v1 document=result
                xor sealed
                step issue issue.v1 document=result %s
                fail issue issue_refused signing-refused
                draft -> compose
                compose -> decide
                decide -> decided
                decided -> order : branch=decide.approve
                decided -> draft : branch=decide.return
                order -> ordered
                ordered -> sign : branch=order.sign
                ordered -> draft : default
                sign -> seal
                sign_refused -> draft
                seal -> sealed
                sealed -> issue : branch=seal.seal
                sealed -> draft : branch=seal.void
                issue -> %s
                issue_refused -> draft
                """.formatted(issued, next);
    }

    /** Reception, assignment, one document. */
    static String whole() {
        return """
                start received receive.v1
                user assign assign.v1 by=role:HEAD
                on assign withdrawn withdraw.v1 by=role:RECEPTION|applicant
                end gone
                end done
                received -> assign
                assign -> draft
                withdrawn -> gone
                """ + document("done", "dossier=DECIDED");
    }

    static CaseId assigned(TestOffice office) {
        CaseId id = office.receive("hoa", PROCEDURE);
        office.act("binh", id, "assign", new Assign.Assignment(id("ngan")));
        return id;
    }

    static CaseId drafted(TestOffice office) {
        CaseId id = assigned(office);
        office.act("ngan", id, "draft", Draft.Text.of(id("dung"), Province.decisionText()));
        return id;
    }

    static CaseId signed(TestOffice office) {
        CaseId id = drafted(office);
        office.act("binh", id, "decide", Decide.Decision.approve(current(office, id)));
        office.act("dung", id, "order", OrderSignature.Order.sign(current(office, id)));
        return id;
    }

    /** Orders the agency's signature without waiting for it. */
    static void orderSeal(TestOffice office, CaseId id) {
        office.motcua().act(id("lan"), office.task("lan", id, "seal").task(), Seal.Sealing.seal(current(office, id)));
    }

    static DocumentId current(TestOffice office, CaseId id) {
        return office.document(id, "result").current().orElseThrow();
    }

    static int sql(TestOffice office, String sql) {
        try (Connection connection = office.database().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static List<String> strings(TestOffice office, String sql) {
        try (Connection connection = office.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
