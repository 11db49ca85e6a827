package org.motcua.workflow.compose;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.FormField;

/** Lays out a template with sample values, so that what is wrong shows before an officer drafts with it. */
final class TemplateTrial {

    private static final String TEXT = "Nội dung mẫu của văn bản";
    private static final Instant TIME = Instant.parse("2026-01-05T02:00:00Z");

    private TemplateTrial() {}

    static void requireUsable(Template template, String file) {
        Composing composing = new Composing(Typefaces.shared());
        for (boolean all : List.of(true, false)) {
            try {
                RenderedPages pages = composing.pages(template, facts(template, all), TIME);
                pages.requireAsDeclared(template.page());
                PreparedFields.of(template, facts(template, all), pages);
            } catch (ComposeException e) {
                throw new TemplateException(
                        file,
                        "",
                        "a sample document with " + (all ? "all" : "only the required")
                                + " fields and facts cannot be laid out: " + e.getMessage(),
                        e);
            }
        }
    }

    /** @param all whether also what may be left out is there */
    static Facts facts(Template template, boolean all) {
        Map<String, String> further = new TreeMap<>();
        template.requiredFacts().forEach(fact -> further.put(one(fact), TEXT));
        if (all) {
            template.optionalFacts().forEach(fact -> further.put(one(fact), TEXT));
        }
        return Facts.of(new Letterhead(all ? "Ủy ban nhân dân tỉnh Bắc Sơn" : "", "Sở Công Thương", "Bắc Sơn"))
                .withSymbol("QĐ-SCT")
                .withSubject("Về việc soạn thảo văn bản mẫu")
                .withContent(content(template.form(), all))
                .withSigner(new SignerBlock(List.of("KT. Giám đốc", "Phó Giám đốc"), "Nguyễn Văn An"))
                .withFurther(further)
                .withLegalGrounds(all ? List.of("Căn cứ Luật Tổ chức chính quyền địa phương") : List.of());
    }

    private static String one(String pattern) {
        return pattern.replace(FactNames.EVERY, "1");
    }

    private static Map<String, Object> content(Form form, boolean all) {
        Map<String, Object> content = new TreeMap<>();
        for (FormField field : form.fields()) {
            if (all || field.required()) {
                content.put(field.name(), sample(field));
            }
        }
        return content;
    }

    private static Object sample(FormField field) {
        String text =
                TEXT.substring(0, Math.min(TEXT.length(), field.maxLength())).strip();
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text;
            case LINES -> List.of(text, text);
            case INTEGER -> 5L;
            case DATE -> LocalDate.of(2026, 1, 5);
            case BOOLEAN -> true;
            case CHOICE -> field.choices().get(0).value();
            case OFFICER -> "a";
            case FILES -> List.of("a");
            case CONTENT -> Map.of();
        };
    }
}
