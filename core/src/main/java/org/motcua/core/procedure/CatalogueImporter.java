package org.motcua.core.procedure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.Actor;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.json.Json;
import org.motcua.core.json.JsonError;
import org.motcua.core.procedure.CatalogueContent.Entry;
import org.motcua.core.procedure.CatalogueImport.Kind;

/** One import, in one transaction. Not thread-safe. */
final class CatalogueImporter {

    /** Open ends as columns have them; what counts is in the content. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Handle handle;
    private final Clock clock;
    private final List<JsonError> errors = new ArrayList<>();

    CatalogueImporter(Handle handle, Clock clock) {
        this.handle = handle;
        this.clock = clock;
    }

    private record Id(ProcedureCode code, String version) {
        static Id of(Procedure procedure) {
            return new Id(procedure.code(), procedure.version());
        }
    }

    private record Received(int dossiers, @Nullable LocalDate last) {}

    private record Step(Entry entry, Kind kind, List<String> fields) {}

    CatalogueImport add(CatalogueContent file, Actor by) {
        Optional<Head> head = head();
        Map<Id, Procedure> kept = new HashMap<>();
        StoredCatalogue.all(handle).forEach(procedure -> kept.put(Id.of(procedure), procedure));
        List<Step> steps = new ArrayList<>();
        for (Entry entry : file.entries()) {
            step(entry, kept.get(Id.of(entry.procedure()))).ifPresent(steps::add);
        }
        List<Id> inFile = file.procedures().stream().map(Id::of).toList();
        kept.keySet().removeAll(inFile);
        requireApart(file, kept.values().stream().toList());
        if (!errors.isEmpty()) {
            throw new CatalogueRefusedException(errors);
        }
        return write(file, steps, by, head);
    }

    private Optional<Step> step(Entry entry, @Nullable Procedure known) {
        if (known == null) {
            return Optional.of(new Step(entry, Kind.ADDED, List.of()));
        }
        List<String> fields = CatalogueWriter.differing(known, entry.procedure());
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        boolean onlyEnd = fields.equals(List.of("effectiveTo"));
        Received received = received(known);
        if (received.dossiers() > 0 && !onlyEnd) {
            tell(
                    entry,
                    CatalogueRule.ALTERED,
                    known.code(),
                    known.version(),
                    received.dossiers(),
                    String.join(", ", fields));
        }
        LocalDate end = entry.procedure().effective().to();
        if (received.last() != null && onlyEnd && end.isBefore(received.last())) {
            tell(entry, CatalogueRule.ENDED_TOO_EARLY, known.code(), known.version(), received.last(), end);
        }
        return Optional.of(new Step(entry, onlyEnd ? Kind.ENDED : Kind.CHANGED, fields));
    }

    private Received received(Procedure known) {
        return handle.createQuery("SELECT COUNT(*) AS dossiers, MAX(received_at) AS last_received FROM mc_dossier"
                        + " WHERE procedure_code = :code AND procedure_version = :version")
                .bind("code", known.code().value())
                .bind("version", known.version())
                .map((row, context) -> {
                    OffsetDateTime last = row.getObject("last_received", OffsetDateTime.class);
                    return new Received(
                            row.getInt("dossiers"),
                            last == null ? null : LocalDate.ofInstant(last.toInstant(), WorkingCalendar.ZONE));
                })
                .one();
    }

    /** The file's versions are apart from each other already: here from those that stay beside them. */
    private void requireApart(CatalogueContent file, List<Procedure> kept) {
        Map<String, List<Procedure>> byNumber = new HashMap<>();
        kept.forEach(one -> byNumber.computeIfAbsent(one.code().national(), key -> new ArrayList<>())
                .add(one));
        for (Entry entry : file.entries()) {
            Procedure added = entry.procedure();
            byNumber.getOrDefault(added.code().national(), List.of()).stream()
                    .filter(one -> one.effective().overlaps(added.effective()))
                    .findFirst()
                    .ifPresent(one -> overlap(entry, one));
        }
    }

    private void overlap(Entry entry, Procedure kept) {
        Procedure added = entry.procedure();
        if (added.code().equals(kept.code())) {
            tell(
                    entry,
                    CatalogueRule.KEPT_OVERLAP,
                    added.code(),
                    added.version(),
                    CatalogueChecks.days(added.effective()),
                    kept.version(),
                    CatalogueChecks.days(kept.effective()));
        } else {
            tell(entry, CatalogueRule.KEPT_AGENCY_CODE, added.code().national(), added.code(), kept.code());
        }
    }

