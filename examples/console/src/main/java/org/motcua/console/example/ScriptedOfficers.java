package org.motcua.console.example;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Capacity;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.ConflictException;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.TaskForm;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Check;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.Initial;
import org.motcua.workflow.act.standard.Note;
import org.motcua.workflow.act.standard.Opinion;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Pay;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.act.standard.Supplement;
import org.motcua.workflow.inbox.InboxItem;

/**
 * What the officers decide, each from their own inbox, by the type of the act and not by the element of the model. Every
 * tenth dossier lacks a paper that is asked for, every fifteenth draft comes back once; all else passes. What was decided
 * before is read from the case's history, so that a run that was killed goes on where it was. Thread-safe.
 */
final class ScriptedOfficers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** More in a row is no coincidence. */
    private static final int MAX_ATTEMPTS = 20;

    private final Motcua motcua;
    private final AgencyData data;
    private final ExampleProcess process;
    private final Applicants applicants;
    private final ScriptedTokens tokens;
    private final ScriptedTexts texts;
    private final Clock clock;
    private final List<Officer> officers;
    private final OfficerId reader;
    private final List<OfficerId> operators;

    ScriptedOfficers(
            Motcua motcua,
            AgencyData data,
            ExampleProcess process,
            Applicants applicants,
            ScriptedTokens tokens,
            Clock clock) {
        this.motcua = motcua;
        this.data = data;
        this.process = process;
        this.applicants = applicants;
        this.tokens = tokens;
        this.texts = new ScriptedTexts(data.directory(), process);
        this.clock = clock;
        this.officers = data.directory().roles().stream()
                .flatMap(role -> data.directory().withRole(role).stream())
                .distinct()
                // Where several could do it, the division does whose work it is.
                .sorted(Comparator.comparing(officer -> !officer.unit().equals(process.unit())))
                .toList();
        this.reader = own(Role.CLERK).id();
        this.operators = data.directory().withRole(Role.OPERATOR).stream()
                .map(Officer::id)
                .toList();
    }

    /** The next case is begun: a dossier is received, or a work file opened. */
    CaseId begin(int number) {
        if (process == ExampleProcess.OUTGOING_DOCUMENT) {
            Officer specialist = own(Role.SPECIALIST);
            return lookingAgain(() -> motcua.open(
                    specialist.id(),
                    process.key(),
                    "bảo đảm nguồn cung và thực hiện quy định về kinh doanh xăng dầu trên địa bàn tỉnh"));
        }
        OfficerId reception = own(Role.RECEPTION).id();
        return lookingAgain(
                () -> motcua.receive(reception, applicants.submission(number, procedure(), AgencyData.today(clock)))
                        .dossier()
                        .caseId());
    }

    /** Does what the case waits for, again and again, until it has ended. Where it waits for nobody another node is at it. */
    void finish(CaseId id) {
        int idle = 0;
        while (true) {
            awaitSteps(id);
            if (lookingAgain(() -> act(id))) {
                idle = 0;
            } else if (motcua.caseFile(reader, id).caseFile().closedAt() != null) {
                return;
            } else if (++idle == MAX_ATTEMPTS) {
                throw new IllegalStateException(id + " has not ended and waits for nobody");
            }
        }
    }

    /**
     * Another act, another node, or a database that kept this one waiting too long, may have come between: nothing was done
     * then.
     */
    private static <T> T lookingAgain(Supplier<T> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.get();
            } catch (ConflictException | NotAwaitedException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void awaitSteps(CaseId id) {
        while (!motcua.awaitSteps(id, PATIENCE)) {
            operators.stream()
                    .flatMap(operator -> motcua.failedSteps(operator).stream())
                    .filter(step -> step.caseId().equals(id))
                    .findFirst()
                    .ifPresent(step -> {
                        throw new IllegalStateException(
                                "The step " + step.step() + " of " + id + " cannot be done: " + step.message());
                    });
        }
    }

    /** Does one thing that the case waits for; false when it waits for nobody. */
    private boolean act(CaseId id) {
        for (Officer officer : officers) {
            Optional<InboxItem> item = motcua.inbox(officer.id()).stream()
                    .filter(candidate -> candidate.caseId().equals(id))
                    .findFirst();
            if (item.isPresent()) {
                act(officer, item.get());
                return true;
            }
        }
        return tokens.sign(id);
    }

    private void act(Officer officer, InboxItem item) {
        TaskForm form = motcua.form(officer.id(), item.task());
        motcua.act(officer.id(), item.task(), input(officer, item.caseId(), form));
    }

    private Record input(Officer officer, CaseId id, TaskForm form) {
        return switch (form.type()) {
            case "assign.v1" -> assign(officer, id);
            case "appraise.v1" -> appraisal(id);
            case "supplement.v1" ->
                new Supplement.Papers(List.of(applicants.supplement(number(id), procedure(), AgencyData.today(clock))));
            case "draft.v1" -> {
                requireNothingRefused(id);
                yield texts.draft(form.form(), motcua.caseFile(officer.id(), id), signer(form, officer), officer);
            }
            case "initial.v1" -> Initial.Initialling.initial(seen(form));
            case "decide.v1" -> decision(id, seen(form));
            case "order-signature.v1" -> OrderSignature.Order.sign(seen(form));
            case "seal.v1" -> Seal.Sealing.seal(seen(form));
            case "hand-over.v1" -> new HandOver.Handing("");
            case "note.v1" -> new Note.Remark("Đã nghiên cứu, tiếp thu các ý kiến; lưu hồ sơ công việc.");
            case "opinion.v1" ->
                new Opinion.View(
                        new Answer("agree"), "Thống nhất mức hỗ trợ; nguồn kinh phí đã được bố trí trong dự toán năm.");
            case "pay.v1" -> new Pay.Payment("BL-%05d".formatted(number(id)));
            case "check.v1" -> new Check.Finding(new Answer("yes"), "");
            default ->
                throw new IllegalStateException("Nobody has a script for the act " + form.type() + ", which " + id
                        + " waits for at " + form.step());
        };
    }

    private static DocumentId seen(TaskForm form) {
        return form.document().flatMap(Document::current).orElseThrow();
    }

    /** The receipt is made up for where the run was killed between the reception and it. */
    private Assign.Assignment assign(Officer head, CaseId id) {
        CaseFile caseFile = motcua.caseFile(head.id(), id).caseFile();
        boolean received = happened(id, "RECEIVED") && caseFile.agency().equals(head.agency());
        if (received && !happened(id, "RECEIPT_ISSUED")) {
            motcua.issueReceipt(own(Role.RECEPTION).id(), id);
        }
        List<Officer> specialists = data.directory().withRole(Role.SPECIALIST).stream()
                .filter(officer ->
                        officer.agency().equals(head.agency()) && officer.unit().equals(head.unit()))
                .toList();
        return new Assign.Assignment(
                specialists.get(number(id) % specialists.size()).id());
    }

    private Appraise.Appraisal appraisal(CaseId id) {
        boolean lacking = number(id) % 10 == 0 && !happened(id, "SUPPLEMENT_REQUESTED");
        return lacking
                ? Appraise.Appraisal.needsSupplement(
                        "Bổ sung văn bản xác nhận cung cấp xăng dầu của thương nhân phân phối.")
                : Appraise.Appraisal.meets();
    }

    private Decide.Decision decision(CaseId id, DocumentId seen) {
        boolean returned = number(id) % 15 == 0 && !happened(id, "RETURNED");
        return returned
                ? Decide.Decision.sendBack(seen, "Rà soát lại lỗi chính tả và ghi rõ thời hạn trong dự thảo.")
                : Decide.Decision.approve(seen);
    }

    /** The head signs decisions, a deputy letters; where an agency has one of them only, that one signs all. */
    private Officer signer(TaskForm form, Officer drafter) {
        boolean decision = form.form().find("articles").isPresent();
        String kind = decision ? "decision" : "official-letter";
        LocalDate day = AgencyData.today(clock);
        List<Officer> leaders = new ArrayList<>();
        for (Officer leader : data.directory().withRole(Role.LEADER)) {
            data.directory()
                    .findSignatory(leader.id(), kind, day)
                    .filter(signatory -> leader.agency().equals(drafter.agency()))
                    .ifPresent(signatory -> leaders.add(
                            (signatory.capacity() == Capacity.HEAD) != decision ? leaders.size() : 0, leader));
        }
        return leaders.get(0);
    }

    /** A signature that is refused for good sends the draft back; with the same script that never ends. */
    private void requireNothingRefused(CaseId id) {
        motcua.history(reader, id).stream()
                .filter(entry -> entry.act().name().equals("SIGNING_REFUSED"))
                .findFirst()
                .ifPresent(entry -> {
                    throw new IllegalStateException("A signature for " + id + " was refused: "
                            + entry.details().get("reason"));
                });
    }

    private boolean happened(CaseId id, String act) {
        return motcua.history(reader, id).stream()
                .anyMatch(entry -> entry.act().name().equals(act));
    }

    /** The first with the role in the department that the example is about, of the division where there is one. */
    private Officer own(Role role) {
        AgencyCode department = data.directory().agencies().get(0).code();
        return officers.stream()
                .filter(officer -> officer.agency().equals(department) && officer.has(role))
                .findFirst()
                .orElseThrow();
    }

    private Procedure procedure() {
        return data.catalogue().require(process.procedure().orElseThrow(), AgencyData.today(clock));
    }

    /** The number at the end of the id. */
    private static int number(CaseId id) {
        String value = id.value();
        return Integer.parseInt(value.substring(value.lastIndexOf('-') + 1));
    }
}
