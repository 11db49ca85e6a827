package org.motcua.workflow.compose;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motcua.core.register.DateLine;

/** A simple paper on A4. Thread-safe. */
final class PaperForm {

    private static final String DENSITY = "font-size: 13pt; line-height: 1.35";
    private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
    private static final double MOTTO_SIZE = 13;
    private static final double ISSUER_SIZE = 12;
    private static final double ISSUER_WIDTH = 68 * 72 / 25.4;

    private final Typefaces typefaces;
    private final Templates templates;
    private final PageRenderer renderer;

    PaperForm(Typefaces typefaces, Templates templates, PageRenderer renderer) {
        this.typefaces = typefaces;
        this.templates = templates;
        this.renderer = renderer;
    }

    byte[] compose(PaperContent content, Instant time) {
        DocumentMetadata metadata = new DocumentMetadata(content.title(), content.issuer(), time);
        return renderer.renderAiriest(List.of(templates.page("paper", values(content), DENSITY, typefaces)), metadata)
                .pdf();
    }

    private Map<String, Object> values(PaperContent content) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", content.title());
        values.put("heading", ContentText.capitals(content.title()));
        values.put(
                "issuer",
                BalancedLines.of(
                        ContentText.capitals(content.issuer()),
                        ISSUER_WIDTH,
                        line -> typefaces.bold().width(line, ISSUER_SIZE)));
        values.put("mottoRule", typefaces.bold().width(MOTTO, MOTTO_SIZE));
        values.put("date", DateLine.of(content.place(), content.date()));
        values.put("addressee", content.addressee());
        values.put("paragraphs", content.paragraphs());
        values.put("signerTitle", ContentText.capitals(content.signerTitle()));
        values.put("signer", content.signer());
        return values;
    }
}
