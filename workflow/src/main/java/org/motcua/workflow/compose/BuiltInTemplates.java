package org.motcua.workflow.compose;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The templates beside this class. Immutable and thread-safe. */
final class BuiltInTemplates implements TemplateSource {

    @Override
    public String description() {
        return "org/motcua/workflow/compose";
    }

    @Override
    public List<String> names() {
        return List.of(
                "decision",
                "official-letter",
                "receipt",
                "supplement-request",
                "supplement-form",
                "refusal",
                "extension-apology",
                "certificate",
                "paper");
    }

    @Override
    public byte[] read(String file) throws IOException {
        try (InputStream in = BuiltInTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
