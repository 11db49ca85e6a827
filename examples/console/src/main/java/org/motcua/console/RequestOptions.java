package org.motcua.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Certification;
import org.motcua.signing.Level;
import org.motcua.signing.SignatureRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what is wanted of a signature, whoever makes it. */
final class RequestOptions {

    @Option(
            names = "--level",
            paramLabel = "B-B|B-T|B-LT|B-LTA",
            defaultValue = "B-B",
            converter = LevelConverter.class,
            descriptionKey = "level")
    private Level level = Level.B_B;

    @Mixin
    private PlacementOptions placement = new PlacementOptions();

    @Mixin
    private DisplayOptions display = new DisplayOptions();

    @Option(names = "--field", paramLabel = "NAME", descriptionKey = "field")
    private @Nullable String field;

    @Option(names = "--set", paramLabel = "NAME=TEXT", descriptionKey = "set")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--certify", paramLabel = "NO_CHANGES|FORM_FILLING|ANNOTATIONS", descriptionKey = "certify")
    private @Nullable Certification certification;

    @Option(names = "--reason", paramLabel = "T", descriptionKey = "reason")
    private @Nullable String reason;

    @Option(names = "--location", paramLabel = "T", descriptionKey = "location")
    private @Nullable String location;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "passwordFile")
    private @Nullable Path passwordFile;

    Level level() {
        return level;
    }

    SignatureRequest request() {
        SignatureRequest.Builder request =
                SignatureRequest.builder().level(level).fieldValues(values);
        placement.placement().ifPresent(request::at);
        display.applyTo(request);
        if (field != null) {
            request.field(field);
        }
        if (certification != null) {
            request.certify(certification);
        }
        if (reason != null) {
            request.reason(reason);
        }
        if (location != null) {
            request.location(location);
        }
        if (passwordFile != null) {
            request.password(InputFiles.password(passwordFile));
        }
        return request.build();
    }
}
