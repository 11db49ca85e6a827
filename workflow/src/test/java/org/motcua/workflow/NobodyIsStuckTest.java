package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.DrawnOffice.PROCEDURE;
import static org.motcua.workflow.DrawnOffice.PROCESS;
import static org.motcua.workflow.DrawnOffice.current;
import static org.motcua.workflow.DrawnOffice.id;
import static org.motcua.workflow.DrawnOffice.orderSeal;
import static org.motcua.workflow.DrawnOffice.signed;
import static org.motcua.workflow.DrawnOffice.sql;
import static org.motcua.workflow.DrawnOffice.strings;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentState;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.standard.AssignMany;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.Note;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.form.FormException;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Use;
import org.motcua.workflow.modeler.Drawing;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.testkit.TestOffice;
import org.motcua.workflow.testkit.Until;
import org.motcua.workflow.worker.StepPoint;

/** What used to leave a case where nobody could bring it on, or out of everybody's sight. */
class NobodyIsStuckTest {

    private static TestOffice office(String lines) {
        return DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", lines)));
    }

    @Test
    void ofSeveralWhoAreNamedOneIsReplaced() {
        try (Province province = Province.open()) {
            CaseId id = province.receive("1.000008");
            province.assign(id, "assign", "binh", "ngan");
            province.office.act(
                    "binh", id, "assign_experts", new AssignMany.Assignments(List.of(id("ngan"), id("phuc"))));
            province.motcua().reassign(id("binh"), id, "experts", id("phuc"), id("khoa"));

            assertThat(province.office.history(id))
                    .last()
                    .satisfies(entry -> assertThat(entry.details())
                            .containsEntry("officer", "ngan,khoa")
                            .containsEntry("before", "phuc")
                            .containsEntry("after", "khoa"));
            province.motcua().note(id("ngan"), id, "Tiếp tục");
            assertThat(province.motcua().record(id("lan"), id)).isNotNull();
        }
    }

    @Test
    void aSubmissionMayBeFollowedByAStep() {
        try (TestOffice office = office("""
                mstart submitted submit.v1
                step tell notify.v1 text=got to=applicant
                user accept accept.v1
                xor accepted
                user look check.v1 by=role:HEAD
                end done
                end refused
                submitted -> tell
                tell -> accept
                accept -> accepted
                accepted -> look : branch=accept.accept
                accepted -> refused : branch=accept.refuse
                look -> done
                """)) {
            CaseId id = office.submitted(new AgencyCode("H99.12"), PROCEDURE)
                    .dossier()
                    .caseId();
            office.settle(id);

            assertThat(office.waiting(id)).containsExactly("accept");
        }
    }

    @Test
    void aNodeWhoseClockIsBehindLeavesTheSignatureToAnother() {
        AtomicBoolean down = new AtomicBoolean(true);
        try (TestOffice office = DrawnOffice.open(builder ->
                builder.model(Drawing.of(PROCESS, "1.0.0", DrawnOffice.whole())).retries(List.of()))) {
            CaseId id = DrawnOffice.drafted(office);
            office.act("binh", id, "decide", Decide.Decision.approve(current(office, id)));
            Instant right = office.clock().instant();
            office.signer().before((order, attempt) -> {
                if (down.get()) {
                    throw new IllegalStateException("the token is not there");
                }
            });
            office.motcua()
                    .act(
                            id("dung"),
                            office.task("dung", id, "order").task(),
                            OrderSignature.Order.sign(current(office, id)));
            Until.holds("the step gave up", () -> !office.failedSteps().isEmpty());
            sql(office, "DELETE FROM mc_operation");
            down.set(false);
            office.clock().set(right.minus(Duration.ofMinutes(6)));
            office.motcua().retry(DrawnOffice.VIET, id);
            Until.holds(
                    "the step gave up again",
                    () -> office.failedSteps().stream()
                            .anyMatch(step -> step.message().contains("clock")));
            assertThat(strings(office, "SELECT state FROM mc_operation")).isEmpty();

            office.clock().set(right);
            office.motcua().retry(DrawnOffice.VIET, id);
            office.settle(id);
            assertThat(office.document(id, "result").state()).isEqualTo(DocumentState.SIGNED);
        }
    }

