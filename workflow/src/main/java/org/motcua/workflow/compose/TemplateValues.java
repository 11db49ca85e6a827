package org.motcua.workflow.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.motcua.workflow.form.FormField;

/** The values of a template's {@link Vocabulary}, with what has to be measured. */
final class TemplateValues {

    /** One line of several; "Điều 2." where it begins the second block, otherwise an empty article. */
    record Line(String text, String article) {}

    /** @param label what is printed */
    record Chosen(String value, String label) {}

    static final String LONGEST_DATE = "ngày 00 tháng 00 năm 0000";

    private static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
    /** A third to a half of the line above (Decree 30/2020/NĐ-CP, Annex I, II.2.b). */
    private static final double AGENCY_RULE = 0.45;

    private final Template template;
    private final Typefaces typefaces;

    TemplateValues(Template template, Typefaces typefaces) {
        this.template = template;
        this.typefaces = typefaces;
    }

    /** @param content bound by the template's form */
    Map<String, Object> of(Facts facts, Map<String, Object> content) {
        PageSize page = template.page();
        Map<String, Object> values = new HashMap<>(tree(facts.further()));
        values.put("symbol", facts.symbol());
        values.put("subject", facts.subject());
        values.put("grounds", grounds(facts.legalGrounds()));
        values.put("letterhead", letterhead(facts.letterhead(), page));
        values.put("number", Map.of("width", typefaces.regular().width("000/" + facts.symbol(), page.lineSize())));
        values.put("date", Map.of("width", typefaces.italic().width(LONGEST_DATE, page.lineSize())));
        facts.signer()
                .ifPresent(signer -> values.put(
                        "signer",
                        Map.of(
                                "titles",
                                signer.titles().stream()
                                        .map(ContentText::capitals)
                                        .toList(),
                                "name",
                                signer.name())));
        values.put(
                "initials",
                Map.of("text", marks(facts, Initials.Place.TEXT), "form", marks(facts, Initials.Place.FORM)));
        Map<String, Object> shown = new TreeMap<>();
        content.forEach((name, value) ->
                shown.put(name, shown(template.form().find(name).orElseThrow(), value)));
        values.put("content", shown);
        return values;
    }

    private static List<String> marks(Facts facts, Initials.Place place) {
        return facts.initials().stream()
                .filter(mark -> mark.place() == place)
                .map(Initials::mark)
                .toList();
    }

    private Map<String, Object> letterhead(Letterhead letterhead, PageSize page) {
        List<String> agency = lines(letterhead.agency(), typefaces.bold(), page);
        return Map.of(
                "superior",
                lines(letterhead.superior(), typefaces.regular(), page),
                "agency",
                agency,
                "name",
                letterhead.agency(),
                "place",
                letterhead.place(),
                "agencyRule",
                typefaces.bold().width(agency.get(agency.size() - 1), page.agencySize()) * AGENCY_RULE,
                "mottoRule",
                typefaces.bold().width(MOTTO, page.lineSize()));
    }

    private static List<String> lines(String name, Typeface face, PageSize page) {
        String capitals = ContentText.joined(ContentText.capitals(name));
        if (capitals.isEmpty()) {
            return List.of();
        }
        List<String> lines =
                BalancedLines.of(capitals, page.agencyWidth(), line -> face.width(line, page.agencySize()));
        for (String line : lines) {
            if (face.width(line, page.agencySize()) > page.agencyWidth()) {
                throw new ComposeException("The agency's name has the word \"" + ContentText.shortened(line)
                        + "\", which is wider than its column at the head of the page: part it with blanks");
            }
        }
        return lines;
    }

    private static List<String> grounds(List<String> grounds) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < grounds.size(); i++) {
            lines.add(ContentText.ending(grounds.get(i), i == grounds.size() - 1 ? "." : ";"));
        }
        return lines;
    }

    private static Object shown(FormField field, Object value) {
        return switch (field.type()) {
            case LONG_TEXT -> blocks((String) value);
            case LINES, FILES ->
                ((List<?>) value)
                        .stream().map(line -> new Line((String) line, "")).toList();
            case CHOICE -> chosen(field, (String) value);
            default -> value;
        };
    }

    private static Chosen chosen(FormField field, String value) {
        return field.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(choice -> new Chosen(value, choice.label().vietnamese()))
                .orElseThrow();
    }

    /** A block begins after an empty line. */
    private static List<Line> blocks(String text) {
        List<Line> lines = new ArrayList<>();
        int block = 0;
        boolean between = true;
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            if (line.isEmpty()) {
                between = true;
                continue;
            }
            lines.add(new Line(line, between ? "Điều " + ++block + "." : ""));
            between = false;
        }
        return lines;
    }

    /** "a.b" below a, and of "a.1.b" and "a.2.b" a list below a. */
    private Map<String, Object> tree(Map<String, String> further) {
        Map<String, Object> root = new TreeMap<>();
        for (Map.Entry<String, String> fact : further.entrySet()) {
            if (template.names(fact.getKey())) {
                add(root, FactNames.split(fact.getKey()), fact.getValue());
                if (fact.getKey().equals(Vocabulary.CODE) && !fact.getValue().isEmpty()) {
                    add(root, List.of("dossier", Vocabulary.QR), QrCode.dataUri(fact.getValue()));
                }
            }
        }
        return map(root, TemplateValues::listed);
    }

    @SuppressWarnings("unchecked") // only this method puts maps into the tree
    private static void add(Map<String, Object> root, List<String> steps, String value) {
        Map<String, Object> node = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            node = (Map<String, Object>) node.computeIfAbsent(step, name -> new TreeMap<String, Object>());
        }
        node.put(steps.get(steps.size() - 1), value);
    }

    private static Object listed(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.isEmpty() || !map.keySet().stream().allMatch(name -> FactNames.isIndex((String) name))) {
            return map(map, TemplateValues::listed);
        }
        TreeMap<Integer, Object> entries = new TreeMap<>();
        map.forEach((index, entry) -> entries.put(Integer.valueOf((String) index), listed(entry)));
        return List.copyOf(entries.values());
    }

    private static Map<String, Object> map(Map<?, ?> from, Function<Object, Object> change) {
        Map<String, Object> changed = new TreeMap<>();
        from.forEach((name, value) -> changed.put((String) name, change.apply(value)));
        return changed;
    }
}
