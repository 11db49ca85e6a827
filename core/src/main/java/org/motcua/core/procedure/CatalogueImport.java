package org.motcua.core.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.motcua.core.audit.Actor;

/**
 * What an import has changed in the catalogue of the database.
 *
 * @param number from 1, without gaps; 0 where nothing was to be changed, and nothing is kept of it
 * @param catalogue the version of the file
 * @param changes of the versions in the file that were not there already as they are, in its order
 * @param levels the service levels that are called otherwise now
 */
public record CatalogueImport(
        int number, String catalogue, Actor by, Instant at, List<Change> changes, List<String> levels) {

    /**
     * A version that was added or changed.
     *
     * @param fields the names of the file whose values have changed; empty for one that was added
     */
    public record Change(ProcedureCode code, String version, Kind kind, List<String> fields) {

        public Change {
            fields = List.copyOf(fields);
        }
    }

    /** What became of a version. */
    public enum Kind {
        /** It was not there. */
        ADDED("thêm", "added"),
        /** No dossier was received under it, and it has other content now. */
        CHANGED("thay đổi", "changed"),
        /** It ends on another day, and is what it was else. */
        ENDED("đổi ngày kết thúc", "ends on another day");

        private final String vietnamese;
        private final String english;

        Kind(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        String in(Locale locale) {
            return locale.getLanguage().equals("vi") ? vietnamese : english;
        }
    }

    public CatalogueImport {
        changes = List.copyOf(changes);
        levels = List.copyOf(levels);
    }

    /** A line a change, in Vietnamese where the locale is Vietnamese, else in English. */
    public List<String> lines(Locale locale) {
        return changes.stream()
                .map(change -> change.code() + " " + change.version() + ": "
                        + change.kind().in(locale)
                        + (change.fields().isEmpty() ? "" : " (" + String.join(", ", change.fields()) + ")"))
                .toList();
    }
}
