package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Channel;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.standard.Accept;
import org.motcua.workflow.testkit.TestOffice;

/** What an applicant submits by itself. */
class OnlineTest {

    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final OfficerId HOA = new OfficerId("hoa");
    private static final String CATALOGUE = """
            { "version": "online", "procedures": [ { "code": "9.1", "version": "1", "name": "Thủ tục trực tuyến",
              "sector": "Thương mại", "time": { "amount": 5, "unit": "WORKING_DAYS" },
              "components": [ { "id": "application", "name": "Đơn", "required": true, "form": "ORIGINAL",
                                "quantity": 1 } ],
              "process": "online", "result": "decision", "subjectTemplate": "Về việc {subject}" } ] }
            """;

    private TestOffice office;

    @BeforeEach
    void open() throws IOException {
        try (InputStream directory = OnlineTest.class.getResourceAsStream("testkit/one-agency.json");
                InputStream model = OnlineTest.class.getResourceAsStream("models/online.bpmn")) {
            byte[] bpmn = model.readAllBytes();
            office = TestOffice.of(
                    AgencyDirectory.read(directory),
                    ProcedureCatalogue.read(new ByteArrayInputStream(CATALOGUE.getBytes(StandardCharsets.UTF_8))),
                    builder -> builder.model(bpmn));
        }
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Receipt submitted() {
        return office.motcua()
                .submit(
                        AGENCY,
                        new Submission(
                                new ProcedureCode("9.1"),
                                Channel.ONLINE,
                                new Applicant(Applicant.Kind.CITIZEN, "Nguyễn Văn An", "001081000009", "", "", ""),
                                "Đề nghị",
                                List.of(office.attachment("application"))));
    }

    @Test
    void theClockBeginsWhenTheDeskReceivesIt() {
        Receipt receipt = submitted();
        CaseId id = receipt.dossier().caseId();
        assertThat(receipt.dossier().state()).isEqualTo(DossierState.REGISTERED);
        assertThat(receipt.dossier().reception().receivedBy()).isNull();
        assertThat(receipt.form()).isEmpty();

        office.clock().advance(Duration.ofDays(2));
        office.act("hoa", id, "accept", Accept.Reception.accept());

        Dossier received = office.motcua().caseFile(HOA, id).dossier().orElseThrow();
        assertThat(received.state()).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(received.reception().receivedBy()).isEqualTo(HOA);
        assertThat(received.reception().receivedAt()).isEqualTo(office.clock().instant());
        assertThat(received.clock().due()).isAfter(receipt.dossier().clock().due());
        assertThat(office.acts(id)).containsExactly("SUBMITTED", "RECEIVED", "MOVED");
        assertThat(office.motcua().issueReceipt(HOA, id)).isNotNull();
    }

    @Test
    void theDeskMayRefuseReceptionWithAReason() {
        CaseId id = submitted().dossier().caseId();

        assertThatThrownBy(() -> office.act("hoa", id, "accept", new Accept.Reception(new Answer("refuse"), "")))
                .hasMessageContaining("needs a reason");
        office.act("hoa", id, "accept", Accept.Reception.refuse("Không thuộc thẩm quyền."));

        CaseView view = office.motcua().caseFile(HOA, id);
        assertThat(view.dossier().orElseThrow().state()).isEqualTo(DossierState.REFUSED);
        assertThat(view.caseFile().closedAt()).isNotNull();
    }

    @Test
    void theSameProcessAlsoBeginsAtTheDesk() {
        assertThatThrownBy(() -> office.motcua()
                        .receive(
                                HOA,
                                new Submission(
                                        new ProcedureCode("9.1"),
                                        Channel.DIRECT,
                                        new Applicant(
                                                Applicant.Kind.CITIZEN, "Nguyễn Văn An", "001081000009", "", "", ""),
                                        "Đề nghị",
                                        List.of())))
                .hasMessageContaining("application");
    }
}
