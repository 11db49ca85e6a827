package org.motcua.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * A progress bar on a terminal, drawn only for work that takes longer than two seconds and removed when it ends. Where
 * the output is not a terminal nothing is drawn. Thread-safe.
 */
final class Progress implements AutoCloseable {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int WIDTH = 30;

    private final PrintStream terminal;
    private final boolean visible;
    private final int total;
    private final long start = System.nanoTime();
    private int done;
    private boolean drawn;

    private Progress(PrintStream terminal, boolean visible, int total) {
        this.terminal = terminal;
        this.visible = visible;
        this.total = total;
    }

    static Progress onStandardError(int total) {
        return new Progress(System.err, CommandLine.Help.Ansi.AUTO.enabled() && total > 1, total);
    }

    synchronized void step() {
        done++;
        if (visible && System.nanoTime() - start > QUIET_NANOS) {
            draw();
        }
    }

    /** Prints a line of output above the bar. */
    synchronized void println(PrintWriter out, String line) {
        erase();
        out.println(line);
        out.flush();
    }

    private void draw() {
        int filled = (int) ((long) WIDTH * done / total);
        terminal.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total);
        terminal.flush();
        drawn = true;
    }

    private void erase() {
        if (drawn) {
            terminal.print("\r" + " ".repeat(WIDTH + 24) + "\r");
            terminal.flush();
            drawn = false;
        }
    }

    @Override
    public synchronized void close() {
        erase();
    }
}
