package org.motcua.core.procedure;

import java.util.List;

/** Writes a catalogue as its file has it. Thread-safe. */
public final class CatalogueText {

    private CatalogueText() {}

    /** A file that {@link ListedCatalogue#read} reads, with nothing left to defaults. */
    public static String of(String version, String title, List<ServiceLevel> levels, List<Procedure> procedures) {
        return CatalogueWriter.print(version, title, levels, procedures);
    }
}
