package org.motcua.workflow.compose;

import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.Alignment;
import org.motcua.signing.Box;
import org.motcua.signing.Decree30Display;
import org.motcua.signing.FieldSpec;
import org.motcua.signing.FontStyle;
import org.motcua.signing.SignatureField;
import org.motcua.signing.TextField;

/** The form fields of a document, at the places that its template left for them. */
final class PreparedFields {

    private static final int NUMBER_LENGTH = 40;
    /** Of the number itself and the stroke after it. */
    private static final int BEFORE_SYMBOL = 10;

    private final Template template;
    private final Facts facts;
    private final RenderedPages pages;

    private PreparedFields(Template template, Facts facts, RenderedPages pages) {
        this.template = template;
        this.facts = facts;
        this.pages = pages;
    }

    /** @throws ComposeException when one of them would not lie on its page, or the number lies on the date */
    static List<FieldSpec> of(Template template, Facts facts, RenderedPages pages) {
        return new PreparedFields(template, facts, pages).all();
    }

    private List<FieldSpec> all() {
        List<FieldSpec> fields = new ArrayList<>();
        for (String name : template.fields()) {
            fields.add(field(name));
        }
        fields.forEach(this::requireOnPage);
        if (template.has("document.number") && template.has("document.date")) {
            requireApart(pages.place("document.number"), pages.place("document.date"));
        }
        return fields;
    }

    private FieldSpec field(String name) {
        return switch (name) {
            case "document.number" ->
                text(
                        name,
                        "Số và ký hiệu văn bản",
                        FontStyle.REGULAR,
                        Math.max(NUMBER_LENGTH, facts.symbol().length() + BEFORE_SYMBOL));
            case "document.date" ->
                text(name, "Ngày tháng năm ban hành", FontStyle.ITALIC, TemplateValues.LONGEST_DATE.length());
            case "signature.organisation" -> signature(name, "Chữ ký số của Tổ chức");
            case "signature.leader" -> signature(name, "Chữ ký số của người có thẩm quyền");
            case "signature.agency" ->
                template.has(name) ? signature(name, "Chữ ký số của cơ quan ban hành") : seal(name);
            default -> throw new IllegalStateException("No field is called " + name);
        };
    }

    private FieldSpec text(String name, String tooltip, FontStyle style, int maxLength) {
        RenderedPages.Place place = pages.place(name);
        return new TextField(
                name, tooltip, place.page(), place.box(), template.page().lineSize(), style, Alignment.LEFT, maxLength);
    }

    private FieldSpec signature(String name, String tooltip) {
        RenderedPages.Place place = pages.place(name);
        return new SignatureField(name, tooltip, place.page(), place.box());
    }

    /** Over the left third of the leader's signature (Decree 30/2020/NĐ-CP, Annex I, II.8.a). */
    private FieldSpec seal(String name) {
        RenderedPages.Place leader = pages.place("signature.leader");
        Box seal = Decree30Display.sealBox(leader.box(), facts.sealMillimetres(), facts.sealMillimetres());
        return new SignatureField(
                name,
                "Chữ ký số của cơ quan ban hành",
                leader.page(),
                RenderedPages.snapped(seal.x(), seal.y(), seal.width(), seal.height()));
    }

    private void requireOnPage(FieldSpec field) {
        Box box = field.box();
        boolean inside = box.x() >= 0
                && box.y() >= 0
                && box.x() + box.width() <= template.page().width()
                && box.y() + box.height() <= template.page().height();
        if (!inside) {
            throw new ComposeException("The field " + field.name() + " would not lie on its page: "
                    + (field.name().equals("document.number")
                            ? "the symbol \"" + facts.symbol() + "\" is too long, take a shorter one"
                            : "shorten the names at its place, or move it in the template"));
        }
    }

    private void requireApart(RenderedPages.Place number, RenderedPages.Place date) {
        Box left = number.box();
        Box right = date.box();
        boolean apart = number.page() != date.page()
                || left.x() + left.width() <= right.x()
                || right.x() + right.width() <= left.x()
                || left.y() + left.height() <= right.y()
                || right.y() + right.height() <= left.y();
        if (!apart) {
            throw new ComposeException("The field document.number would lie on the date: the symbol \"" + facts.symbol()
                    + "\" is too long for the page, take a shorter one");
        }
    }
}
