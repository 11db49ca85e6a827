package org.motcua.core.procedure;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The procedures that an agency offers, in all their versions, asked anew at every act: a dossier works under the version
 * of its reception. {@link ListedCatalogue} reads a file, {@link StoredCatalogue} keeps them in the database; an application
 * that has a catalogue of its own implements this.
 *
 * <p>Days are Vietnam's. Implementations are thread-safe, answer fast (they are asked inside of transactions) and keep
 * the versions of dossiers that are still open.
 */
public interface ProcedureCatalogue {

    /**
     * Reads a file, as {@link ListedCatalogue#read}.
     *
     * @throws org.motcua.core.json.UnreadableDataException with all that is wrong in it
     */
    static ListedCatalogue read(InputStream in) {
        return ListedCatalogue.read(in);
    }

    /** Of the catalogue as a whole, such as {@code sct-2026.1}. */
    String version();

    /** Whose catalogue it is, as the head of its public listing; may be empty. */
    default String title() {
        return "";
    }

    /** Every version of every procedure. */
    List<Procedure> procedures();

    /** What the levels of online service are called, at all times. */
    default List<ServiceLevel> serviceLevels() {
        return List.of();
    }

    /** The version for dossiers that are received on the day. */
    Optional<Procedure> find(ProcedureCode code, LocalDate day);

    /** The version that a dossier has kept. */
    Optional<Procedure> find(ProcedureCode code, String version);

    /**
     * The version for dossiers that are received on the day.
     *
     * @throws UnknownProcedureException where there is none
     */
    default Procedure require(ProcedureCode code, LocalDate day) {
        return find(code, day).orElseThrow(() -> new UnknownProcedureException(code, "in force on " + day, version()));
    }

    /**
     * The version that a dossier has kept.
     *
     * @throws UnknownProcedureException where there is none
     */
    default Procedure require(ProcedureCode code, String version) {
        return find(code, version)
                .orElseThrow(() -> new UnknownProcedureException(code, "in version " + version, version()));
    }

    /** What a level of online service is called on the day. */
    default Optional<ServiceLevel> serviceLevel(ServiceLevelId id, LocalDate day) {
        return serviceLevels().stream()
                .filter(level -> level.id().equals(id) && level.effective().contains(day))
                .findFirst();
    }
}
