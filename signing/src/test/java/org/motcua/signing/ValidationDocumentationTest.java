package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/validation.md explains what there is, no more and no less. */
class ValidationDocumentationTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (.{10,}) \\|$", Pattern.MULTILINE);

    @Test
    void explainsEveryFindingInOneLine() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("motcua.root"), "docs", "validation.md"));
        String table = text.substring(text.indexOf("## Every finding"));
        List<String> explained =
                ROW.matcher(table).results().map(row -> row.group(1)).toList();
        List<String> codes =
                Arrays.stream(FindingCode.values()).map(FindingCode::name).toList();
        assertThat(explained)
                .as("rows of \"Every finding\" in docs/validation.md, in the order of FindingCode")
                .isEqualTo(codes);
    }
}
