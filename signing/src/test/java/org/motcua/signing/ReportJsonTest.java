package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names and their order are part of the API: programs read them. */
class ReportJsonTest {

    @TempDir
    static Path folder;

    private static Map<String, ValidationReport> reports;

    @BeforeAll
    static void validate() {
        reports = ReportSamples.all(folder);
    }

    /** The names of all members in order, each with how deep it stands: "1 file", "2 field". */
    private static List<String> names(String json) throws IOException {
        List<String> names = new ArrayList<>();
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    depth++;
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token == JsonToken.FIELD_NAME) {
                    names.add(depth + " " + parser.currentName());
                }
            }
        }
        return names;
    }

    @Test
    void hasItsNamesInOrderAndAdditionsAtTheEnd() throws IOException {
        assertThat(names(reports.get("unknown issuer").toJson()).stream()
                        .filter(name -> !name.startsWith("3")
                                || List.of("3 severity", "3 code", "3 text").contains(name))
                        .distinct())
                .containsExactly(
                        "1 file",
                        "1 readable",
                        "1 error",
                        "1 signatures",
                        "2 field",
                        "2 kind",
                        "2 indication",
                        "2 subIndication",
                        "2 integrity",
                        "2 coverage",
                        "2 changesAfter",
                        "2 changesAllowed",
                        "2 level",
                        "2 algorithm",
                        "2 signer",
                        "2 issuer",
                        "2 signingTime",
                        "2 provenTime",
                        "2 findings",
                        "3 severity",
                        "3 code",
                        "3 text",
                        "2 certificateNumber",
                        "2 validFrom",
                        "2 validUntil",
                        "2 process",
                        "2 bestSignatureTime",
                        "2 timestamps",
                        "2 certificates",
                        "2 signerVerified",
                        "2 claims",
                        "1 findings",
                        "1 validationTime",
                        "1 totalPassed");
    }

    @Test
    void hasTheNamesOfTheClaimsInOrder() throws IOException {
        List<String> all = names(reports.get("unknown issuer").toJson());
        assertThat(all.subList(all.indexOf("2 claims") + 1, all.indexOf("1 findings")))
                .containsExactly(
                        "3 signer",
                        "3 issuer",
                        "3 certificateNumber",
                        "3 reason",
                        "3 location",
                        "3 contact",
                        "3 subFilter",
                        "3 byteRange");
    }

    @Test
    void hasTheSameNamesForEveryReport() throws IOException {
        for (Map.Entry<String, ValidationReport> report : reports.entrySet()) {
            assertThat(names(report.getValue().toJson()))
                    .as(report.getKey())
                    .startsWith("1 file", "1 readable", "1 error", "1 signatures")
                    .endsWith("1 validationTime", "1 totalPassed");
        }
    }

    @Test
    void namesIndicationsAsTheCodeDoesAndWritesNullForWhatIsUnknown() {
        assertThat(reports.get("passed").toJson())
                .contains(
                        "\"indication\":\"TOTAL_PASSED\",\"subIndication\":null",
                        "\"kind\":\"CERTIFICATION\"",
                        "T=Giám đốc,CN=Nguyễn Văn An\"",
                        "\"level\":\"PAdES-B-T\"",
                        "\"provenTime\":\"2026-11-20T08:30:00Z\"",
                        "\"validUntil\":\"2036-11-18T08:30:00Z\"",
                        "\"signerVerified\":true,\"claims\":{\"signer\":\"",
                        "\"reason\":\"Phê duyệt\",\"location\":\"Bình Minh\",\"contact\":null,"
                                + "\"subFilter\":\"ETSI.CAdES.detached\",\"byteRange\":[0,");
        assertThat(reports.get("broken").toJson())
                .contains(
                        "\"indication\":\"TOTAL_FAILED\",\"subIndication\":\"HASH_FAILURE\"",
                        "\"signer\":null,\"issuer\":null")
                .contains("\"certificateNumber\":null", "\"signerVerified\":false,\"claims\":{\"signer\":\"")
                .containsOnlyOnce("Nguyễn Văn An");
    }

    @Test
    void saysWhatIsWrongInTheLanguageAskedFor() {
        ValidationReport unreadable = reports.get("unreadable");
        assertThat(unreadable.toJson(Locale.forLanguageTag("vi"))).contains("Tệp không phải là PDF");
        assertThat(unreadable.toJson()).contains("\"readable\":false,\"error\":\"The file is not a PDF");
    }
}
