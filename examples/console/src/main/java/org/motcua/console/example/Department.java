package org.motcua.console.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;

/** The fictional department of the example as its files describe it. Immutable. */
record Department(AgencyDirectory directory, ProcedureCatalogue catalogue, WorkingCalendar calendar) {

    private static final ProcedureCode PETROL_STATION = new ProcedureCode("2.000648");

    static Department load() {
        return new Department(
                read("agency.json", AgencyDirectory::read),
                read("procedures.json", ProcedureCatalogue::read),
                WorkingCalendar.vietnam());
    }

    /** "Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu" as it is on the clock's day. */
    Procedure petrolStation(Clock clock) {
        return catalogue.require(PETROL_STATION, today(clock));
    }

    /** Today in Vietnam. */
    static LocalDate today(Clock clock) {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, WorkingCalendar.ZONE);
    }

    private static <T> T read(String name, Function<InputStream, T> reader) {
        try (InputStream in = Department.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside Department: repackage the console");
            }
            return reader.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }
}
