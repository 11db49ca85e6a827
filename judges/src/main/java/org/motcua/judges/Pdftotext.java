package org.motcua.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Poppler's {@code pdftotext}: the text as a stranger's reader copies it out of the file. Stateless. */
public final class Pdftotext {

    private static final Tool TOOL = new Tool("pdftotext", "poppler-utils");

    private Pdftotext() {}

    /** The text of all pages with the layout kept; pages end with a form feed. */
    public static String text(Path pdf) {
        return Tool.inScratch("text", text -> {
            Tool.Run run = TOOL.run(List.of("-layout", "-enc", "UTF-8", pdf.toString(), text.toString()));
            if (run.exitCode() != 0) {
                throw new IllegalStateException("pdftotext refused the file: " + run.output());
            }
            return read(text);
        });
    }

    public static String text(byte[] pdf) {
        return Tool.withFile(pdf, Pdftotext::text);
    }

    private static String read(Path text) {
        try {
            return Files.readString(text);
        } catch (IOException e) {
            throw new UncheckedIOException("pdftotext left no text", e);
        }
    }
}
