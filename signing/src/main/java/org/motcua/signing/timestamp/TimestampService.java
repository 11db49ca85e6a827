package org.motcua.signing.timestamp;

/**
 * Something that puts the time to a hash: one authority, a pool of them, or the application's own way to one.
 *
 * <p>Implementations are thread-safe, can be interrupted, and end within a time of their own.
 */
public interface TimestampService {

    /**
     * A time stamp over the imprint.
     *
     * @throws TimestampException when there is none to be had; it lists every failure on the way
     */
    TimestampToken stamp(Imprint imprint);

    /** How the service is called in messages, e.g. its URL. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** About how many bytes a token of this service has, for those who must reserve room. Default: 8192. */
    default int expectedTokenBytes() {
        return 8 * 1024;
    }
}
