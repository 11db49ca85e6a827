package org.motcua.benchmarks.statements;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.Submission;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.testkit.FakeSigner;
import org.motcua.workflow.testkit.MemoryStore;
import org.motcua.workflow.testkit.PlainPaper;

/** A dossier through {@code one-stop} with the library; documents are stubbed, everything in the database is real. */
final class LibraryRun implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tally tally;
    private final MemoryStore store = new MemoryStore();
    private final Motcua motcua;

    LibraryRun(DataSource database, Tally tally) {
        this.tally = tally;
        this.motcua = Motcua.builder()
                .dataSource(CountingDataSource.of(database, tally))
                .directory(read("directory.json", AgencyDirectory::read))
                .catalogue(read("catalogue.json", ProcedureCatalogue::read))
                .calendar(WorkingCalendar.vietnam())
                .store(store)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .signer(new FakeSigner())
                .composer(new PlainPaper())
                .workerId("statements")
                .workerThreads(1)
                .poll(Duration.ofMinutes(10))
                .sweepEvery(Duration.ZERO)
                .build();
    }

    private interface Reader<T> {
        T read(InputStream in);
    }

    private static <T> T read(String name, Reader<T> reader) {
        try (InputStream in = LibraryRun.class.getResourceAsStream(name)) {
            return reader.read(requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void dossier() {
        Attachment paper = new Attachment(
                new ComponentId("application"), "don.pdf", store.put("đơn".getBytes(StandardCharsets.UTF_8)));
        Submission submission = new Submission(
                new ProcedureCode("9.000001"),
                Channel.DIRECT,
                new Applicant(Applicant.Kind.ENTERPRISE, "Công ty TNHH Bắc Sơn", "0100000001", "An Bình", "", ""),
                "Đề nghị của Công ty",
                List.of(paper));
        AtomicReference<@Nullable CaseId> id = new AtomicReference<>();
        tally.during(
                "receive (with receipt)",
                () -> id.set(motcua.receive(new OfficerId("hanh"), submission)
                        .dossier()
                        .caseId()),
                () -> settle(requireNonNull(id.get())));
        CaseId caseId = requireNonNull(id.get());
        act("assign", "khai", caseId, new Assign.Assignment(new OfficerId("phuong")));
        act("appraise", "phuong", caseId, Appraise.Appraisal.meets());
        act(
                "draft, compose",
                "phuong",
                caseId,
                Draft.Text.of(
                        new OfficerId("quan"),
                        Map.of(
                                "authority", "Giám đốc",
                                "articles", "Chấp thuận.",
                                "recipients", List.of("Như Điều 1"),
                                "filing", "VT")));
        act("review", "khai", caseId, Decide.Decision.approve(current(caseId)));
        act("approve, sign", "quan", caseId, OrderSignature.Order.sign(current(caseId)));
        act("seal, issue", "lan", caseId, Seal.Sealing.seal(current(caseId)));
        act("hand over", "hanh", caseId, new HandOver.Handing(""));
    }

    private DocumentId current(CaseId caseId) {
        AtomicReference<@Nullable DocumentId> bytes = new AtomicReference<>();
        tally.unseen(() -> bytes.set(motcua.caseFile(new OfficerId("hanh"), caseId).documents().stream()
                .filter(document -> document.name().value().equals("result"))
                .findFirst()
                .orElseThrow()
                .current()
                .orElseThrow()));
        return requireNonNull(bytes.get());
    }

    private void act(String name, String officer, CaseId caseId, Record input) {
        OfficerId id = new OfficerId(officer);
        tally.during(
                name,
                () -> motcua.act(
                        id,
                        motcua.inbox(id).stream()
                                .filter(item -> item.caseId().equals(caseId))
                                .findFirst()
                                .orElseThrow()
                                .task(),
                        input),
                () -> settle(caseId));
    }

    private void settle(CaseId caseId) {
        if (!motcua.awaitSteps(caseId, PATIENCE)) {
            throw new IllegalStateException("Steps are not done: " + motcua.failedSteps(new OfficerId("hai")));
        }
    }

    @Override
    public void close() {
        motcua.close();
    }
}
