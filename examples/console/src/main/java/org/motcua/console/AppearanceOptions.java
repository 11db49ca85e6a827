package org.motcua.console;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAppearance;
import picocli.CommandLine.Option;

/** The options that say what is seen of a signature. */
final class AppearanceOptions {

    @Option(names = "--image", paramLabel = "PNG", descriptionKey = "image")
    private @Nullable Path image;

    @Option(names = "--text", paramLabel = "T", descriptionKey = "text")
    private @Nullable String text;

    /** Nothing, where the signature is to be found in the reader's list only. */
    Optional<SignatureAppearance> appearance() {
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
}
