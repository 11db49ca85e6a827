package org.motcua.workflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The process models that come with this library, called ones before their callers. */
public final class ShippedModels {

    private static final List<String> NAMES =
            List.of("one-stop", "outgoing-document", "interlinked-partner", "interlinked");

    private ShippedModels() {}

    /** All of them. */
    public static List<byte[]> all() {
        return NAMES.stream().map(ShippedModels::read).toList();
    }

    /** One, by the key of its process. */
    public static byte[] read(String key) {
        try (InputStream in = ShippedModels.class.getResourceAsStream("/org/motcua/workflow/models/" + key + ".bpmn")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no model \"" + key + "\" among " + NAMES);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
