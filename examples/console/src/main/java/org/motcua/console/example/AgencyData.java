package org.motcua.console.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.compose.TemplateLibrary;

/**
 * Agencies as their files describe them: who works there, which procedures they have, and which kinds and templates of
 * documents besides the given ones. Immutable.
 */
public record AgencyData(
        AgencyDirectory directory,
        ProcedureCatalogue catalogue,
        DocumentKinds kinds,
        TemplateLibrary templates,
        WorkingCalendar calendar) {

    private static final String DIRECTORY = "agency.json";
    private static final String CATALOGUE = "procedures.json";
    private static final String KINDS = "kinds.json";
    private static final String TEMPLATES = "templates";

    /** The fictional department of the example, with the two others that take part in its procedures. */
    public static AgencyData example() {
        return new AgencyData(
                shipped(DIRECTORY, AgencyDirectory::read),
                shipped(CATALOGUE, ProcedureCatalogue::read),
                DocumentKinds.standard(),
                TemplateLibrary.builtIn(),
                WorkingCalendar.vietnam());
    }

    /**
     * What a folder has: {@code agency.json} and {@code procedures.json}, and where they are there {@code kinds.json} and the
     * folder {@code templates}.
     *
     * @throws UncheckedIOException when one of the two is missing or a file cannot be read
     */
    public static AgencyData in(Path folder) {
        Path kinds = folder.resolve(KINDS);
        Path templates = folder.resolve(TEMPLATES);
        return new AgencyData(
                read(folder.resolve(DIRECTORY), AgencyDirectory::read),
                read(folder.resolve(CATALOGUE), ProcedureCatalogue::read),
                Files.exists(kinds) ? read(kinds, DocumentKinds.standard()::and) : DocumentKinds.standard(),
                Files.isDirectory(templates) ? TemplateLibrary.builtIn().and(templates) : TemplateLibrary.builtIn(),
                WorkingCalendar.vietnam());
    }

    /** Today in Vietnam. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }

    private static <T> T read(Path file, Function<InputStream, T> reader) {
        try (InputStream in = Files.newInputStream(file)) {
            return reader.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T shipped(String name, Function<InputStream, T> reader) {
        try (InputStream in = AgencyData.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside AgencyData: repackage the console");
            }
            return reader.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }
}
