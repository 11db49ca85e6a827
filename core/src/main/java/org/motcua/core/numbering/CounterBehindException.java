package org.motcua.core.numbering;

import org.motcua.core.CoreException;

/** A counter has fallen behind the numbers of its rows, and it cannot be told which of the two is right. */
public final class CounterBehindException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final transient Counter counter;
    private final int last;
    private final int highest;

    CounterBehindException(Counter counter, int last, NumbersInUse used) {
        super(counter + " stands at " + last + ", but the " + used.count() + " rows have numbers from " + used.lowest()
                + " to " + used.highest() + " with gaps between. Find out which rows were not written by the register,"
                + " correct them, and set last_number of this row of mc_counter to the highest number that is right");
        this.counter = counter;
        this.last = last;
        this.highest = used.highest();
    }

    /** The counter. */
    public Counter counter() {
        return counter;
    }

    /** The number at which the counter stands. */
    public int last() {
        return last;
    }

    /** The highest number that a row has. */
    public int highest() {
        return highest;
    }
}