    @Test
    void aWaitThatCannotBeEndedIsSeenAndInNobodysWay() {
        try (TestOffice office = office("""
                start received receive.v1
                user assign assign.v1 by=role:HEAD
                on assign late due.v1 when=since+1cd
                user other note.v1 by=role:HEAD
                end done
                end other_done
                received -> assign
                assign -> done
                late -> other
                other -> other_done
                """)) {
            CaseId broken = office.receive("hoa", PROCEDURE);
            office.clock().advance(Duration.ofHours(1));
            CaseId good = office.receive("hoa", PROCEDURE);
            sql(office, "UPDATE mc_case SET unit = 'Phòng khác' WHERE id = '" + broken + "'");
            office.clock().advance(Duration.ofDays(2));

            assertThat(office.sweep(good)).isEqualTo(1);
            assertThat(office.waiting(good)).containsExactly("other");
            assertThat(office.failedSteps()).singleElement().satisfies(wait -> {
                assertThat(wait.caseId()).isEqualTo(broken);
                assertThat(wait.step()).isEqualTo("late");
                assertThat(wait.message()).contains("division");
            });

            sql(office, "UPDATE mc_case SET unit = '' WHERE id = '" + broken + "'");
            assertThat(office.motcua().sweep()).as("not again at once").isZero();
            office.motcua().retry(DrawnOffice.VIET, broken);
            assertThat(office.sweep(broken)).isEqualTo(1);
            assertThat(office.failedSteps()).isEmpty();
        }
    }

    @Test
    void anErrorAnywhereInAStepIsSeen() {
        ElementType type = new ElementType(
                "broken.v1",
                Use.STEP,
                EnumSet.of(Place.SERVICE_TASK),
                new Labels("Hỏng", "Broken"),
                new Labels("Hỏng.", "Broken."),
                List.of(),
                List.of(),
                "",
                Map.of());
        StepType broken = new StepType() {
            @Override
            public ElementType type() {
                return type;
            }

            @Override
            public Outcome outcome(Sight sight, @Nullable DocumentId result) {
                throw new NoClassDefFoundError("a library that is missing");
            }
        };
        try (TestOffice office =
                DrawnOffice.open(builder -> builder.step(broken).model(Drawing.of(PROCESS, "1.0.0", """
                        start received receive.v1
                        step bad broken.v1
                        user assign assign.v1 by=role:HEAD
                        end done
                        received -> bad
                        bad -> assign
                        assign -> done
                        """)))) {
            CaseId id = office.received("hoa", PROCEDURE).dossier().caseId();

            Until.holds("the step gave up", () -> !office.failedSteps().isEmpty());
            assertThat(office.failedSteps().get(0).caseId()).isEqualTo(id);
            assertThat(office.failedSteps().get(0).message()).contains("NoClassDefFoundError");
        }
    }

    @Test
    void whatNoDocumentCanShowIsRefusedWhereItIsWritten() {
        try (TestOffice office = office(DrawnOffice.whole())) {
            CaseId id = DrawnOffice.assigned(office);
            Map<String, Object> text = new HashMap<>(Province.decisionText());
            text.replaceAll((name, value) -> value instanceof List<?> ? List.of("Đồng ý \uD83D\uDE00") : value);

            assertThatThrownBy(() -> office.act("ngan", id, "draft", Draft.Text.of(id("dung"), text)))
                    .isInstanceOf(FormException.class)
                    .hasMessageContaining("U+1F600");
            assertThat(office.waiting(id)).containsExactly("draft");
            assertThatThrownBy(() -> office.motcua().note(id("ngan"), id, "ngược \u202E lại"))
                    .isInstanceOf(FormException.class)
                    .hasMessageContaining("U+202E");
        }
    }

    @Test
    void noKeyIsAskedForWhatCouldNotBeRecorded() {
        String called = """
                start asked
                user look note.v1 by=role:HEAD
                end seen
                asked -> look
                look -> seen
                """;
        // The check does not know what a called process does to the dossier, and nothing moves this one.
        String undecidable = """
                start received receive.v1
                call aside aside 1.0.0
                end done
                received -> aside
                aside -> draft
                """
                + DrawnOffice.document("done", "dossier=DECIDED")
                        .replace("by=assigned:specialist|role:SPECIALIST", "by=role:SPECIALIST");
        try (TestOffice office = DrawnOffice.open(builder ->
                builder.model(Drawing.of("aside", "1.0.0", called)).model(Drawing.of(PROCESS, "1.0.0", undecidable)))) {
            CaseId id = office.receive("hoa", PROCEDURE);
            office.act("binh", id, "look", new Note.Remark("Chuyển"));
            office.act("ngan", id, "draft", Draft.Text.of(id("dung"), Province.decisionText()));
            office.act("binh", id, "decide", Decide.Decision.approve(current(office, id)));
            office.act("dung", id, "order", OrderSignature.Order.sign(current(office, id)));
            orderSeal(office, id);
            Until.holds("the step gave up", () -> !office.failedSteps().isEmpty());

            assertThat(office.failedSteps().get(0).message()).contains("RECEIVED", "DECIDED");
            assertThat(office.signer().signatures(id, "result", SigningRole.AGENCY))
                    .isZero();
        }
    }

