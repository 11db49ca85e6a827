package org.motcua.workflow.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How many steps are done at a time. A step that waits long, as for a key, lends its place to another one, so that keys
 * which do not answer hold nobody else's step; of one owner's keys no more are asked at once than there are places, so that
 * one owner's silence cannot take all threads. Thread-safe.
 */
final class Places {

    /** Steps at a time that have lent their place; each of them is a thread that waits. */
    static final int MOST_LENT = 64;

    private final int places;
    private final Semaphore free;
    private final Map<String, Integer> asked = new HashMap<>();
    private int lent;

    Places(int places) {
        this.places = places;
        this.free = new Semaphore(places);
    }

    int free() {
        return free.availablePermits();
    }

    Place take() {
        free.acquireUninterruptibly();
        return new Place();
    }

    /** The place of one step. */
    final class Place {

        private boolean isLent;
        private boolean left;
        private String owner = "";

        /** Lets another step in; false where too many have done so, or the step has ended. */
        boolean lend() {
            synchronized (asked) {
                if (isLent || left || lent == MOST_LENT) {
                    return false;
                }
                isLent = true;
                lent++;
            }
            free.release();
            return true;
        }

        /** Asks for a key of the owner; false where as many are asked as there are places. */
        boolean ask(String whose) {
            synchronized (asked) {
                int now = asked.getOrDefault(whose, 0);
                if (now >= places) {
                    return false;
                }
                asked.put(whose, now + 1);
                owner = whose;
                return true;
            }
        }

        /** The step has ended. */
        void leave() {
            boolean giveBack;
            synchronized (asked) {
                if (left) {
                    return;
                }
                left = true;
                giveBack = !isLent;
                lent -= isLent ? 1 : 0;
                if (!owner.isEmpty()) {
                    asked.computeIfPresent(owner, (whose, now) -> now == 1 ? null : now - 1);
                }
            }
            if (giveBack) {
                free.release();
            }
        }
    }
}
