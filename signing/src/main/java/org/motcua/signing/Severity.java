package org.motcua.signing;

/** How much a {@link Finding} weighs. Immutable. */
public enum Severity {
    /** The signature does not pass because of this. */
    ERROR,
    /** The verdict stands, but a person should know. */
    WARNING,
    /** A fact worth writing down. */
    INFO
}
