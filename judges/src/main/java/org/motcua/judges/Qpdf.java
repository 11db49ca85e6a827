package org.motcua.judges;

import java.nio.file.Path;
import java.util.List;

/** {@code qpdf --check}: the syntax of the file, its cross references and streams; nothing about signatures. Stateless. */
public final class Qpdf {

    private static final Tool TOOL = new Tool("qpdf", "qpdf");

    private Qpdf() {}

    /**
     * What qpdf said.
     *
     * @param clean exit code 0: no errors and no warnings
     * @param output all that it printed
     */
    public record Report(boolean clean, String output) {}

    public static Report check(Path pdf) {
        Tool.Run run = TOOL.run(List.of("--check", pdf.toString()));
        return new Report(run.exitCode() == 0, run.output());
    }

    public static Report check(byte[] pdf) {
        return Tool.withFile(pdf, Qpdf::check);
    }
}
