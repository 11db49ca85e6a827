package org.motcua.signing.increment;

import java.io.OutputStream;

/**
 * A document in the making: revisions are appended, read back, and built upon, before anybody else gets to see it. Not
 * thread-safe.
 */
public interface Draft {

    /** Where bytes are appended. */
    OutputStream stream();

    /** What stands in it from {@code offset} to its end. */
    byte[] readFrom(long offset);

    /** How many bytes stand in it. */
    long length();

    /** All that stands in it now, to be read while more is appended. */
    Source written();
}
