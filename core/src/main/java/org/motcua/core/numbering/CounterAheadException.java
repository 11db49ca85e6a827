package org.motcua.core.numbering;

/** A counter stands at a number that no row has: rows are missing, or the counter was raised. */
public final class CounterAheadException extends CounterMismatchException {

    private static final long serialVersionUID = 1L;

    CounterAheadException(Counter counter, int last, NumbersInUse used) {
        super(
                counter + " stands at " + last + ", but no row has that number: the " + used.count()
                        + " rows have numbers from " + used.lowest() + " to " + used.highest()
                        + ". Compare them with the records of their cases: put missing rows back, or set last_number of"
                        + " this row of mc_counter to the highest number that was given",
                counter,
                last,
                used);
    }
}
