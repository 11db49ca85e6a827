package org.motcua.core.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.document.Issue;
import org.motcua.core.document.NumberState;
import org.motcua.core.document.RegisterEntry;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Channel;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.Reception;
import org.motcua.core.json.Json;

/** The record of a dossier as its file has it. */
record RecordFile(
        String format, DossierPart dossier, List<RegisterPart> register, List<EntryFields> audit, String head) {

    static final String FORMAT = "motcua-dossier-record-1";

    RecordFile {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("its format is " + format + ", only " + FORMAT + " is known");
        }
        Json.required(dossier, "dossier");
        Json.required(register, "register");
        Json.required(audit, "audit");
        Json.required(head, "head");
    }

    static RecordFile of(Dossier dossier, List<RegisterEntry> register, List<AuditEntry> audit) {
        AuditHash head =
                audit.isEmpty() ? AuditHash.NONE : audit.get(audit.size() - 1).hash();
        return new RecordFile(
                FORMAT,
                DossierPart.of(dossier),
                register.stream().map(RegisterPart::of).toList(),
                audit.stream().map(EntryFields::of).toList(),
                head.value());
    }

    /** What the record says that the chain should have an entry about: documents and numbers. */
    Stream<String> claims() {
        return Stream.concat(dossier.claims(), register.stream().flatMap(RegisterPart::claims));
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
            String receivedBy,
            Instant dueAt,
            String calendarVersion,
            List<ClockPart> clock,
            @Nullable String assignedTo,
            @Nullable String drafter,
            @Nullable String approver,
            @Nullable String signer,
            List<AttachmentPart> attachments,
            @Nullable ResultPart result) {

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
                    reception.receivedBy().value(),
                    dossier.clock().due(),
                    dossier.clock().calendarVersion(),
                    dossier.clock().events().stream().map(ClockPart::of).toList(),
                    text(dossier.handling().assignedTo()),
                    text(dossier.handling().drafter()),
                    text(dossier.handling().approver()),
                    text(dossier.handling().signer()),
                    dossier.attachments().stream()
                            .map(attachment -> new AttachmentPart(
                                    attachment.component().value(),
                                    attachment.fileName(),
                                    attachment.document().value()))
                            .toList(),
                    dossier.result() == null
                            ? null
                            : new ResultPart(
                                    dossier.result().reference().toString(),
                                    dossier.result().document().value()));
        }

        Stream<String> claims() {
            Stream<String> documents = attachments.stream().map(AttachmentPart::document);
            return result == null ? documents : Stream.concat(documents, Stream.of(result.document()));
        }

        private static @Nullable String text(@Nullable Object id) {
            return id == null ? null : id.toString();
        }
    }

    record ClockPart(String kind, Instant at, @Nullable Integer amount) {

        static ClockPart of(ClockEvent event) {
            Integer amount = event instanceof ClockEvent.Extended extended ? extended.amount() : null;
            return new ClockPart(event.getClass().getSimpleName().toUpperCase(Locale.ROOT), event.at(), amount);
        }
    }

    record AttachmentPart(String component, String fileName, String document) {}

    record ResultPart(String reference, String document) {}

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
            String type,
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
                    entry.document().type().vietnamese(),
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

        Stream<String> claims() {
            return Stream.of(text, document).filter(Objects::nonNull);
        }
    }

    /** An entry as texts, so that one whose values make no sense any more can still be told from an intact one. */
    record EntryFields(
            @Nullable String act,
            @Nullable String actor,
            @Nullable String at,
            @Nullable Map<String, @Nullable String> details,
            @Nullable String dossier,
            @Nullable String previous,
            @Nullable Integer sequence,
            @Nullable String hash) {

        static EntryFields of(AuditEntry entry) {
            return new EntryFields(
                    entry.act().name(),
                    entry.actor().value(),
                    entry.at().toString(),
                    new TreeMap<>(entry.details()),
                    entry.dossier().value(),
                    entry.previous().value(),
                    entry.sequence(),
                    entry.hash().value());
        }

        /** The entry that was stored, which must be canonical: its every byte is in the hash. */
        static AuditEntry stored(String text, String hash) {
            EntryFields fields = Json.read(text, EntryFields.class, "audit entry");
            return Json.at("audit entry", fields.dossier() + " " + fields.sequence(), () -> {
                AuditEntry entry = fields.entry(new AuditHash(hash));
                if (!entry.canonical().equals(text)) {
                    throw new IllegalArgumentException("it is not as it was appended, for it is not in canonical form");
                }
                return entry;
            });
        }

        private AuditEntry entry(AuditHash stored) {
            return new AuditEntry(
                    new DossierCode(Json.required(dossier, "dossier")),
                    Json.required(sequence, "sequence"),
                    instant(Json.required(at, "at")),
                    new Actor(Json.required(actor, "actor")),
                    new Act(Json.required(act, "act")),
                    Map.copyOf(Json.required(details, "details")),
                    new AuditHash(Json.required(previous, "previous")),
                    stored);
        }

        private static Instant instant(String at) {
            try {
                return Instant.parse(at);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("at is \"" + at + "\", which is no instant", e);
            }
        }

        /** Whether the hash is that of the other fields. */
        boolean isIntact() {
            Map<String, Object> object = new LinkedHashMap<>();
            put(object, "act", act);
            put(object, "actor", actor);
            put(object, "at", at);
            put(object, "details", details);
            put(object, "dossier", dossier);
            put(object, "previous", previous);
            put(object, "sequence", sequence);
            return AuditHash.of(CanonicalJson.of(object)).value().equals(hash);
        }

        private static void put(Map<String, Object> object, String name, @Nullable Object value) {
            if (value != null) {
                object.put(name, value);
            }
        }
    }
}
