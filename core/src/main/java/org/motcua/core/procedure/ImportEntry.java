package org.motcua.core.procedure;

import static org.motcua.core.json.Json.required;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.motcua.core.audit.Actor;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/** An import as it is kept: the text that was hashed, with the hash of the entry before. */
record ImportEntry(
        int number,
        String previous,
        String catalogue,
        String by,
        Instant at,
        List<ChangeEntry> changes,
        List<String> levels) {

    static final String BEGINNING = "0".repeat(64);

    private static final String FILE = "record of imports";

    record ChangeEntry(String code, String version, CatalogueImport.Kind kind, List<String> fields, String hash) {}

    ImportEntry {
        required(changes, "changes");
        required(levels, "levels");
    }

    CatalogueImport report() {
        return new CatalogueImport(
                number,
                catalogue,
                new Actor(by),
                at,
                changes.stream()
                        .map(change -> new CatalogueImport.Change(
                                new ProcedureCode(change.code()), change.version(), change.kind(), change.fields()))
                        .toList(),
                levels);
    }

    private record Row(int number, String entry, String hash) {}

    static List<CatalogueImport> all(Handle handle) {
        List<CatalogueImport> all = new ArrayList<>();
        String previous = BEGINNING;
        for (Row row : handle.createQuery("SELECT number, entry, hash FROM mc_catalogue_import ORDER BY number")
                .map((found, context) ->
                        new Row(found.getInt("number"), found.getString("entry"), found.getString("hash")))
                .list()) {
            ImportEntry entry = Json.read(row.entry(), ImportEntry.class, FILE);
            boolean holds = entry.number() == row.number()
                    && row.number() == all.size() + 1
                    && entry.previous().equals(previous)
                    && hash(row.entry()).equals(row.hash());
            if (!holds) {
                throw new UnreadableDataException(
                        FILE, "import " + row.number(), "its chain is broken: restore it from a backup", null);
            }
            previous = row.hash();
            all.add(entry.report());
        }
        return all;
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
