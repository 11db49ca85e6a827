package org.motcua.signing;

/**
 * The bottom line for one signature, with the names of ETSI EN 319 102-1. Immutable.
 *
 * <p>Only {@link #TOTAL_PASSED} means that the signature can be relied on under the given trust anchors and policy.
 */
public enum Indication {
    TOTAL_PASSED,
    TOTAL_FAILED,
    INDETERMINATE
}
