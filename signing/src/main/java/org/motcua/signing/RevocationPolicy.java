package org.motcua.signing;

/** What to think of a certificate when nothing is known about its revocation. Immutable. */
public enum RevocationPolicy {
    /** Every certificate below the trust anchor needs fresh revocation data; without it INDETERMINATE, TRY_LATER. */
    REQUIRED,
    /** Revocation data that is at hand is used; where there is none, a warning is given and the verdict may pass. */
    IF_AVAILABLE
}
