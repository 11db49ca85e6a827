package org.motcua.core.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.audit.EntryFields;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.core.document.Hand;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Channel;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierEvent;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.Reception;
import org.motcua.core.json.Json;
import org.motcua.core.register.Issue;
import org.motcua.core.register.NumberState;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.seal.SealProof;
import org.motcua.core.store.DocumentId;

/** The record of a case as its file has it. */
record RecordFile(
        String format,
        @JsonProperty("case") CasePart caseFile,
        @Nullable DossierPart dossier,
        List<DocumentPart> documents,
        List<RegisterPart> register,
        List<EntryFields> audit,
        String head,
        SealProof.@Nullable Fields seal) {

    static final String FORMAT = "motcua-case-record-1";

    RecordFile {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("its format is " + format + ", only " + FORMAT + " is known");
        }
        Json.required(caseFile, "case");
        Json.required(documents, "documents");
        Json.required(register, "register");
        Json.required(audit, "audit");
        Json.required(head, "head");
    }

    static RecordFile of(
            CaseFile caseFile,
            @Nullable Dossier dossier,
            List<Document> documents,
            List<RegisterEntry> register,
            List<AuditEntry> audit,
            AuditHash head) {
        return new RecordFile(
                FORMAT,
                CasePart.of(caseFile),
                dossier == null ? null : DossierPart.of(dossier),
                documents.stream().map(DocumentPart::of).toList(),
                register.stream().map(RegisterPart::of).toList(),
                audit.stream().map(EntryFields::of).toList(),
                head.value(),
                null);
    }

    RecordFile withSeal(SealProof proof) {
        return new RecordFile(format, caseFile, dossier, documents, register, audit, head, proof.fields());
    }

    record CasePart(
            String id,
            int version,
            CaseKind kind,
            String agency,
            Map<String, String> parties,
            String unit,
            String subject,
            String process,
            String processTag,
            String processHash,
            Map<String, List<String>> assigned,
            String applicantKeyHash,
            Instant openedAt,
            @Nullable Instant closedAt) {

        CasePart {
            Json.required(id, "case.id");
        }

        static CasePart of(CaseFile file) {
            Map<String, String> parties = new TreeMap<>();
            file.parties().forEach((party, agency) -> parties.put(party, agency.value()));
            Map<String, List<String>> assigned = new TreeMap<>();
            file.assigned()
                    .forEach((slot, officers) -> assigned.put(
                            slot, officers.stream().map(OfficerId::value).toList()));
            return new CasePart(
                    file.id().value(),
                    file.version(),
                    file.kind(),
                    file.agency().value(),
                    parties,
                    file.unit(),
                    file.subject(),
                    file.process().key(),
                    file.process().tag(),
                    file.process().hash(),
                    assigned,
                    hash(file.applicantKey()),
                    file.openedAt(),
                    file.closedAt());
        }
    }

    record DocumentPart(
            String name,
            int version,
            int edition,
            String agency,
            String kind,
            DocumentState state,
            String subject,
            @Nullable String signer,
            String contentHash,
            @Nullable String composed,
            @Nullable String signed,
            @Nullable String issued,
            @Nullable String archived,
            List<HandPart> hands) {

        DocumentPart {
            Json.required(hands, "documents.hands");
        }

        static DocumentPart of(Document document) {
            return new DocumentPart(
                    document.name().value(),
                    document.version(),
                    document.edition(),
                    document.agency().value(),
                    document.kind().value(),
                    document.state(),
                    document.subject(),
                    text(document.signer()),
                    hash(document.content()),
                    text(document.composed()),
                    text(document.signed()),
                    text(document.issued()),
                    text(document.archived()),
                    document.hands().stream().map(HandPart::of).toList());
        }
    }

    record HandPart(
            int version,
            Hand.Part part,
            String officer,
            Instant at,
            @Nullable String seen,
            String note) {

        static HandPart of(Hand hand) {
            return new HandPart(
                    hand.version(), hand.part(), hand.officer().value(), hand.at(), text(hand.seen()), hand.note());
        }
    }

    /** What a text is known by that the record does not show. */
    private static String hash(String text) {
        return text.isEmpty()
                ? ""
                : DocumentId.of(text.getBytes(StandardCharsets.UTF_8)).value();
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    record DossierPart(
            String code,
            int version,
            DossierState state,
            int nationalState,
            String agency,
            String procedure,
            String procedureVersion,
            Channel channel,
            Applicant applicant,
            String subject,
            Instant receivedAt,
            @Nullable String receivedBy,
            Instant dueAt,
            String calendarVersion,
            List<EventPart> history,
            List<AttachmentPart> attachments) {

        DossierPart {
            Json.required(code, "dossier.code");
            Json.required(attachments, "dossier.attachments");
        }

        static DossierPart of(Dossier dossier) {
            Reception reception = dossier.reception();
            return new DossierPart(
                    dossier.code().value(),
                    dossier.version(),
                    dossier.state(),
                    dossier.state().nationalCode(),
                    reception.agency().value(),
                    reception.procedure().value(),
                    reception.procedureVersion(),
                    reception.channel(),
                    reception.applicant(),
                    reception.subject(),
                    reception.receivedAt(),
                    text(reception.receivedBy()),
                    dossier.due(),
                    dossier.calendarVersion(),
                    dossier.history().stream().map(EventPart::of).toList(),
                    dossier.attachments().stream()
                            .map(attachment -> new AttachmentPart(
                                    attachment.component().value(),
                                    attachment.fileName(),
                                    attachment.document().value()))
                            .toList());
        }
    }

    record EventPart(
            DossierEvent.Kind kind,
            Instant at,
            String agency,
            @Nullable String officer,
            DossierState state,
            Instant dueAt,
            String calendarVersion,
            boolean provisional,
            @Nullable Integer amount,
            String reason) {

        static EventPart of(DossierEvent event) {
            return new EventPart(
                    event.kind(),
                    event.at(),
                    event.by().agency().value(),
                    text(event.by().officer()),
                    event.state(),
                    event.due(),
                    event.calendarVersion(),
                    event.provisional(),
                    event.amount(),
                    event.reason());
        }
    }

    record AttachmentPart(String component, String fileName, String document) {

        AttachmentPart {
            Json.required(document, "attachments.document");
        }
    }

    record RegisterPart(
            String agency,
            String series,
            int number,
            int year,
            String symbol,
            String text,
            LocalDate date,
            NumberState state,
            String reference,
            String kind,
            String subject,
            String signer,
            String recipients,
            String keptBy,
            int copies,
            @Nullable String document,
            @Nullable LocalDate transferredOn,
            @Nullable String acknowledgedBy,
            @Nullable String note,
            @Nullable String voidReason) {

        static RegisterPart of(RegisterEntry entry) {
            Issue issue = entry.issue();
            return new RegisterPart(
                    entry.agency().value(),
                    entry.series().name(),
                    entry.number().number(),
                    entry.number().year(),
                    entry.number().symbol(),
                    entry.number().text(),
                    entry.date(),
                    entry.state(),
                    entry.reference().toString(),
                    entry.document().kind().value(),
                    entry.document().subject(),
                    entry.document().signer(),
                    entry.document().recipients(),
                    entry.document().keptBy(),
                    entry.document().copies(),
                    issue == null ? null : issue.document().value(),
                    issue == null ? null : issue.transferredOn(),
                    issue == null ? null : issue.acknowledgedBy(),
                    issue == null ? null : issue.note(),
                    entry.voidReason());
        }
    }
}
