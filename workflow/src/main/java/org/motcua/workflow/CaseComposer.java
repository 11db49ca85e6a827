package org.motcua.workflow;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Signatory;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentKind;
import org.motcua.core.document.Hand;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.json.Json;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.register.DateLine;
import org.motcua.signing.FieldPreparer;
import org.motcua.workflow.compose.ComposedDocument;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.compose.Facts;
import org.motcua.workflow.compose.Initials;
import org.motcua.workflow.compose.Letterhead;
import org.motcua.workflow.compose.SignerBlock;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.standard.Compose.Composer;

/** Lays the documents of cases out by the templates of their kinds, with what agency, procedure and dossier say. */
final class CaseComposer implements Composer {

    private static final String FORMAT_MARK = "format";

    private final DocumentComposer composer;

    CaseComposer(DocumentComposer composer) {
        this.composer = composer;
    }

    @Override
    public byte[] compose(Document document, Sight sight) {
        DocumentKind kind = sight.office().kinds().require(document.kind());
        Agency agency = sight.office().directory().requireAgency(document.agency(), sight.day());
        Facts facts = Facts.of(new Letterhead(agency.superior(), agency.name(), agency.place()))
                .withSymbol(kind.signed() ? sight.office().symbol(document) : "")
                .withSubject(document.subject())
                .withContent(content(document))
                .withInitials(initials(document, sight))
                .withFurther(further(document, sight, agency));
        if (sight.procedure() != null) {
            facts = facts.withLegalGrounds(sight.procedure().legalGrounds());
        }
        if (document.signer() != null) {
            facts = facts.withSigner(signer(document.signer(), kind, sight));
        }
        ComposedDocument composed = composer.compose(kind.template(), facts);
        return composed.fields().isEmpty() ? composed.pdf() : FieldPreparer.prepare(composed.pdf(), composed.fields());
    }

    /** As it was bound when it was drafted; the template binds it again. */
    private static Map<String, Object> content(Document document) {
        Map<String, Object> content = new HashMap<>();
        Map<?, ?> written = Json.read(document.content(), Map.class, "content of " + document.reference());
        written.forEach((name, value) -> content.put(
                String.valueOf(name), value instanceof Integer number ? Long.valueOf(number.longValue()) : value));
        return content;
    }

    private static SignerBlock signer(OfficerId id, DocumentKind kind, Sight sight) {
        Signatory signatory = sight.office()
                .directory()
                .findSignatory(id, kind.id().value(), sight.day())
                .orElseThrow(() -> new WorkflowException("Officer " + id + " may not sign a " + kind.id() + " on "
                        + sight.day() + ", as the directory says. Draft it again with another signer."));
        return new SignerBlock(signatory.titles(), signatory.officer().name());
    }

    private static List<Initials> initials(Document document, Sight sight) {
        return document.initials().stream().map(hand -> initials(hand, sight)).toList();
    }

    private static Initials initials(Hand hand, Sight sight) {
        Officer officer = sight.office().directory().findEver(hand.officer()).orElseThrow();
        return new Initials(
                officer.name(),
                officer.title(),
                hand.at(),
                hand.note().equals(FORMAT_MARK) ? Initials.Place.FORM : Initials.Place.TEXT);
    }

    private static Map<String, String> further(Document document, Sight sight, Agency agency) {
        Map<String, String> facts = new HashMap<>();
        document.last(Hand.Part.DRAFTED).ifPresent(hand -> {
            facts.put("document.drafted", DateLine.of(day(hand.at())));
            facts.put(
                    "document.drafter",
                    sight.office()
                            .directory()
                            .findEver(hand.officer())
                            .map(Officer::name)
                            .orElse(hand.officer().value()));
        });
        facts.put("agency.address", agency.contact().address());
        facts.put("agency.phone", agency.contact().phone());
        facts.put("agency.email", agency.contact().email());
        if (sight.officer() != null) {
            facts.put("officer.name", sight.officer().name());
        }
        Dossier dossier = sight.dossier();
        Procedure procedure = sight.procedure();
        if (dossier != null && procedure != null) {
            dossier(facts, dossier, procedure, sight);
        }
        facts.values().removeIf(String::isBlank);
        return facts;
    }

    private static void dossier(Map<String, String> facts, Dossier dossier, Procedure procedure, Sight sight) {
        Applicant applicant = dossier.reception().applicant();
        facts.put("applicant.name", applicant.name());
        facts.put("applicant.submitter", applicant.name());
        facts.put("applicant.number", applicant.number());
        facts.put("applicant.address", applicant.address());
        facts.put("applicant.phone", applicant.phone());
        facts.put("applicant.email", applicant.email());
        facts.put("procedure.name", procedure.name());
        facts.put("procedure.time", text(procedure.time()));
        facts.put("dossier.code", dossier.code().value());
        facts.put("dossier.received", moment(dossier.reception().receivedAt()));
        facts.put("dossier.due", moment(dossier.clock().due()));
        facts.put("dossier.date", DateLine.of(day(dossier.reception().receivedAt())));
        facts.put("dossier.sets", "01");
        OfficerId receivedBy = dossier.reception().receivedBy();
        facts.put("dossier.collect", receivedBy == null ? "" : unitOf(receivedBy, sight));
        facts.put("dossier.fees", fees(procedure, day(dossier.reception().receivedAt())));
        List<Component> papers = procedure.components().stream()
                .filter(component -> dossier.attachments().stream()
                        .anyMatch(attachment -> attachment.component().equals(component.id())))
                .toList();
        for (int i = 0; i < papers.size(); i++) {
            String name = "papers." + (i + 1) + ".";
            facts.put(name + "name", papers.get(i).name());
            facts.put(name + "form", papers.get(i).form().vietnamese());
            facts.put(name + "quantity", Integer.toString(papers.get(i).quantity()));
        }
    }

    private static String unitOf(OfficerId id, Sight sight) {
        return sight.office().directory().findEver(id).map(Officer::unit).orElse("");
    }

    private static String fees(Procedure procedure, LocalDate day) {
        return procedure.feesOn(day).isEmpty()
                ? "không"
                : procedure.feesOn(day).stream()
                        .map(fee -> fee.name() + " " + amount(fee.amount()) + " đồng")
                        .collect(Collectors.joining("; "));
    }

    private static String amount(BigDecimal amount) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi-VN")))
                .format(amount);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WorkingCalendar.ZONE);
    }

    private static String moment(Instant instant) {
        LocalTime time = LocalTime.ofInstant(instant, WorkingCalendar.ZONE);
        return "%02d giờ %02d phút, %s".formatted(time.getHour(), time.getMinute(), DateLine.of(day(instant)));
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
