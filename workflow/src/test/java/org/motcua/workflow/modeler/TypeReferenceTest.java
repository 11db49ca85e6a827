package org.motcua.workflow.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.motcua.workflow.model.TypeRegistry;

class TypeReferenceTest {

    private static final Path DOCS = Path.of(System.getProperty("motcua.root"), "docs", "types.md");

    /** {@code -Dmotcua.write=true} writes it anew. */
    @Test
    void theDocsHaveTheReferenceOfTheTypesThatThereAre() throws IOException {
        String reference = TypeReference.markdown(TypeRegistry.standard());
        if (Boolean.getBoolean("motcua.write")) {
            Files.writeString(DOCS, "# Acts, events and steps\n\n" + INTRODUCTION + "\n\n" + reference.strip() + "\n");
        }
        assertThat(Files.readString(DOCS)).contains(reference.strip());
    }

    private static final String INTRODUCTION =
            "What an element of a model may be, by its extension properties. The tables are generated from the code and a test"
                    + " compares\nthem; an application's own types appear in the templates for Camunda Modeler"
                    + " (`motcua model templates`) likewise.\n[processes.md](processes.md) shows how a process is drawn"
                    + " with them.";
}
