package org.motcua.core.procedure;

import java.util.List;
import java.util.stream.Collectors;

/** What a catalogue's file says. */
record CatalogueContent(String version, String title, List<ServiceLevel> levels, List<Entry> entries) {

    /** A version of a procedure with where it stands in the file. */
    record Entry(Procedure procedure, int line, int column, String place) {}

    CatalogueContent {
        levels = List.copyOf(levels);
        entries = List.copyOf(entries);
    }

    List<Procedure> procedures() {
        return entries.stream().map(Entry::procedure).collect(Collectors.toUnmodifiableList());
    }
}
