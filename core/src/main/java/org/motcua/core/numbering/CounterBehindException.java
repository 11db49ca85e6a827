package org.motcua.core.numbering;

/** A counter has fallen behind the numbers of its rows, which have gaps. */
public final class CounterBehindException extends CounterMismatchException {

    private static final long serialVersionUID = 1L;

    CounterBehindException(Counter counter, int last, NumbersInUse used) {
        super(
                counter + " stands at " + last + ", but the " + used.count() + " rows have numbers from "
                        + used.lowest() + " to " + used.highest()
                        + " with gaps between. Find out which rows were not written by the register,"
                        + " correct them, and set last_number of this row of mc_counter to the highest number that is"
                        + " right",
                counter,
                last,
                used);
    }
}
