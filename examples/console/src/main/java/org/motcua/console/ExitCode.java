package org.motcua.console;

/** What the command's exit code says. */
final class ExitCode {

    /** All went well; for {@code validate}: every file has a signature and all are TOTAL_PASSED. */
    static final int OK = 0;
    /** Done, but the answer is no: a signature does not pass, a signing was refused, a record does not check. */
    static final int NO = 1;
    /** The command line cannot be understood. */
    static final int USAGE = 2;
    /** A file cannot be read or written. */
    static final int FILE = 3;

    private ExitCode() {}
}
