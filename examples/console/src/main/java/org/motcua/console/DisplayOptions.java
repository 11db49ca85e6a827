package org.motcua.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private @Nullable Path image;

    @Option(names = "--text", paramLabel = "T", descriptionKey = "text")
    private @Nullable String text;

    @Option(names = "--display", paramLabel = "LEADER|SEAL|ANNEX|COPY", descriptionKey = "display")
    private @Nullable Display display;

    @Option(names = "--signer-title", paramLabel = "T", descriptionKey = "signerTitle")
    private @Nullable String signerTitle;

    @Option(names = "--signer-name", paramLabel = "T", descriptionKey = "signerName")
    private @Nullable String signerName;

    @Option(names = "--leader-field", paramLabel = "NAME", descriptionKey = "leaderField")
    private @Nullable String leaderField;

    @Option(names = "--seal-size", paramLabel = "W,H", descriptionKey = "sealSize")
    private @Nullable String sealSize;

    @Option(names = "--number", paramLabel = "T", descriptionKey = "number")
    private @Nullable String number;

    @Option(names = "--copy-form", paramLabel = "SAO_Y|SAO_LUC|TRICH_SAO", descriptionKey = "copyForm")
    private @Nullable CopyForm copyForm;

    @Option(names = "--agency", paramLabel = "T", descriptionKey = "agency")
    private @Nullable String agency;

    /** Changes nothing where the signature is to be found in the reader's list only. */
    void applyTo(SignatureRequest.Builder request) {
        if (display != null) {
            request.display(display(display));
        } else {
            appearance().ifPresent(request::appearance);
        }
    }

    private Optional<SignatureAppearance> appearance() {
        if (image == null && text == null) {
            return Optional.empty();
        }
        SignatureAppearance.Builder appearance = SignatureAppearance.builder();
        if (image != null) {
            appearance.image(InputFiles.bytes(image));
        }
        if (text != null) {
            appearance.text(text);
        }
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
        if (signerTitle == null && signerName == null) {
            return Decree30Display.leader(png);
        }
        return Decree30Display.leader(png, needed("--signer-title", signerTitle), needed("--signer-name", signerName));
    }

    private Decree30Display seal() {
        byte[] png = InputFiles.bytes(needed("--image", image));
        if (leaderField == null) {
            return Decree30Display.seal(png);
        }
        List<Double> mm = PlacementOptions.numbers("--seal-size", needed("--seal-size", sealSize), 2);
        return Decree30Display.seal(png, leaderField, mm.get(0), mm.get(1));
    }

    private <T> T needed(String option, @Nullable T value) {
        if (value == null) {
            throw new TypeConversionException("--display " + display + " needs " + option);
        }
        return value;
    }
}
