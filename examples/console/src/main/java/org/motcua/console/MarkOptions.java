package org.motcua.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.PageMark;
import org.motcua.signing.PageMark.Pages;
import org.motcua.signing.SignatureAppearance;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of one mark: what is drawn on pages beside the signature and is no signature. (Options of type Optional do not
 * work in a group that may be absent.)
 */
final class MarkOptions {

    @Option(
            names = "--mark",
            required = true,
            paramLabel = "FIRST|LAST|ALL|ALL_BUT_THE_SIGNED",
            descriptionKey = "mark")
    private @Nullable Pages pages;

    @Option(names = "--mark-rect", required = true, paramLabel = "X,Y,W,H", descriptionKey = "markRect")
    private @Nullable String rectangle;

    @Option(names = "--mark-image", paramLabel = "PNG", descriptionKey = "markImage")
    private @Nullable Path image;

    @Option(names = "--mark-text", paramLabel = "T", descriptionKey = "markText")
    private @Nullable String text;

    PageMark mark() {
        SignatureAppearance appearance = DisplayOptions.appearance(
                        Optional.ofNullable(image), Optional.ofNullable(text))
                .orElseThrow(() -> new TypeConversionException("--mark needs --mark-image or --mark-text"));
        List<Double> mm = PlacementOptions.numbers("--mark-rect", Objects.requireNonNull(rectangle), 4);
        return new PageMark(Objects.requireNonNull(pages), mm.get(0), mm.get(1), mm.get(2), mm.get(3), appearance);
    }
}
