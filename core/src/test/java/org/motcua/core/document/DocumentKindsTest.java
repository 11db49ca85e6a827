package org.motcua.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.register.DocumentNumber;

class DocumentKindsTest {

    private static final String CERTIFICATE = """
            { "kinds": [ { "id": "fuel-certificate", "name": { "vi": "Giấy chứng nhận", "en": "Certificate" },
                           "series": "GCN", "symbol": "GCN-{agency}", "template": "certificate" },
                         { "id": "checklist", "name": { "vi": "Phiếu kiểm tra", "en": "Checklist" },
                           "template": "checklist", "signed": false } ] }
            """;

    private final DocumentKinds standard = DocumentKinds.standard();

    @Test
    void hasTheTwentyNineTypesAndTheFormsOfTheOneStopService() {
        assertThat(standard.all()).hasSize(33);
        assertThat(Arrays.stream(DocumentType.values()))
                .allSatisfy(type ->
                        assertThat(standard.require(id(type)).vietnamese()).isEqualTo(type.vietnamese()));
        assertThat(standard.all().stream()
                        .filter(kind -> !kind.signed())
                        .map(kind -> kind.id().value()))
                .containsExactly("receipt", "supplement-request");
        assertThat(standard.find(new KindId("refusal"))).isPresent();
        assertThat(standard.find(new KindId("extension-apology"))).isPresent();
    }

    @Test
    void numbersItsKindsByTheSymbolsOfTheDecree() {
        for (DocumentType type : DocumentType.values()) {
            DocumentKind kind = standard.require(id(type));
            assertThat(kind.symbol("SCT", "QLTM")).isEqualTo(type.symbol("SCT", "QLTM"));
            assertThat(kind.symbol("SCT", "")).isEqualTo(type.symbol("SCT", ""));
            assertThat(new DocumentNumber(5, 2026, kind.symbol("SCT", "QLTM")).text())
                    .startsWith("05/");
        }
        assertThat(standard.require(new KindId("decision")).series()).isEqualTo("QĐ");
        assertThat(standard.require(new KindId("official-letter")).series()).isEqualTo("CV");
    }

    @Test
    void countsKindsOfOneSymbolTogetherSinceTheRegisterHasNumberAndSymbolOnce() {
        Map<String, Long> seriesOfSymbol = standard.all().stream()
                .filter(DocumentKind::signed)
                .collect(Collectors.groupingBy(
                        DocumentKind::symbol,
                        Collectors.mapping(
                                DocumentKind::series,
                                Collectors.collectingAndThen(Collectors.toSet(), series -> (long) series.size()))));

        assertThat(seriesOfSymbol)
                .allSatisfy((symbol, count) -> assertThat(count).isEqualTo(1));
        assertThat(standard.require(new KindId("public-letter")).series())
                .isEqualTo(standard.require(new KindId("official-letter")).series());
    }

    @Test
    void addsTheKindsOfAnAgencyAndLeavesTheGivenOnesAsTheyAre() {
        DocumentKinds kinds = and(CERTIFICATE);

        assertThat(kinds.require(new KindId("fuel-certificate")))
                .isEqualTo(new DocumentKind(
                        new KindId("fuel-certificate"),
                        "Giấy chứng nhận",
                        "Certificate",
                        "GCN",
                        "GCN-{agency}",
                        "certificate",
                        true));
        assertThat(kinds.require(new KindId("checklist")).signed()).isFalse();
        assertThat(kinds.all()).hasSize(35).containsAll(standard.all());
        assertThat(standard.find(new KindId("fuel-certificate"))).isEmpty();
        assertThat(and("{ \"kinds\": [] }").all()).isEqualTo(standard.all());
    }

    @Test
    void replacesAGivenKindByThatOfTheAgency() {
        DocumentKinds kinds = and("""
                { "kinds": [ { "id": "decision", "name": { "vi": "Quyết định", "en": "Order" },
                               "series": "chung", "symbol": "QĐ-{agency}-{unit}", "template": "order" } ] }
                """);

        assertThat(kinds.all()).hasSize(33);
        DocumentKind decision = kinds.require(new KindId("decision"));
        assertThat(decision.template()).isEqualTo("order");
        assertThat(decision.symbol("SCT", "QLTM")).isEqualTo("QĐ-SCT-QLTM");
        assertThat(decision.symbol("SCT", " ")).isEqualTo("QĐ-SCT");
    }

    @Test
    void saysWhichKindItDoesNotHaveAndWhichItHas() {
        assertThatExceptionOfType(UnknownKindException.class)
                .isThrownBy(() -> standard.require(new KindId("licence")))
                .withMessageContaining("licence")
                .withMessageContaining("official-letter")
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(new KindId("licence")));
    }

    @Test
    void namesThePlaceOfWhatIsWrongInTheFile() {
        refuses(CERTIFICATE.replace("\"fuel-certificate\"", "\"Fuel\""), "kinds[0]", "Fuel");
        refuses(CERTIFICATE.replace("\"id\": \"checklist\", ", ""), "kinds[1]", "id is missing");
        refuses(
                CERTIFICATE.replace("\"checklist\", \"name\"", "\"fuel-certificate\", \"name\""),
                "kinds[1]",
                "kinds[0]");
        refuses(CERTIFICATE.replace("\"vi\": \"Giấy chứng nhận\", ", ""), "kinds[0]", "name.vi is missing");
        refuses(CERTIFICATE.replace("\"en\": \"Checklist\"", "\"en\": \" \""), "kinds[1]", "English name");
        refuses(CERTIFICATE.replace("\"template\": \"certificate\"", "\"template\": \"../x\""), "kinds[0]", "../x");
        refuses(CERTIFICATE.replace("\"series\": \"GCN\", ", ""), "kinds[0]", "Series");
        refuses(CERTIFICATE.replace("\"GCN-{agency}\"", "\"\""), "kinds[0]", "Symbol");
        refuses(CERTIFICATE.replace("\"GCN-{agency}\"", "\"GCN {agency}\""), "kinds[0]", "GCN {agency}");
        refuses(CERTIFICATE.replace("\"GCN-{agency}\"", "\"GCN/{agency}\""), "kinds[0]", "GCN/{agency}");
        refuses(CERTIFICATE.replace("\"signed\": false", "\"signed\": \"no\""), "kinds[1].signed", "");
        refuses(CERTIFICATE.replace("\"signed\"", "\"sealed\""), "kinds[1].sealed", "");
        refuses("{ \"kinds\": [ null ] }", "kinds", "null");
        refuses("{}", "", "kinds is missing");
    }

    @Test
    void refusesASymbolThatAnotherKindHasInAnotherSeries() {
        refuses(CERTIFICATE.replace("GCN-{agency}", "QĐ-{agency}"), "kinds[0]", "decision has it in series QĐ");
        assertThat(and(CERTIFICATE.replace("GCN-{agency}", "QĐ-{agency}").replace("\"GCN\"", "\"QĐ\""))
                        .all())
                .hasSize(35);
    }

    private static KindId id(DocumentType type) {
        return new KindId(type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private DocumentKinds and(String json) {
        return standard.and(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private void refuses(String json, String place, String problem) {
        assertThatExceptionOfType(UnreadableDataException.class)
                .isThrownBy(() -> and(json))
                .withMessageContaining("kinds of documents")
                .withMessageContaining(problem)
                .satisfies(refusal -> assertThat(refusal.place()).contains(place));
    }
}
