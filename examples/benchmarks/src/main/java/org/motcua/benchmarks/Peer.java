package org.motcua.benchmarks;

import java.nio.file.Path;

/** One way to do the jobs that are measured. Thread-safe; whatever does not belong to one document is made once. */
interface Peer {

    /** Signs one file into another, as PAdES-B-B or nearest to it. */
    void sign(Path input, Path output) throws Exception;

    /** The same with an image and two lines of text on the first page. */
    void signVisibly(Path input, Path output) throws Exception;

    /**
     * Validates all signatures of a file, offline, without revocation.
     *
     * @throws IllegalStateException where one is not intact or does not lead to the root
     */
    void validate(Path signed) throws Exception;
}
