package org.motcua.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Poppler's {@code pdftoppm}: a page as a stranger's reader draws it. Stateless. */
public final class Pdftoppm {

    private static final Tool TOOL = new Tool("pdftoppm", "poppler-utils");

    private Pdftoppm() {}

    /**
     * Draws one page, annotations with it.
     *
     * @param page from 1
     * @param dpi dots per inch
     * @return a PNG file
     */
    public static byte[] png(Path pdf, int page, int dpi) {
        String number = Integer.toString(page);
        return Tool.inScratch("page", root -> {
            Tool.Run run = TOOL.run(List.of(
                    "-png",
                    "-singlefile",
                    "-r",
                    Integer.toString(dpi),
                    "-f",
                    number,
                    "-l",
                    number,
                    pdf.toString(),
                    root.toString()));
            if (run.exitCode() != 0) {
                throw new IllegalStateException("pdftoppm refused page " + page + ": " + run.output());
            }
            return read(root.resolveSibling("page.png"));
        });
    }

    public static byte[] png(byte[] pdf, int page, int dpi) {
        return Tool.withFile(pdf, file -> png(file, page, dpi));
    }

    private static byte[] read(Path png) {
        try {
            return Files.readAllBytes(png);
        } catch (IOException e) {
            throw new UncheckedIOException("pdftoppm left no image", e);
        }
    }
}
