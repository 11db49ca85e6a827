package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency replaces and adds templates with files only. */
class TemplateFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void copyOfADecision() throws IOException {
        copy("decision.json", "decision.json");
        copy("decision.xhtml", "decision.xhtml");
    }

    private void copy(String from, String to) throws IOException {
        try (InputStream in = DocumentComposer.class.getResourceAsStream(from)) {
            Files.copy(Objects.requireNonNull(in), folder.resolve(to));
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    @Test
    void sameFilesHaveTheSameHashAndChangedOnesAnother() throws IOException {
        String builtIn = TemplateLibrary.builtIn().require("decision").hash();
        assertThat(TemplateLibrary.builtIn().and(folder).require("decision").hash())
                .isEqualTo(builtIn);

        change("decision.json", "\"Decision\"", "\"A decision\"");

        assertThat(TemplateLibrary.builtIn().and(folder).require("decision").hash())
                .isNotEqualTo(builtIn);
    }

    @Test
    void replacesATemplateAndKeepsTheOthers() throws IOException {
        change("decision.xhtml", ">QUYẾT ĐỊNH:<", ">NAY QUYẾT ĐỊNH:<");
        DocumentComposer composer = DocumentComposer.create(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                TemplateLibrary.builtIn().and(folder));

        assertThat(PageText.of(composer.decision(SampleContent.decision()).pdf())
                        .text())
                .contains("NAY QUYẾT ĐỊNH:");
        assertThat(composer.templates().find("receipt")).isPresent();
    }

    @Test
    void addsATemplateUnderAnotherName() throws IOException {
        copy("certificate.json", "licence.json");
        copy("certificate.xhtml", "licence.xhtml");
        change("licence.xhtml", "GIẤY CHỨNG NHẬN", "GIẤY PHÉP");
        DocumentComposer composer = DocumentComposer.create(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                TemplateLibrary.builtIn().and(folder));

        ComposedDocument licence = composer.compose("licence", SampleFacts.of("certificate"));

        assertThat(PageText.of(licence.pdf()).text()).contains("GIẤY PHÉP");
        assertThat(licence.fields()).hasSize(4);
    }

    @Test
    void namesTheFileThatIsMissingOrWrong() throws IOException {
        copy("refusal.json", "lonely.json");
        assertThatThrownBy(() -> TemplateLibrary.builtIn().and(folder))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(folder + "/lonely.xhtml");
        Files.delete(folder.resolve("lonely.json"));
        copy("refusal.json", "Quyết định.json");
        assertThatThrownBy(() -> TemplateLibrary.builtIn().and(folder)).hasMessageContaining("small letters");
        assertThatThrownBy(() -> TemplateLibrary.builtIn().and(folder.resolve("nowhere")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("nowhere");
    }
}
