package org.motcua.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.Certification;
import org.motcua.signing.Level;
import org.motcua.signing.SignatureRequest;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<MarkOptions> marks = new ArrayList<>();

    @Option(names = "--field", paramLabel = "NAME", descriptionKey = "field")
    private Optional<String> field = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=TEXT", descriptionKey = "set")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--certify", paramLabel = "NO_CHANGES|FORM_FILLING|ANNOTATIONS", descriptionKey = "certify")
    private Optional<Certification> certification = Optional.empty();

    @Option(names = "--reason", paramLabel = "T", descriptionKey = "reason")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--location", paramLabel = "T", descriptionKey = "location")
    private Optional<String> location = Optional.empty();

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "passwordFile")
    private Optional<Path> passwordFile = Optional.empty();

    Level level() {
        return level;
    }

    SignatureRequest request() {
        SignatureRequest.Builder request =
                SignatureRequest.builder().level(level).fieldValues(values);
        placement.placement().ifPresent(request::at);
        display.applyTo(request);
        marks.forEach(mark -> request.mark(mark.mark()));
        field.ifPresent(request::field);
        certification.ifPresent(request::certify);
        reason.ifPresent(request::reason);
        location.ifPresent(request::location);
        passwordFile.map(InputFiles::password).ifPresent(request::password);
        return request.build();
    }
}
