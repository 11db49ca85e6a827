package org.motcua.core.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.motcua.core.EffectivePeriod;

/** Periods of which at most one is to hold on a day. */
final class Overlaps {

    /** Two that overlap: the later one in the order given, and the one that it runs into. */
    record Pair<T>(T later, T earlier) {}

    private Overlaps() {}

    /** One pair, where there is any. */
    static <T> Optional<Pair<T>> first(List<T> all, Function<T, EffectivePeriod> period) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(one -> period.apply(one).from()));
        for (int i = 1; i < sorted.size(); i++) {
            T one = sorted.get(i - 1);
            T next = sorted.get(i);
            if (period.apply(one).overlaps(period.apply(next))) {
                return Optional.of(
                        all.indexOf(one) < all.indexOf(next) ? new Pair<>(next, one) : new Pair<>(one, next));
            }
        }
        return Optional.empty();
    }

    static <T> void require(List<T> all, Function<T, EffectivePeriod> period, String problem) {
        first(all, period).ifPresent(pair -> {
            throw new IllegalArgumentException(problem + ": " + pair.earlier() + ", " + pair.later());
        });
    }
}