    @Test
    void aMigrationDoesNotRenameAStepWhoseKeyWasAsked() {
        AtomicBoolean crash = new AtomicBoolean(true);
        String renamed = DrawnOffice.whole()
                .replace("step issue ", "step publish ")
                .replace("fail issue ", "fail publish ")
                .replace("sealed -> issue", "sealed -> publish")
                .replace("issue -> done", "publish -> done");
        try (TestOffice office =
                DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", DrawnOffice.whole()))
                        .watcher((key, point) -> {
                            if (crash.get() && point == StepPoint.BEFORE_COMMIT && key.role() == SigningRole.AGENCY) {
                                throw new IllegalStateException("the machine stopped");
                            }
                        }))) {
            CaseId id = signed(office);
            orderSeal(office, id);
            Until.holds("the step gave up", () -> !office.failedSteps().isEmpty());
            office.motcua().deploy(id("viet"), Drawing.of(PROCESS, "2.0.0", renamed));

            MigrationReport report = office.motcua()
                    .migrate(
                            id("viet"),
                            new MigrationRequest(PROCESS, "1.0.0", "2.0.0", Map.of("issue", "publish"), false));

            assertThat(report.migrated()).isEmpty();
            assertThat(report.refused().get(id)).contains("issue", "asked");
            crash.set(false);
            office.motcua().retry(DrawnOffice.VIET, id);
            office.settle(id);
            assertThat(office.document(id, "result").state()).isEqualTo(DocumentState.ISSUED);
            assertThat(office.signer().signatures(id, "result", SigningRole.AGENCY))
                    .isEqualTo(1);
        }
    }

    @Test
    void amongSeveralThatWaitForAMessageEachHearsItsOwn() {
        String called = """
                start asked
                user work check.v1 by=assigned:experts
                on work stop note.v1 by=assigned:experts
                end done
                end stopped
                asked -> work
                work -> done
                stop -> stopped
                """;
        String model = """
                start received receive.v1
                user many assign-many.v1 by=role:HEAD slot=experts
                call sub called 1.0.0 prefix=sub# many=experts
                end done
                received -> many
                many -> sub
                sub -> done
                """;
        try (TestOffice office = DrawnOffice.open(builder ->
                builder.model(Drawing.of("called", "1.0.0", called)).model(Drawing.of(PROCESS, "1.0.0", model)))) {
            CaseId id = office.receive("hoa", PROCEDURE);
            office.act("binh", id, "many", new AssignMany.Assignments(List.of(id("ngan"), id("phuc"), id("tam"))));

            for (String expert : List.of("tam", "ngan", "phuc")) {
                office.send(expert, id, "stop", new Note.Remark("Thôi"));
            }
            assertThat(office.motcua().caseFile(id("hoa"), id).caseFile().closedAt())
                    .isNotNull();
        }
    }

    @Test
    void aProcessThatIsCalledBackIsNotTakenForTheCasesOwn() {
        String leaf = """
                start asked
                user work note.v1 by=role:HEAD
                end done
                asked -> work
                work -> done
                """;
        String between = """
                start asked
                call again drawn-here 1.0.0 prefix=inner agency=partner
                end done
                asked -> again
                again -> done
                """;
        String outer = """
                start received receive.v1
                call out between 1.0.0 prefix=outer
                end done
                received -> out
                out -> done
                """;
        try (TestOffice office = DrawnOffice.open(
                "{\"partner\": \"H99.05\"}",
                builder -> builder.model(Drawing.of(PROCESS, "1.0.0", leaf))
                        .model(Drawing.of("between", "1.0.0", between))
                        .model(Drawing.of(PROCESS, "2.0.0", outer)))) {
            office.receive("hoa", PROCEDURE);

            assertThat(strings(office, "SELECT DISTINCT agency || ' ' || prefix FROM mc_task"))
                    .containsExactly("H99.05 outer.inner.");
        }
    }
}
