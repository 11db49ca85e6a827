package org.motcua.signing.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The entries of one cross-reference section in two primitive arrays a run, for documents with millions of objects. */
final class XrefEntries {

    private static final int KIND_SHIFT = 60;
    private static final long LOCATION_MASK = (1L << KIND_SHIFT) - 1;

    private final List<Run> runs;

    private XrefEntries(List<Run> runs) {
        this.runs = runs;
    }

    @Nullable
    XrefEntry find(int number) {
        int low = 0;
        int high = runs.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Run run = runs.get(middle);
            if (number < run.first) {
                high = middle - 1;
            } else if (number - run.first >= run.count) {
                low = middle + 1;
            } else {
                return run.entry(number - run.first);
            }
        }
        return null;
    }

    IntStream numbers() {
        return runs.stream().flatMapToInt(run -> IntStream.range(run.first, run.first + run.count));
    }

    private static final class Run {
        private final int first;
        private long[] locations = new long[2];
        private int[] details = new int[2];
        private int count;

        Run(int first) {
            this.first = first;
        }

        void add(XrefEntry entry) {
            if (count == locations.length) {
                locations = Arrays.copyOf(locations, count * 2);
                details = Arrays.copyOf(details, count * 2);
            }
            locations[count] = (code(entry.kind()) << KIND_SHIFT) | entry.location();
            details[count] = entry.detail();
            count++;
        }

        XrefEntry entry(int index) {
            long packed = locations[index];
            return new XrefEntry(kind(packed >>> KIND_SHIFT), packed & LOCATION_MASK, details[index]);
        }

        private static long code(XrefEntry.Kind kind) {
            return switch (kind) {
                case FREE -> 0;
                case OFFSET -> 1;
                case COMPRESSED -> 2;
            };
        }

        private static XrefEntry.Kind kind(long code) {
            if (code == 0) {
                return XrefEntry.Kind.FREE;
            }
            return code == 1 ? XrefEntry.Kind.OFFSET : XrefEntry.Kind.COMPRESSED;
        }
    }

    /** Collects entries. An object that has two entries in one section is an error: readers would differ. */
    static final class Builder {

        private static final int SMALL = 65_536;

        private final List<Run> runs = new ArrayList<>();
        private final Budget budget;
        private final long limit;
        private int total;

        /** @param fileBytes how long the file is: more objects than bytes are a bomb, since each takes a few of them */
        Builder(Budget budget, long fileBytes) {
            this.budget = budget;
            this.limit = Math.max(SMALL, fileBytes);
        }

        void startRun(long first) {
            if (first < 0) {
                throw PdfSyntaxException.malformed("object number " + first + " in a cross-reference section");
            }
            if (first > budget.limits().objects()) {
                throw Budget.exceeded("object number " + first + ", more than "
                        + budget.limits().objects() + " objects");
            }
            runs.add(new Run((int) first));
        }

        void add(XrefEntry entry) {
            budget.listedObject();
            if (++total > limit) {
                throw Budget.exceeded("more than " + limit + " objects in so short a file");
            }
            if (entry.location() < 0 || entry.location() > LOCATION_MASK) {
                throw PdfSyntaxException.malformed("offset " + entry.location() + " in a cross-reference section");
            }
            runs.get(runs.size() - 1).add(entry);
        }

        int total() {
            return total;
        }

        XrefEntries build() {
            runs.removeIf(run -> run.count == 0);
            runs.sort(Comparator.comparingInt(run -> run.first));
            for (int i = 1; i < runs.size(); i++) {
                Run before = runs.get(i - 1);
                if ((long) before.first + before.count > runs.get(i).first) {
                    throw PdfSyntaxException.malformed(
                            "object " + runs.get(i).first + " has two entries in one cross-reference section");
                }
            }
            return new XrefEntries(runs);
        }
    }
}
