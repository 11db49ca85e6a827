package org.motcua.signing.fault;

import java.io.IOException;

/** What happens to a file system before it does something that lasts. */
@FunctionalInterface
public interface Fault {

    /** No fault at all. */
    Fault NONE = step -> {};

    /** Returns and lets it happen, or throws, or ends the process. */
    void before(Step step) throws IOException;

    /** The things that last. */
    enum Step {
        CREATE,
        WRITE,
        FORCE,
        MOVE,
        DELETE
    }
}
