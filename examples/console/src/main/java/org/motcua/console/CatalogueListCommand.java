package org.motcua.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.console.example.AgencyData;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.disclosure.ProcedureListing;
import org.motcua.core.procedure.ProcedureCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua catalogue list}: the public listing of the procedures in force on a day. */
@Command(name = "list", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class CatalogueListCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "catalogueFile")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "text|html|csv|json", descriptionKey = "listFormat")
    private Format format = Format.TEXT;

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", descriptionKey = "listDay")
    private @Nullable LocalDate day;

    @Option(names = "--separator", paramLabel = "comma|semicolon", descriptionKey = "listSeparator")
    private Separator separator = Separator.COMMA;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "listOut")
    private @Nullable Path out;

    /** What the listing is written as. */
    enum Format {
        TEXT,
        HTML,
        CSV,
        JSON
    }

    /** What stands between the cells of a table. */
    enum Separator {
        COMMA(','),
        SEMICOLON(';');

        private final char sign;

        Separator(char sign) {
            this.sign = sign;
        }
    }

    @Override
    public Integer call() {
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter errors = Objects.requireNonNull(spec).commandLine().getErr();
        Optional<? extends ProcedureCatalogue> catalogue =
                file == null ? Optional.of(AgencyData.example().catalogue()) : CatalogueFiles.read(file, errors);
        if (catalogue.isEmpty()) {
            return ExitCode.NO;
        }
        String listing = written(ProcedureListing.of(catalogue.get(), listed()));
        if (out == null) {
            console.print(listing.endsWith("\n") ? listing : listing + "\n");
            console.flush();
        } else {
            OutputFiles.write(out, listing.getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.OK;
    }

    private LocalDate listed() {
        return day == null ? LocalDate.ofInstant(Clock.systemUTC().instant(), WorkingCalendar.ZONE) : day;
    }

    private String written(ProcedureListing listing) {
        return switch (format) {
            case TEXT -> listing.text();
            case HTML -> listing.html();
            case CSV -> listing.csv(separator.sign);
            case JSON -> listing.json();
        };
    }
}
