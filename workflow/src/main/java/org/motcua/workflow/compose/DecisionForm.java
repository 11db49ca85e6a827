package org.motcua.workflow.compose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motcua.signing.Alignment;
import org.motcua.signing.Box;
import org.motcua.signing.Decree30Display;
import org.motcua.signing.FieldSpec;
import org.motcua.signing.FontStyle;
import org.motcua.signing.SignatureField;
import org.motcua.signing.TextField;

/** A decision's page by Annex I of Decree 30/2020/NĐ-CP, and the geometry of its fields. Thread-safe. */
final class DecisionForm {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final double NUMBER_SIZE = 13;
    private static final double DATE_SIZE = 13;
    private static final int NUMBER_LENGTH = 40;
    private static final String LONGEST_DATE = "ngày 00 tháng 00 năm 0000";
    private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
    private static final double AGENCY_SIZE = 12;
    private static final double AGENCY_WIDTH = 73 * POINTS_PER_MILLIMETRE;
    /** From airy to dense, all within Annex I, II.6: 13 to 14 points, one to one and a half lines. */
    private static final List<String> DENSITIES = List.of(
            "font-size: 14pt; line-height: 1.3",
            "font-size: 14pt; line-height: 1.2",
            "font-size: 13pt; line-height: 1.15");

    private final Typefaces typefaces;
    private final Templates templates;
    private final PageRenderer renderer;

    DecisionForm(Typefaces typefaces, Templates templates, PageRenderer renderer) {
        this.typefaces = typefaces;
        this.templates = templates;
        this.renderer = renderer;
    }

    ComposedDocument compose(DecisionContent content, Instant time) {
        String title = "Quyết định " + content.subject();
        DocumentMetadata metadata =
                new DocumentMetadata(title, content.letterhead().agency(), time);
        Map<String, Object> values = values(content, title);
        RenderedPages pages = renderer.renderAiriest(
                DENSITIES.stream()
                        .map(density -> templates.page("decision", values, density, typefaces))
                        .toList(),
                metadata);
        return new ComposedDocument(pages.pdf(), fields(content, pages));
    }

    private Map<String, Object> values(DecisionContent content, String title) {
        Letterhead letterhead = content.letterhead();
        List<String> agency = lines(ContentText.capitals(letterhead.agency()), typefaces.bold());
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("superior", lines(ContentText.capitals(letterhead.superior()), typefaces.regular()));
        values.put("agency", agency);
        // A third to a half of the line above.
        values.put("agencyRule", typefaces.bold().width(agency.get(agency.size() - 1), AGENCY_SIZE) * 0.45);
        values.put("mottoRule", typefaces.bold().width(MOTTO, 13));
        values.put("place", letterhead.place());
        values.put("numberWidth", typefaces.regular().width("000/" + content.symbol(), NUMBER_SIZE));
        values.put("dateWidth", typefaces.italic().width(LONGEST_DATE, DATE_SIZE));
        values.put("subject", content.subject());
        values.put("authority", ContentText.capitals(content.authority()));
        values.put("grounds", grounds(content.legalGrounds()));
        List<Map<String, String>> paragraphs = paragraphs(content.articles());
        values.put("paragraphs", paragraphs.subList(0, paragraphs.size() - 1));
        values.put("last", paragraphs.get(paragraphs.size() - 1));
        values.put("recipients", recipients(content.recipients()));
        values.put(
                "signerTitles",
                content.signer().titles().stream().map(ContentText::capitals).toList());
        values.put("signerName", content.signer().name());
        return values;
    }

    private static List<String> lines(String text, Typeface face) {
        return text.isEmpty() ? List.of() : BalancedLines.of(text, AGENCY_WIDTH, line -> face.width(line, AGENCY_SIZE));
    }

    private static List<String> grounds(List<String> grounds) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < grounds.size(); i++) {
            lines.add(ContentText.ending(grounds.get(i), i == grounds.size() - 1 ? "." : ";"));
        }
        return lines;
    }

    /** The text of a decision ends in "./.". */
    private static List<Map<String, String>> paragraphs(List<Article> articles) {
        List<Map<String, String>> paragraphs = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            String number = "Điều " + (i + 1) + ".";
            for (String text : articles.get(i).paragraphs()) {
                paragraphs.add(Map.of("number", number, "text", number.isEmpty() ? text : " " + text));
                number = "";
            }
        }
        Map<String, String> last = paragraphs.remove(paragraphs.size() - 1);
        paragraphs.add(Map.of(
                "number", last.getOrDefault("number", ""),
                "text", ContentText.ending(last.getOrDefault("text", ""), "./.")));
        return paragraphs;
    }

    private static List<String> recipients(Recipients recipients) {
        List<String> lines = new ArrayList<>();
        recipients.lines().forEach(line -> lines.add("- " + ContentText.ending(line, ";")));
        lines.add("- Lưu: " + ContentText.ending(recipients.filing(), "."));
        return lines;
    }

    private static List<FieldSpec> fields(DecisionContent content, RenderedPages pages) {
        RenderedPages.Place number = pages.place("document.number");
        RenderedPages.Place date = pages.place("document.date");
        RenderedPages.Place leader = pages.place("signature.leader");
        return List.of(
                new TextField(
                        "document.number",
                        "Số và ký hiệu văn bản",
                        number.page(),
                        number.box(),
                        NUMBER_SIZE,
                        FontStyle.REGULAR,
                        Alignment.LEFT,
                        NUMBER_LENGTH),
                new TextField(
                        "document.date",
                        "Ngày tháng năm ban hành",
                        date.page(),
                        date.box(),
                        DATE_SIZE,
                        FontStyle.ITALIC,
                        Alignment.LEFT,
                        LONGEST_DATE.length()),
                new SignatureField(
                        "signature.leader", "Chữ ký số của người có thẩm quyền", leader.page(), leader.box()),
                new SignatureField(
                        "signature.agency",
                        "Chữ ký số của cơ quan ban hành",
                        leader.page(),
                        seal(leader.box(), content.sealMillimetres())));
    }

    private static Box seal(Box leader, double millimetres) {
        Box seal = Decree30Display.sealBox(leader, millimetres, millimetres);
        return RenderedPages.snapped(seal.x(), seal.y(), seal.width(), seal.height());
    }
}
