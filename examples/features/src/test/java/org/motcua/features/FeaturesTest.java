package org.motcua.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;

class FeaturesTest {

    interface Feature {
        Document run();
    }

    static Stream<Feature> features() {
        return Stream.of(
                OwnProcessMain::run, OwnRoleMain::run, OwnTemplateMain::run, OwnActMain::run, OwnStepMain::run);
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyFeatureEndsInAnIssuedDocument(Feature feature) {
        assertThat(feature.run().state()).isEqualTo(DocumentState.ISSUED);
    }

    @Test
    void theEmbeddedLibraryIssuesARealDocument(@TempDir Path folder) {
        Document issued = EmbedMain.run(folder);

        assertThat(issued.state()).isEqualTo(DocumentState.ISSUED);
        assertThat(folder.resolve("documents")).isDirectoryRecursivelyContaining("glob:**" + issued.issued());
    }

    @Test
    void aServiceThatAnswersLaterSignsSeveralLettersAtOnce(@TempDir Path folder) throws Exception {
        assertThat(DeferredServiceMain.run(folder))
                .hasSize(3)
                .allSatisfy(signed -> assertThat(signed).isNotEmptyFile());
    }
}