    private void tell(Entry entry, CatalogueRule rule, Object... values) {
        errors.add(new JsonError(
                entry.line(),
                entry.column(),
                entry.place(),
                rule,
                Stream.of(values).map(String::valueOf).toList()));
    }

    private record Head(int number, String hash, String version, String title) {}

    private Optional<Head> head() {
        return handle.createQuery("SELECT number, hash, version, title FROM mc_catalogue_import"
                        + " ORDER BY number DESC FETCH FIRST 1 ROW ONLY")
                .map((row, context) -> new Head(
                        row.getInt("number"), row.getString("hash"), row.getString("version"), row.getString("title")))
                .findOne();
    }

    private CatalogueImport write(CatalogueContent file, List<Step> steps, Actor by, Optional<Head> head) {
        List<ServiceLevel> known = StoredCatalogue.levels(handle);
        List<String> levels = changedLevels(file.levels(), known);
        // The databases keep microseconds, and what was hashed is to be read again.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean same = head.isPresent()
                && head.get().version().equals(file.version())
                && head.get().title().equals(file.title());
        if (steps.isEmpty() && levels.isEmpty() && same) {
            return new CatalogueImport(0, file.version(), by, at, List.of(), List.of());
        }
        ImportEntry entry = new ImportEntry(
                head.map(Head::number).orElse(0) + 1,
                head.map(Head::hash).orElse(ImportEntry.BEGINNING),
                file.version(),
                by.value(),
                at,
                steps.stream().map(CatalogueImporter::changed).toList(),
                levels);
        insert(entry, file);
        for (Step step : steps) {
            write(step, entry.number(), file.entries().indexOf(step.entry()));
        }
        levels.forEach(id -> writeLevel(id, file.levels()));
        return entry.report();
    }

    private static ImportEntry.ChangeEntry changed(Step step) {
        Procedure procedure = step.entry().procedure();
        return new ImportEntry.ChangeEntry(
                procedure.code().value(),
                procedure.version(),
                step.kind(),
                step.fields(),
                ImportEntry.hash(content(procedure)));
    }

    private static String content(Procedure procedure) {
        return Json.write(CatalogueWriter.entry(procedure));
    }

    private static List<String> changedLevels(List<ServiceLevel> file, List<ServiceLevel> known) {
        TreeSet<String> ids = new TreeSet<>();
        file.forEach(level -> ids.add(level.id().value()));
        ids.removeIf(id -> Objects.equals(of(id, file), of(id, known)));
        return List.copyOf(ids);
    }

    private static List<ServiceLevel> of(String id, List<ServiceLevel> levels) {
        return levels.stream().filter(level -> level.id().value().equals(id)).toList();
    }

    private void insert(ImportEntry entry, CatalogueContent file) {
        String text = Json.write(entry);
        handle.createUpdate("INSERT INTO mc_catalogue_import (number, version, title, entry, hash)"
                        + " VALUES (:number, :version, :title, :entry, :hash)")
                .bind("number", entry.number())
                .bind("version", file.version())
                .bind("title", file.title())
                .bind("entry", text)
                .bind("hash", ImportEntry.hash(text))
                .execute();
    }

    private void write(Step step, int number, int position) {
        Procedure procedure = step.entry().procedure();
        String sql = step.kind() == Kind.ADDED
                ? "INSERT INTO mc_procedure (code, version, effective_from, effective_to, import_number, position, content)"
                        + " VALUES (:code, :version, :from, :to, :number, :position, :content)"
                : "UPDATE mc_procedure SET effective_from = :from, effective_to = :to, content = :content"
                        + " WHERE code = :code AND version = :version";
        LocalDate from = procedure.effective().from();
        LocalDate to = procedure.effective().to();
        handle.createUpdate(sql)
                .bind("code", procedure.code().value())
                .bind("version", procedure.version())
                .bind("from", from.isBefore(FIRST) ? FIRST : from)
                .bind("to", to.isAfter(LAST) ? LAST : to)
                .bind("number", number)
                .bind("position", position)
                .bind("content", content(procedure))
                .execute();
    }

    private void writeLevel(String id, List<ServiceLevel> levels) {
        handle.createUpdate("DELETE FROM mc_service_level WHERE id = :id")
                .bind("id", id)
                .execute();
        List<ServiceLevel> names = of(id, levels);
        for (int i = 0; i < names.size(); i++) {
            handle.createUpdate(
                            "INSERT INTO mc_service_level (id, position, content) VALUES (:id, :position, :content)")
                    .bind("id", id)
                    .bind("position", i)
                    .bind("content", Json.write(CatalogueWriter.entry(names.get(i))))
                    .execute();
        }
    }
}
