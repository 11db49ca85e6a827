package org.motcua.core.numbering;

import org.motcua.core.CoreException;

/** A counter and the numbers of its rows do not fit together, and it cannot be told which of the two is right. */
public abstract sealed class CounterMismatchException extends CoreException
        permits CounterAheadException, CounterBehindException {

    private static final long serialVersionUID = 1L;

    private final transient Counter counter;
    private final int last;
    private final int highest;

    CounterMismatchException(String message, Counter counter, int last, NumbersInUse used) {
        super(message);
        this.counter = counter;
        this.last = last;
        this.highest = used.highest();
    }

    /** The counter. */
    public final Counter counter() {
        return counter;
    }

    /** The number at which the counter stands. */
    public final int last() {
        return last;
    }

    /** The highest number that a row has. */
    public final int highest() {
        return highest;
    }
}
