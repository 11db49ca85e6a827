package org.motcua.core.numbering;

import org.motcua.core.CoreException;

/** A counter stands at a number that no row has, and it cannot be told whether rows are missing or the counter was raised. */
public final class CounterAheadException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final transient Counter counter;
    private final int last;
    private final int highest;

    CounterAheadException(Counter counter, int last, NumbersInUse used) {
        super(counter + " stands at " + last + ", but no row has that number: the " + used.count()
                + " rows have numbers from " + used.lowest() + " to " + used.highest()
                + ". Compare them with the records of their cases: put missing rows back, or set last_number of this row of"
                + " mc_counter to the highest number that was given");
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
