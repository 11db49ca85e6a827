package org.motcua.workflow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.signing.FieldPreparer;
import org.motcua.workflow.compose.ComposedDocument;
import org.motcua.workflow.compose.DecisionContent;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.compose.Letterhead;
import org.motcua.workflow.compose.ReceiptContent;
import org.motcua.workflow.compose.SignerBlock;

/** Tells the composer what agency, procedure and dossier say. */
final class ComposedForms implements Forms {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final String DEPUTY = "Phó ";

    private final DocumentComposer composer;
    private final AgencyDirectory directory;
    private final ProcedureCatalogue catalogue;

    ComposedForms(DocumentComposer composer, AgencyDirectory directory, ProcedureCatalogue catalogue) {
        this.composer = composer;
        this.directory = directory;
        this.catalogue = catalogue;
    }

    @Override
    public byte[] receipt(Officer officer, Dossier dossier, Procedure procedure) {
        LocalDate day = LocalDate.ofInstant(dossier.reception().receivedAt(), WorkingCalendar.ZONE);
        Agency agency = directory.on(day).agency();
        var applicant = dossier.reception().applicant();
        return prepared(composer.receipt(new ReceiptContent(
                new Letterhead(agency.name(), officer.unit(), agency.place()),
                dossier.code().value(),
                new ReceiptContent.Applicant(
                        applicant.name(),
                        applicant.name(),
                        applicant.number(),
                        applicant.phone(),
                        applicant.address(),
                        applicant.email()),
                procedure.name(),
                papers(dossier, procedure),
                1,
                text(procedure.time()),
                dossier.reception().receivedAt(),
                dossier.clock().due(),
                officer.unit(),
                procedure.feesOn(day).stream()
                        .map(fee -> new ReceiptContent.Charge(fee.name(), fee.amount()))
                        .toList(),
                "",
                officer.name())));
    }

    private static List<ReceiptContent.Paper> papers(Dossier dossier, Procedure procedure) {
        return procedure.components().stream()
                .filter(component -> dossier.attachments().stream()
                        .map(Attachment::component)
                        .anyMatch(component.id()::equals))
                .map(ComposedForms::paper)
                .toList();
    }

    private static ReceiptContent.Paper paper(Component component) {
        return new ReceiptContent.Paper(component.name(), component.form().vietnamese(), component.quantity());
    }

    @Override
    public byte[] decision(Dossier dossier, DecisionDraft draft) {
        LocalDate day = LocalDate.ofInstant(dossier.reception().receivedAt(), WorkingCalendar.ZONE);
        Agency agency = directory.on(day).agency();
        Officer signer = directory.requireOfficer(draft.signer());
        Procedure procedure = catalogue.require(
                dossier.reception().procedure(), dossier.reception().procedureVersion());
        List<String> grounds = new ArrayList<>(procedure.legalGrounds());
        grounds.addAll(draft.furtherGrounds());
        return prepared(composer.decision(new DecisionContent(
                new Letterhead(agency.superior(), agency.name(), agency.place()),
                procedure.resultType().symbol(agency.abbreviation(), ""),
                procedure.resultSubject(
                        dossier.reception().applicant().name(),
                        dossier.reception().subject()),
                draft.authority(),
                grounds,
                draft.articles(),
                draft.recipients(),
                new SignerBlock(titles(signer.title()), signer.name()))));
    }

    private static byte[] prepared(ComposedDocument document) {
        return document.fields().isEmpty() ? document.pdf() : FieldPreparer.prepare(document.pdf(), document.fields());
    }

    /** A deputy signs for the head: "KT. Giám đốc" above "Phó Giám đốc" (Decree 30/2020, Annex I, II.7.b). */
    private static List<String> titles(String title) {
        if (!title.startsWith(DEPUTY)) {
            return List.of(title);
        }
        String head = title.substring(DEPUTY.length());
        return List.of("KT. " + head.substring(0, 1).toUpperCase(VIETNAMESE) + head.substring(1), title);
    }

    private static String text(ProcessingTime time) {
        return time.amount()
                + switch (time.unit()) {
                    case WORKING_DAYS -> " ngày làm việc";
                    case CALENDAR_DAYS -> " ngày";
                    case WORKING_HOURS -> " giờ làm việc";
                };
    }
}
