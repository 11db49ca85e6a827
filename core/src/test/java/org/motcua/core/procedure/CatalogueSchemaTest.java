package org.motcua.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.json.UnreadableDataException;

@DisplayName("The published JSON Schema says the same as the reader")
class CatalogueSchemaTest {

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text("/org/motcua/core/procedure/catalogue.schema.json"));

    private static String text(String resource) {
        try (InputStream in =
                Objects.requireNonNull(CatalogueSchemaTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> bySchema(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static boolean read(String json) {
        try {
            ProcedureCatalogue.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (UnreadableDataException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/org/motcua/core/catalogue.json", "/org/motcua/core/rich-catalogue.json"})
    void allowsWhatTheReaderReads(String resource) {
        assertThat(bySchema(text(resource))).isEmpty();
        assertThat(read(text(resource))).isTrue();
    }

    @Test
    void allowsWhatTheLibraryWrites() {
        ListedCatalogue listed = ProcedureCatalogue.read(new ByteArrayInputStream(
                text("/org/motcua/core/rich-catalogue.json").getBytes(StandardCharsets.UTF_8)));

        String written =
                CatalogueWriter.print(listed.version(), listed.title(), listed.serviceLevels(), listed.procedures());

        assertThat(bySchema(written)).isEmpty();
        assertThat(ProcedureCatalogue.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)))
                        .procedures())
                .isEqualTo(listed.procedures());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\": \"rich-1\",| ",
                "\"version\": \"rich-1\"|\"version\": null",
                "\"version\": \"rich-1\"|\"version\": \" \"",
                "\"version\": \"rich-1\"|\"version\": \"\\u200b\"",
                "\"version\": \"rich-1\"|\"version\": \"a\\u0000\"",
                "\"version\": \"rich-1\"|\"version\": \"a\\u202eb\"",
                "\"sector\": \"Xúc tiến thương mại\"|\"Sector\": \"Xúc tiến thương mại\"",
                "\"amount\": 300000|\"amount\": 300000.5",
                "\"amount\": 300000|\"amount\": -1",
                "\"amount\": 300000|\"amount\": 1000000000001",
                "\"amount\": 300000|\"amount\": \"300000\"",
                "\"amount\": 7, \"unit\": \"WORKING_DAYS\"|\"amount\": 3651, \"unit\": \"WORKING_DAYS\"",
                "\"amount\": 4, \"unit\": \"WORKING_HOURS\"|\"amount\": 0, \"unit\": \"WORKING_HOURS\"",
                "\"amount\": 7, \"unit\": \"WORKING_DAYS\"|\"amount\": 7, \"unit\": \"DAYS\"",
                "\"time\": \"none\"|\"time\": \"never\"",
                "\"2027-01-01\"|\"2027-13-01\"",
                "\"2027-01-01\"|\"01/01/2027\"",
                "\"2027-01-01\"|\"1800-01-01\"",
                "\"quantity\": 1|\"quantity\": 0",
                "\"form\": \"ORIGINAL\"|\"form\": \"PHOTO\"",
                "\"agency\": \"H99.12\"|\"agency\": \"h99.12\"",
                "\"finance\": \"H99.15\"|\"owner\": \"H99.15\"",
                "\"finance\": \"H99.15\"|\"Fin\": \"H99.15\"",
                "\"onAnswer\": \"RESUME\"|\"onAnswer\": \"resume\"",
                "\"result\": \"decision\"|\"result\": \"DECISION\"",
                "\"role\": \"LEADER\"|\"role\": \"leader\"",
                "\"role\": \"LEADER\", | ",
                "\"code\": \"2.000001\"|\"code\": \"2-000001\"",
                "\"sample\": true|\"sample\": \"true\""
            })
    void refusesWhatTheReaderRefuses(String what, String by) {
        String json = text("/org/motcua/core/rich-catalogue.json");
        assertThat(json).contains(what);
        String changed = json.replace(what, by == null ? "" : by);

        assertThat(read(changed)).as("read").isFalse();
        assertThat(bySchema(changed)).as("by the schema").isNotEmpty();
    }

    @Test
    void knowsEveryNameThatTheReaderKnowsAndNoOther() throws IOException {
        JsonNode root = new ObjectMapper().readTree(text("/org/motcua/core/procedure/catalogue.schema.json"));
        JsonNode procedure = root.at("/$defs/procedure/properties");
        List<String> names = new java.util.ArrayList<>();
        procedure.fieldNames().forEachRemaining(names::add);

        UnreadableDataException refusal = Assertions.catchThrowableOfType(
                UnreadableDataException.class,
                () -> ProcedureCatalogue.read(new ByteArrayInputStream(
                        "{ \"version\": \"1\", \"procedures\": [ { \"wholly-unknown-name\": 1 } ] }"
                                .getBytes(StandardCharsets.UTF_8))));

        List<String> known = refusal.errors().stream()
                .filter(error -> error.code().equals("unknown-name"))
                .map(error -> error.values().get(1))
                .toList();
        assertThat(known).hasSize(1);
        assertThat(known.get(0).split(", ")).containsExactlyInAnyOrderElementsOf(names);
    }
}
