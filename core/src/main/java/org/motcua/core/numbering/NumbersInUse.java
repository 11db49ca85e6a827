package org.motcua.core.numbering;

/**
 * The numbers that the rows of one counter have, each once.
 *
 * @param lowest which need not be 1 where a register was begun elsewhere
 * @param count how many rows there are, at least one
 */
public record NumbersInUse(int lowest, int highest, int count) {

    public NumbersInUse {
        if (lowest < 1 || highest < lowest || count < 1 || count > highest - lowest + 1) {
            throw new IllegalArgumentException(
                    "There cannot be " + count + " numbers from " + lowest + " to " + highest);
        }
    }

    /** Whether every number between the lowest and the highest is in use. */
    public boolean isContiguous() {
        return count == highest - lowest + 1;
    }
}
