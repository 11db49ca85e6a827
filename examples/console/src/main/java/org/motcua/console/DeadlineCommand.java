package org.motcua.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.console.example.AgencyData;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.Deadline;
import org.motcua.core.calendar.Deadline.Entry;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua deadline}: when a dossier is due, and why then. */
@Command(name = "deadline", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class DeadlineCommand implements Callable<Integer> {

    /** How it is told. */
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            descriptionKey = "deadlineFrom",
            converter = MomentConverter.class)
    private @Nullable Instant from;

    @ArgGroup(multiplicity = "1")
    private Amount amount = new Amount();

    @Option(names = "--catalogue", paramLabel = "FILE", descriptionKey = "deadlineCatalogue")
    private @Nullable Path catalogue;

    @Option(names = "--calendar", paramLabel = "FILE", descriptionKey = "deadlineCalendar")
    private @Nullable Path calendar;

    @Option(names = "--stop", paramLabel = "TIME", descriptionKey = "deadlineStop", converter = MomentConverter.class)
    private List<Instant> stops = List.of();

    @Option(
            names = "--resume",
            paramLabel = "TIME",
            descriptionKey = "deadlineResume",
            converter = MomentConverter.class)
    private List<Instant> resumes = List.of();

    @Option(
            names = "--answer",
            paramLabel = "TIME",
            descriptionKey = "deadlineAnswer",
            converter = MomentConverter.class)
    private List<Instant> answers = List.of();

    @Option(names = "--format", paramLabel = "text|json", descriptionKey = "deadlineFormat")
    private Format format = Format.TEXT;

    /** How long the dossier has. */
    static final class Amount {

        @Option(
                names = "--time",
                paramLabel = "20wd|10cd|8h",
                descriptionKey = "deadlineTime",
                converter = TimeConverter.class)
        private @Nullable ProcessingTime time;

        @Option(names = "--procedure", paramLabel = "CODE", descriptionKey = "deadlineProcedure")
        private @Nullable String procedure;
    }

    private record Answer(
            OffsetDateTime from,
            int amount,
            ProcessingTime.Unit unit,
            @Nullable OffsetDateTime due,
            boolean stopped,
            boolean provisional,
            @Nullable LocalDate knownTo,
            String calendar,
            List<Step> explanation) {}

    /** @param counted in days, or in minutes where the time is in working hours */
    private record Step(
            LocalDate from,
            LocalDate to,
            Deadline.Reason reason,
            long counted,
            long total,
            @Nullable String name,
            @Nullable String clause,
            String text) {}

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Instant reception = Objects.requireNonNull(from);
        WorkingCalendar days = calendar == null ? WorkingCalendar.vietnam() : read(calendar, WorkingCalendar::read);
        ProcessingTime time = amount.time;
        ClockRules rules = ClockRules.DEFAULT;
        if (time == null) {
            Procedure procedure = procedure(reception);
            time = procedure.time();
            rules = procedure.clockRules();
        }
        List<ClockEvent> events = events();
        if (!events.isEmpty() && events.get(events.size() - 1) instanceof ClockEvent.Stopped stopped) {
            return stopped(out, reception, time, days, stopped.at());
        }
        return print(out, deadline(LegalClock.of(days, rules), reception, time, events));
    }

    private Deadline deadline(LegalClock clock, Instant reception, ProcessingTime time, List<ClockEvent> events) {
        try {
            return clock.deadline(reception, time, events);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Procedure procedure(Instant reception) {
        ProcedureCatalogue procedures =
                catalogue == null ? AgencyData.example().catalogue() : read(catalogue, ProcedureCatalogue::read);
        LocalDate day = LocalDate.ofInstant(reception, WorkingCalendar.ZONE);
        return procedures.require(code(), day);
    }

    private ProcedureCode code() {
        try {
            return new ProcedureCode(Objects.requireNonNull(amount.procedure));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private List<ClockEvent> events() {
        List<ClockEvent> events = new ArrayList<>();
        stops.forEach(at -> events.add(new ClockEvent.Stopped(at)));
        resumes.forEach(at -> events.add(new ClockEvent.Resumed(at)));
        answers.forEach(at -> events.add(new ClockEvent.Answered(at)));
        // At one moment the request is before what ends it.
        events.sort(Comparator.comparing(ClockEvent::at));
        return events;
    }

    private int stopped(PrintWriter out, Instant reception, ProcessingTime time, WorkingCalendar days, Instant since) {
        if (format == Format.JSON) {
            out.println(Json.print(new Answer(
                    local(reception), time.amount(), time.unit(), null, true, false, null, days.version(), List.of())));
        } else {
            out.println(Language.of().text("deadline.stopped", MomentConverter.text(since)));
        }
        return ExitCode.NO;
    }

    private int print(PrintWriter out, Deadline deadline) {
        List<String> sentences = deadline.sentences(Language.of().locale());
        if (format == Format.TEXT) {
            sentences.forEach(out::println);
            return ExitCode.OK;
        }
        List<Step> steps = new ArrayList<>();
        for (Entry entry : deadline.entries()) {
            steps.add(new Step(
                    entry.from(),
                    entry.to(),
                    entry.reason(),
                    entry.counted(),
                    entry.total(),
                    entry.day() == null ? null : entry.day().name(Language.of().locale()),
                    entry.clause(),
                    sentences.get(steps.size() + 1)));
        }
        out.println(Json.print(new Answer(
                local(deadline.reception()),
                deadline.time().amount(),
                deadline.time().unit(),
                local(deadline.due()),
                false,
                deadline.isProvisional(),
                deadline.knownTo(),
                deadline.calendarVersion(),
                steps)));
        return ExitCode.OK;
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atOffset(WorkingCalendar.ZONE);
    }

    private static <T> T read(Path file, Function<InputStream, T> reader) {
        try (InputStream in = Files.newInputStream(InputFiles.requireReadable(file))) {
            return reader.apply(in);
        } catch (UnreadableDataException e) {
            throw new FileFailure("file.data", file, e);
        } catch (IOException e) {
            throw new FileFailure("file.unreadable", file, e);
        }
    }
}
