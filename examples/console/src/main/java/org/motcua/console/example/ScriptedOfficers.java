package org.motcua.console.example;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Act;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.procedure.Procedure;
import org.motcua.workflow.Appraisal;
import org.motcua.workflow.ConflictException;
import org.motcua.workflow.DecisionDraft;
import org.motcua.workflow.OneStop;
import org.motcua.workflow.Verdict;
import org.motcua.workflow.compose.Article;
import org.motcua.workflow.compose.Recipients;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.process.Acts;
import org.motcua.workflow.process.OneStopModel;

/**
 * What the officers decide, each from their own inbox. Every tenth dossier lacks a paper that is asked for, every
 * fifteenth draft comes back from the head once; all else passes. What was decided before is read from the dossier's
 * history, so that a run that was killed goes on where it was. Thread-safe.
 */
final class ScriptedOfficers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** More in a row is no coincidence. */
    private static final int MAX_ATTEMPTS = 10;

    private final OneStop oneStop;
    private final AgencyDirectory directory;
    private final Procedure procedure;
    private final Applicants applicants;
    private final Clock clock;

    ScriptedOfficers(
            OneStop oneStop, AgencyDirectory directory, Procedure procedure, Applicants applicants, Clock clock) {
        this.oneStop = oneStop;
        this.directory = directory;
        this.procedure = procedure;
        this.applicants = applicants;
        this.clock = clock;
    }

    /** Reception of the next applicant's dossier. */
    DossierCode receive(int number) {
        OfficerId reception = only(Role.RECEPTION).id();
        return lookingAgain(() -> oneStop.receive(reception, applicants.submission(number, procedure, today()))
                .dossier()
                .code());
    }

    /** Does what the dossier waits for, again and again, until it has come to its end. */
    void finish(DossierCode code) {
        do {
            awaitSigning(code);
        } while (lookingAgain(() -> act(code)));
    }

    /** Another act, or a database that kept this one waiting too long, may have come between: nothing was done then. */
    private static <T> T lookingAgain(Supplier<T> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.get();
            } catch (ConflictException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void awaitSigning(DossierCode code) {
        while (!oneStop.awaitSigning(code, PATIENCE)) {
            oneStop.failedSteps().stream()
                    .filter(step -> step.dossier().equals(code))
                    .findFirst()
                    .ifPresent(step -> {
                        throw new IllegalStateException(
                                "The step " + step.step() + " of " + code + " cannot be done: " + step.message());
                    });
        }
    }

    /** Does the one thing that the dossier waits for; false when it waits for nobody. */
    private boolean act(DossierCode code) {
        for (Role role : Role.values()) {
            for (Officer officer : directory.withRole(role)) {
                Optional<InboxItem> item = oneStop.inbox(officer.id()).stream()
                        .filter(candidate -> candidate.dossier().equals(code))
                        .findFirst();
                if (item.isPresent()) {
                    act(officer, item.get());
                    return true;
                }
            }
        }
        return false;
    }

    private void act(Officer officer, InboxItem item) {
        DossierCode code = item.dossier();
        OfficerId id = officer.id();
        switch (item.step()) {
            case OneStopModel.ASSIGN -> assign(id, code);
            case OneStopModel.APPRAISE -> oneStop.appraise(id, code, appraisal(code));
            case OneStopModel.SUPPLEMENT ->
                oneStop.supplement(id, code, List.of(applicants.supplement(number(code), procedure, today())));
            case OneStopModel.DRAFT -> oneStop.draft(id, code, draft(oneStop.dossier(code)));
            case OneStopModel.REVIEW, OneStopModel.CONFIRM_REFUSAL -> oneStop.review(id, code, verdict(code));
            case OneStopModel.APPROVE -> oneStop.sign(id, code);
            case OneStopModel.SEAL -> oneStop.seal(id, code);
            case OneStopModel.RETURN_RESULT -> oneStop.returnResult(id, code);
            default ->
                throw new IllegalStateException("Nobody has a script for the step " + item.step() + " of " + code);
        }
    }

    /** The receipt is made up for where the run was killed between the reception and it. */
    private void assign(OfficerId head, DossierCode code) {
        if (!happened(code, Acts.RECEIPT_ISSUED)) {
            oneStop.issueReceipt(only(Role.RECEPTION).id(), code);
        }
        List<Officer> specialists = directory.withRole(Role.SPECIALIST);
        oneStop.assign(
                head, code, specialists.get(number(code) % specialists.size()).id());
    }

    private Appraisal appraisal(DossierCode code) {
        boolean lacking = number(code) % 10 == 0 && !happened(code, Acts.SUPPLEMENT_REQUESTED);
        return lacking
                ? Appraisal.needsSupplement("Bổ sung văn bản xác nhận cung cấp xăng dầu của thương nhân phân phối.")
                : Appraisal.meets();
    }

    private Verdict verdict(DossierCode code) {
        boolean returned = number(code) % 15 == 0 && !happened(code, Acts.REVIEW_RETURNED);
        return returned ? Verdict.returned("Ghi rõ thời hạn của giấy chứng nhận trong dự thảo.") : Verdict.approve();
    }

    private DecisionDraft draft(Dossier dossier) {
        requireNothingRefused(dossier.code());
        Agency agency = directory.agency();
        Applicant applicant = dossier.reception().applicant();
        Officer head = only(Role.HEAD);
        Officer leader = only(Role.LEADER);
        String office = leader.title() + " " + agency.name();
        return new DecisionDraft(
                leader.id(),
                office + " tỉnh An Bình",
                List.of(
                        "Xét hồ sơ đề nghị cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu của "
                                + applicant.name() + ", mã hồ sơ "
                                + dossier.code().value(),
                        "Theo đề nghị của " + head.title() + " " + head.unit()),
                List.of(
                        Article.of(
                                "Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu cho " + applicant.name()
                                        + ", mã số doanh nghiệp " + applicant.number() + ".",
                                "Địa chỉ cửa hàng: " + applicant.address() + ".",
                                "Giấy chứng nhận có giá trị trong thời hạn 05 năm kể từ ngày ký Quyết định này."),
                        Article.of(applicant.name()
                                + " có trách nhiệm duy trì các điều kiện bán lẻ xăng dầu và thực hiện đúng các quy định của "
                                + "pháp luật về kinh doanh xăng dầu trong suốt quá trình hoạt động."),
                        Article.of("Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, " + head.title() + " "
                                + head.unit() + " và " + applicant.name()
                                + " chịu trách nhiệm thi hành Quyết định này.")),
                new Recipients(
                        List.of("Như Điều 3", "UBND tỉnh (để báo cáo)", "Trung tâm Phục vụ hành chính công"),
                        "VT, QLTM"));
    }

    /** A signature that is refused for good sends the dossier back to drafting; with the same script that never ends. */
    private void requireNothingRefused(DossierCode code) {
        oneStop.history(code).stream()
                .filter(entry -> entry.act().equals(Acts.LEADER_SIGNING_REFUSED)
                        || entry.act().equals(Acts.AGENCY_SIGNING_REFUSED))
                .findFirst()
                .ifPresent(entry -> {
                    throw new IllegalStateException("A signature for " + code + " was refused: "
                            + entry.details().get("reason"));
                });
    }

    private boolean happened(DossierCode code, Act act) {
        return oneStop.history(code).stream().anyMatch(entry -> entry.act().equals(act));
    }

    private Officer only(Role role) {
        return directory.withRole(role).get(0);
    }

    private LocalDate today() {
        return Department.today(clock);
    }

    /** The number at the end of the code. */
    private static int number(DossierCode code) {
        String value = code.value();
        return Integer.parseInt(value.substring(value.lastIndexOf('-') + 1));
    }
}
