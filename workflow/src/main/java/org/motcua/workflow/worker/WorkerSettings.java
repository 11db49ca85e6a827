package org.motcua.workflow.worker;

import java.time.Duration;
import java.util.List;

/**
 * How a node works on signing steps.
 *
 * @param workerId names the node; stays the same when it restarts, which lets it go on at once with what it had begun,
 *     and is nobody else's: two nodes of one name would sign over each other
 * @param threads steps at a time; 0 leaves the steps to other nodes
 * @param lock how long a step stays this node's without a sign of life; renewed three times as often while it signs
 * @param poll how long a step that another node made ready may wait to be seen; this node's own are seen at once
 * @param retries the pauses after failures that may pass; after the last one the step waits for an operator
 * @param patience how long one attempt at a step, such as a key, is waited for
 */
public record WorkerSettings(
        String workerId, int threads, Duration lock, Duration poll, List<Duration> retries, Duration patience) {

    /** A key in a file or on a card answers sooner. */
    private static final Duration LEND = Duration.ofSeconds(5);

    private static final int LENDING_PART = 60;

    /** Whatever nodes are set to, none holds a step for longer without a sign of life. */
    public static final Duration LONGEST_LOCK = Duration.ofDays(1);

    public WorkerSettings {
        if (workerId.isBlank() || workerId.length() > 100) {
            throw new IllegalArgumentException(
                    "A worker id has 1 to 100 characters, but got \"" + workerId + "\". Use the node's name.");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("A worker has 0 threads or more, but got " + threads + ".");
        }
        if (lock.isNegative() || lock.isZero() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException(
                    "Lock and poll are positive durations, but got " + lock + " and " + poll);
        }
        if (lock.compareTo(LONGEST_LOCK) > 0) {
            throw new IllegalArgumentException("A node locks a step for a day at most, but got " + lock
                    + ". It is renewed while the step is under way.");
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("The patience with a step is a positive duration, but got " + patience);
        }
        retries = List.copyOf(retries);
    }

    /** After which time a step that is under way lets another one begin. */
    Duration lend() {
        Duration part = patience.dividedBy(LENDING_PART);
        return part.compareTo(LEND) < 0 ? part : LEND;
    }
}
