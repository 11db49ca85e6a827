package org.motcua.workflow.compose;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.signing.SignatureField;

/** Form 01 of Circular 03/2025/TT-VPCP on A5, with the dossier code as a QR code. Thread-safe. */
final class ReceiptForm {

    private static final String TITLE = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả";
    private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
    private static final double HEAD_SIZE = 9;
    private static final double MOTTO_SIZE = 10;
    private static final double AGENCY_WIDTH = 55 * 72 / 25.4;

    private static final List<String> DENSITIES = List.of(
            "font-size: 11pt; line-height: 1.22",
            "font-size: 10.5pt; line-height: 1.18",
            "font-size: 10pt; line-height: 1.12");

    private final Typefaces typefaces;
    private final Templates templates;
    private final PageRenderer renderer;

    ReceiptForm(Typefaces typefaces, Templates templates, PageRenderer renderer) {
        this.typefaces = typefaces;
        this.templates = templates;
        this.renderer = renderer;
    }

    ComposedDocument compose(ReceiptContent content, Instant time) {
        String title = TITLE + " " + content.dossierCode();
        DocumentMetadata metadata =
                new DocumentMetadata(title, content.letterhead().agency(), time);
        Map<String, Object> values = values(content, title);
        RenderedPages pages = renderer.renderAiriest(
                DENSITIES.stream()
                        .map(density -> templates.page("receipt", values, density, typefaces))
                        .toList(),
                metadata);
        RenderedPages.Place top = pages.place("signature.organisation");
        return new ComposedDocument(
                pages.pdf(),
                List.of(new SignatureField("signature.organisation", "Chữ ký số của Tổ chức", top.page(), top.box())));
    }

    private Map<String, Object> values(ReceiptContent content, String title) {
        Letterhead letterhead = content.letterhead();
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("superior", lines(letterhead.superior(), typefaces.regular()));
        values.put("agency", lines(letterhead.agency(), typefaces.bold()));
        values.put("mottoRule", typefaces.bold().width(MOTTO, MOTTO_SIZE));
        values.put("place", letterhead.place());
        values.put("date", DocumentMetadata.dateLine(content.received()));
        values.put("code", content.dossierCode());
        values.put("qr", QrCode.dataUri(content.dossierCode()));
        values.put("applicant", content.applicant());
        values.put("procedure", content.procedure());
        values.put("papers", content.papers());
        values.put("sets", "%02d".formatted(content.sets()));
        values.put("processingTime", content.processingTime());
        values.put("received", moment(content.received()));
        values.put("due", moment(content.due()));
        values.put("collectAt", content.collectAt());
        values.put("charges", charges(content.charges()));
        values.put("register", content.register());
        values.put("officer", content.officer());
        return values;
    }

    private List<String> lines(String text, Typeface face) {
        String capitals = ContentText.capitals(text);
        return capitals.isEmpty()
                ? List.of()
                : BalancedLines.of(capitals, AGENCY_WIDTH, line -> face.width(line, HEAD_SIZE));
    }

    private static List<String> charges(List<ReceiptContent.Charge> charges) {
        if (charges.isEmpty()) {
            return List.of("7. Phí, lệ phí: không.");
        }
        return List.of(charges.stream()
                .map(charge -> charge.name() + " " + amount(charge.amount()) + " đồng")
                .collect(Collectors.joining("; ", "7. Phí, lệ phí: ", ".")));
    }

    private static String amount(BigDecimal amount) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi-VN")))
                .format(amount);
    }

    private static String moment(Instant instant) {
        OffsetDateTime moment = instant.atOffset(DocumentMetadata.ZONE);
        return "%02d giờ %02d phút, %s"
                .formatted(moment.getHour(), moment.getMinute(), DocumentMetadata.dateLine(instant));
    }
}
