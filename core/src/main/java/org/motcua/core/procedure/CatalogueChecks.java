package org.motcua.core.procedure;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.json.JsonObject;

/** What only the entries of a catalogue together have wrong. Not thread-safe. */
final class CatalogueChecks {

    private final List<String> levels;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Named> agencies = new HashMap<>();

    private record Seen(ProcedureCode code, String version, EffectivePeriod effective, JsonObject at) {}

    private record Named(AgencyCode code, int line) {}

    CatalogueChecks(List<ServiceLevel> levels) {
        this.levels =
                levels.stream().map(level -> level.id().value()).distinct().toList();
    }

    /** Takes in what was read, also where other parts of the entry are wrong. */
    void see(ProcedureReader reader) {
        String level = reader.level();
        if (level != null && !levels.contains(level)) {
            reader.at()
                    .error(
                            "serviceLevel",
                            CatalogueRule.UNKNOWN_LEVEL,
                            level,
                            levels.isEmpty() ? "-" : String.join(", ", levels));
        }
        reader.deciders().forEach(this::see);
        String code = reader.code();
        String version = reader.version();
        EffectivePeriod effective = reader.effective();
        if (code != null && version != null && effective != null) {
            seen.add(new Seen(new ProcedureCode(code), version, effective, reader.at()));
        }
    }

    private void see(ProcedureReader.Located<Decider> decider) {
        decider.value().agency().ifPresent(code -> {
            Named known = agencies.putIfAbsent(
                    alike(decider.value().name()), new Named(code, decider.at().line()));
            if (known != null && !known.code().equals(code)) {
                decider.at()
                        .error(
                                "agency",
                                CatalogueRule.DECIDER_CODES,
                                decider.value().name(),
                                code,
                                known.code(),
                                known.line());
            }
        });
    }

    void across() {
        Map<String, List<Seen>> byNumber = seen.stream()
                .collect(Collectors.groupingBy(one -> one.code().national(), LinkedHashMap::new, Collectors.toList()));
        byNumber.values().forEach(CatalogueChecks::acrossOne);
    }

    private static void acrossOne(List<Seen> versions) {
        Map<String, Seen> byVersion = new HashMap<>();
        List<Seen> distinct = new ArrayList<>();
        for (Seen one : versions) {
            Seen same = byVersion.putIfAbsent(one.code() + " " + one.version(), one);
            if (same == null) {
                distinct.add(one);
            } else {
                one.at()
                        .error(
                                "version",
                                CatalogueRule.SAME_VERSION,
                                one.code(),
                                one.version(),
                                same.at().line());
            }
        }
        distinct.sort(Comparator.comparing(one -> one.effective().from()));
        for (int i = 1; i < distinct.size(); i++) {
            Seen one = distinct.get(i - 1);
            Seen other = distinct.get(i);
            if (one.effective().overlaps(other.effective())) {
                boolean inOrder = one.at().line() <= other.at().line();
                overlap(inOrder ? other : one, inOrder ? one : other);
            }
        }
    }

    private static void overlap(Seen later, Seen earlier) {
        if (later.code().equals(earlier.code())) {
            later.at()
                    .error(
                            CatalogueRule.VERSION_OVERLAP,
                            later.code(),
                            later.version(),
                            days(later.effective()),
                            earlier.version(),
                            days(earlier.effective()),
                            earlier.at().line());
        } else {
            later.at()
                    .error(
                            "code",
                            CatalogueRule.TWO_AGENCY_CODES,
                            later.code().national(),
                            later.code(),
                            earlier.code(),
                            earlier.at().line());
        }
    }

    /** From the first day to the last, an open end being left out: {@code 2025-07-01…}. */
    static String days(EffectivePeriod period) {
        String from = period.from().equals(LocalDate.MIN) ? "" : period.from().toString();
        String to = period.to().equals(LocalDate.MAX) ? "" : period.to().toString();
        return from + "…" + to;
    }

    /** As a reader compares names: without regard to capitals and to how much space is between words. */
    static String alike(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The first day of the period on which nobody decides. */
    static Optional<LocalDate> firstUndecided(EffectivePeriod period, List<Decider> deciders) {
        LocalDate day = period.from();
        List<Decider> sorted = new ArrayList<>(deciders);
        sorted.sort(Comparator.comparing(one -> one.effective().from()));
        for (Decider one : sorted) {
            if (one.effective().contains(day)) {
                if (!one.effective().to().isBefore(period.to())) {
                    return Optional.empty();
                }
                day = one.effective().to().plusDays(1);
            }
        }
        return Optional.of(day);
    }
}
