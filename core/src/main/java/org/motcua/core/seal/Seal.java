package org.motcua.core.seal;

/** A seal: what it states, and what proves the statement. Immutable and thread-safe. */
public record Seal(SealStatement statement, SealEvidence evidence) {

    public int number() {
        return statement.number();
    }
}
