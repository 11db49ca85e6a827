package org.motcua.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Decree30Display;
import org.motcua.signing.Decree30Display.CopyForm;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SignatureRequest;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what is seen of a signature: an image and text, or a display of Decree 30/2020. */
final class DisplayOptions {

    /** The displays of Decree 30/2020. */
    enum Display {
        LEADER,
        SEAL,
        ANNEX,
        COPY
    }

    @Option(names = "--image", paramLabel = "PNG", descriptionKey = "image")
    private Optional<Path> image = Optional.empty();

    @Option(names = "--text", paramLabel = "T", descriptionKey = "text")
    private Optional<String> text = Optional.empty();

    @Option(names = "--display", paramLabel = "LEADER|SEAL|ANNEX|COPY", descriptionKey = "display")
    private Optional<Display> display = Optional.empty();

    @Option(names = "--signer-title", paramLabel = "T", descriptionKey = "signerTitle")
    private Optional<String> signerTitle = Optional.empty();

    @Option(names = "--signer-name", paramLabel = "T", descriptionKey = "signerName")
    private Optional<String> signerName = Optional.empty();

    @Option(names = "--leader-field", paramLabel = "NAME", descriptionKey = "leaderField")
    private Optional<String> leaderField = Optional.empty();

    @Option(names = "--seal-size", paramLabel = "W,H", descriptionKey = "sealSize")
    private Optional<String> sealSize = Optional.empty();

    @Option(names = "--number", paramLabel = "T", descriptionKey = "number")
    private Optional<String> number = Optional.empty();

    @Option(names = "--copy-form", paramLabel = "SAO_Y|SAO_LUC|TRICH_SAO", descriptionKey = "copyForm")
    private Optional<CopyForm> copyForm = Optional.empty();

    @Option(names = "--agency", paramLabel = "T", descriptionKey = "agency")
    private Optional<String> agency = Optional.empty();

    /** Changes nothing where the signature is to be found in the reader's list only. */
    void applyTo(SignatureRequest.Builder request) {
        display.ifPresentOrElse(
                wanted -> request.display(display(wanted)),
                () -> appearance(image, text).ifPresent(request::appearance));
    }

    /** An image, a text or both; empty where there is neither. */
    static Optional<SignatureAppearance> appearance(Optional<Path> image, Optional<String> text) {
        if (image.isEmpty() && text.isEmpty()) {
            return Optional.empty();
        }
        SignatureAppearance.Builder appearance = SignatureAppearance.builder();
        image.map(InputFiles::bytes).ifPresent(appearance::image);
        text.ifPresent(appearance::text);
        return Optional.of(appearance.build());
    }

    private Decree30Display display(Display wanted) {
        return switch (wanted) {
            case LEADER -> leader();
            case SEAL -> seal();
            case ANNEX -> Decree30Display.annex(needed("--number", number));
            case COPY -> Decree30Display.copy(needed("--copy-form", copyForm), needed("--agency", agency));
        };
    }

    private Decree30Display leader() {
        byte[] png = InputFiles.bytes(needed("--image", image));
        if (signerTitle.isEmpty() && signerName.isEmpty()) {
            return Decree30Display.leader(png);
        }
        return Decree30Display.leader(png, needed("--signer-title", signerTitle), needed("--signer-name", signerName));
    }

    private Decree30Display seal() {
        byte[] png = InputFiles.bytes(needed("--image", image));
        if (leaderField.isEmpty()) {
            return Decree30Display.seal(png);
        }
        List<Double> mm = PlacementOptions.numbers("--seal-size", needed("--seal-size", sealSize), 2);
        return Decree30Display.seal(png, leaderField.get(), mm.get(0), mm.get(1));
    }

    private <T> T needed(String option, Optional<T> value) {
        return value.orElseThrow(
                () -> new TypeConversionException("--display " + display.orElseThrow() + " needs " + option));
    }
}
