package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.motcua.workflow.fault.Town.BINH;
import static org.motcua.workflow.fault.Town.HOA;
import static org.motcua.workflow.fault.Town.LAN;
import static org.motcua.workflow.fault.Town.VIET;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.NotAllowedException;
import org.motcua.workflow.ReadLog.What;
import org.motcua.workflow.Submission;
import org.motcua.workflow.testkit.TestDatabase;
import org.motcua.workflow.testkit.Until;

/** What people have said of themselves stays in the tables of core, and whoever reads it is asked who they are. */
class PersonalDataTest {

    private static final Applicant PERSON = new Applicant(
            Applicant.Kind.CITIZEN,
            "Nguyễn Thị Bí Mật",
            "038190001234",
            "Số 7 ngõ Kín, phường Lặng",
            "0987654321",
            "bi.mat@example.vn");

    private static final List<String> PRIVATE =
            List.of("Bí Mật", "038190001234", "ngõ Kín", "0987654321", "bi.mat", "chuyện riêng");

    private static Submission submission(Town town) {
        return new Submission(
                new ProcedureCode("2.000648"),
                Channel.DIRECT,
                PERSON,
                "chuyện riêng của tôi",
                town.submission().attachments());
    }

    @Test
    void aFailureOfTheDatabaseTellsNothingOfTheApplicantOnH2() {
        failsDiscreetly(TestDatabase.h2());
    }

    @Test
    void aFailureOfTheDatabaseTellsNothingOfTheApplicantOnPostgreSql() {
        failsDiscreetly(TestDatabase.postgresql());
    }

    private static void failsDiscreetly(TestDatabase database) {
        try (Town town = new Town(database);
                Motcua motcua = town.open()) {
            for (String refusing : List.of(
                    "ADD CONSTRAINT refuses_all CHECK (applicant_phone = 'x')",
                    "ALTER COLUMN applicant_name " + "SET DATA TYPE" + " VARCHAR(3)")) {
                town.database.execute("ALTER TABLE mc_dossier " + refusing);

                Throwable failure = catchThrowable(() -> motcua.receive(HOA, submission(town)));

                StringWriter told = new StringWriter();
                failure.printStackTrace(new PrintWriter(told));
                assertThat(told.toString()).doesNotContain(PRIVATE).contains("SQL state");
                if (refusing.startsWith("ADD")) {
                    assertThat(told.toString().toLowerCase(Locale.ROOT)).contains("refuses_all");
                    town.database.execute("ALTER TABLE mc_dossier DROP CONSTRAINT refuses_all");
                }
            }
        }
    }

    @Test
    void theEnginesTablesHaveNothingOfTheApplicantAndNoSecret() {
        try (Town town = Town.onH2();
                Motcua motcua = town.open()) {
            var receipt = motcua.receive(HOA, submission(town));
            CaseId id = receipt.dossier().caseId();
            Town.settle(motcua, id);
            motcua.note(BINH, id, "Một lời của người dân Bí Mật");

            List<String> engine = town.database.strings("SCRIPT NOPASSWORDS").stream()
                    .filter(line -> line.contains("\"ACT_"))
                    .toList();

            assertThat(engine).isNotEmpty().noneMatch(line -> PRIVATE.stream().anyMatch(line::contains));
            assertThat(town.database.strings("SCRIPT NOPASSWORDS"))
                    .as("the secret of the applicant, anywhere")
                    .noneMatch(line -> line.contains(receipt.secret()));
        }
    }

    @Test
    void theTextsOfKeysGoNowhere() {
        for (RuntimeException failure : List.of(
                new IllegalStateException("PIN 471100 of Bí Mật is wrong"),
                new KeyUnavailableException("The service does not take the one-time password 471100"))) {
            try (Town town = Town.onH2();
                    Motcua motcua = town.open()) {
                town.signer.before((order, attempt) -> {
                    throw failure;
                });
                CaseId id = town.reviewed(motcua);
                town.order(motcua, id);
                Until.holds("the step gave up", () -> !motcua.failedSteps(VIET).isEmpty());

                assertThat(motcua.failedSteps(VIET).get(0).message())
                        .isNotBlank()
                        .doesNotContain("471100", "Bí Mật");
                assertThat(town.database.strings("SCRIPT NOPASSWORDS")).noneMatch(line -> line.contains("471100"));
            }
        }
    }

    @Test
    void whoeverReadsIsAskedAndLogged() {
        List<String> read = new ArrayList<>();
        try (Town town = Town.onH2();
                Motcua motcua = town.configured()
                        .readLog((reader, caseId, what, allowed) -> read.add(reader + " " + what + " " + allowed))
                        .build()) {
            CaseId id = town.received(motcua);

            motcua.caseFile(HOA, id);
            motcua.history(BINH, id);
            motcua.record(LAN, id);
            assertThatThrownBy(() -> motcua.record(BINH, id)).isInstanceOf(NotAllowedException.class);
            OfficerId gone = new OfficerId("son");
            assertThatThrownBy(() -> motcua.history(gone, id)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> motcua.caseFile(gone, id)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> motcua.failedSteps(LAN)).isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(() -> motcua.retry(LAN, id)).isInstanceOf(NotAllowedException.class);

            assertThat(read)
                    .containsExactly(
                            "hoa " + What.CASE + " true",
                            "binh " + What.HISTORY + " true",
                            "lan " + What.RECORD + " true",
                            "binh " + What.RECORD + " false");
        }
    }

    @Test
    void aReadingThatCannotBeLoggedIsRefused() {
        try (Town town = Town.onH2();
                Motcua motcua = town.configured()
                        .readLog((reader, caseId, what, allowed) -> {
                            throw new IllegalStateException("the log is full");
                        })
                        .build()) {
            CaseId id = town.received(motcua);

            assertThatThrownBy(() -> motcua.caseFile(HOA, id)).hasMessage("the log is full");
        }
    }
}
