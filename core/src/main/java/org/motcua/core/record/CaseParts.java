package org.motcua.core.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.motcua.core.audit.CanonicalJson;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.Document;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.json.Json;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.store.DocumentId;

/**
 * The parts of a case by their names, each as the SHA-256 of the canonical JSON that an exported record has of it, in 64
 * hexadecimal digits. Every entry of the chain carries those that it changed among its details, so that no field of case,
 * dossier, document or number can differ from what the last entry about it left.
 *
 * <p>The names are {@code part.case}, {@code part.dossier}, {@code part.document.<name>} and
 * {@code part.number.<case>/<name>/<version>}. Thread-safe.
 */
public final class CaseParts {

    private static final String PREFIX = "part.";
    private static final String CASE = PREFIX + "case";
    private static final String DOSSIER = PREFIX + "dossier";
    private static final String DOCUMENT = PREFIX + "document.";
    private static final String NUMBER = PREFIX + "number.";

    private CaseParts() {}

    /** Of the case alone. */
    public static Map<String, String> of(CaseFile caseFile) {
        return Map.of(CASE, hash(RecordFile.CasePart.of(caseFile)));
    }

    /** Of the dossier alone. */
    public static Map<String, String> of(Dossier dossier) {
        return Map.of(DOSSIER, hash(RecordFile.DossierPart.of(dossier)));
    }

    /** Of a document. */
    public static Map<String, String> of(Document document) {
        return Map.of(DOCUMENT + document.name(), hash(RecordFile.DocumentPart.of(document)));
    }

    /** Of a row of the register. */
    public static Map<String, String> of(RegisterEntry entry) {
        return Map.of(NUMBER + entry.reference(), hash(RecordFile.RegisterPart.of(entry)));
    }

    /** Whether a detail of this name has the hash of a part. */
    public static boolean isName(String name) {
        return name.startsWith(PREFIX);
    }

    /** Of all that a file has; a name that is there twice has no hash. */
    static Map<String, String> of(RecordFile file) {
        Map<String, String> parts = new TreeMap<>();
        put(parts, CASE, file.caseFile());
        if (file.dossier() != null) {
            put(parts, DOSSIER, file.dossier());
        }
        file.documents().forEach(document -> put(parts, DOCUMENT + document.name(), document));
        file.register().forEach(number -> put(parts, NUMBER + number.reference(), number));
        return parts;
    }

    private static void put(Map<String, String> parts, String name, Record part) {
        String hash;
        try {
            hash = hash(part);
        } catch (IllegalArgumentException e) { // no part was ever recorded with texts that have no canonical form
            hash = "no canonical form";
        }
        parts.merge(name, hash, (one, other) -> "more than one");
    }

    /**
     * Where parts are not as the entries about them left them.
     *
     * @param parts as tables or a file have them
     * @param details of the entries, the first one first
     */
    public static List<Disagreement> compare(Map<String, String> parts, List<? extends Map<String, String>> details) {
        Map<String, Recorded> recorded = new TreeMap<>();
        for (int i = 0; i < details.size(); i++) {
            int entry = i + 1;
            details.get(i).forEach((name, hash) -> {
                if (isName(name)) {
                    recorded.put(name, new Recorded(entry, hash));
                }
            });
        }
        List<Disagreement> found = new ArrayList<>();
        Set<String> all = new TreeSet<>(parts.keySet());
        all.addAll(recorded.keySet());
        for (String name : all) {
            String hash = parts.getOrDefault(name, "");
            Recorded last = recorded.getOrDefault(name, Recorded.NOTHING);
            if (!hash.equals(last.hash())) {
                found.add(new Disagreement(name.substring(PREFIX.length()), hash, last.hash(), last.entry()));
            }
        }
        return found;
    }

    private record Recorded(int entry, String hash) {

        static final Recorded NOTHING = new Recorded(0, "");
    }

    /**
     * A part that is not as the chain has it.
     *
     * @param part such as {@code document.decision}
     * @param found its hash; empty where the part is not there
     * @param recorded the hash that its last entry has; empty where none has one
     * @param entry that one's number; 0 where there is none
     */
    public record Disagreement(String part, String found, String recorded, int entry) {}

    private static String hash(Record part) {
        String canonical = CanonicalJson.of(Json.tree(part));
        return DocumentId.of(canonical.getBytes(StandardCharsets.UTF_8)).value();
    }
}
