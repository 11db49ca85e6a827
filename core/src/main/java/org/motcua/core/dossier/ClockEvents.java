package org.motcua.core.dossier;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.json.Json;

/** The events of a dossier's clock as the JSON text of their column. */
final class ClockEvents {

    private enum Kind {
        STOPPED,
        ANSWERED,
        EXTENDED
    }

    private record Entry(Kind kind, Instant at, @Nullable Integer amount) {

        ClockEvent event() {
            return switch (kind) {
                case STOPPED -> new ClockEvent.Stopped(at);
                case ANSWERED -> new ClockEvent.Answered(at);
                case EXTENDED -> new ClockEvent.Extended(at, Json.required(amount, "amount"));
            };
        }

        static Entry of(ClockEvent event) {
            if (event instanceof ClockEvent.Extended extended) {
                return new Entry(Kind.EXTENDED, event.at(), extended.amount());
            }
            return new Entry(event instanceof ClockEvent.Stopped ? Kind.STOPPED : Kind.ANSWERED, event.at(), null);
        }
    }

    private ClockEvents() {}

    static String write(List<ClockEvent> events) {
        return Json.write(events.stream().map(Entry::of).toList());
    }

    static List<ClockEvent> read(String json) {
        return Arrays.stream(Json.read(json, Entry[].class, "clock of a dossier"))
                .map(Entry::event)
                .toList();
    }
}
