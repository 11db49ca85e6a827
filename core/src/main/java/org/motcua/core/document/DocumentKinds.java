package org.motcua.core.document;

import static org.motcua.core.json.Json.required;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * The kinds of documents that an agency has. The given ones are the 29 types of Decree 30/2020 ({@link DocumentType},
 * in lower case with hyphens: {@code official-letter}) and the forms of the one-stop service: {@code receipt} (form 01),
 * {@code supplement-request} (02), {@code refusal} (03), {@code extension-apology} (04). An agency's own come from a
 * file, which may also replace given ones:
 *
 * <pre>{@code
 * { "kinds": [ { "id": "fuel-certificate", "name": { "vi": "Giấy chứng nhận", "en": "Certificate" },
 *                "series": "GCN", "symbol": "GCN-{agency}", "template": "certificate", "signed": true } ] }
 * }</pre>
 *
 * <p>Signed kinds of one symbol are of one series: number and symbol together must tell a document from every other.
 *
 * <p>Immutable and thread-safe.
 */
public final class DocumentKinds {

    private static final String FILE = "kinds of documents";

    private final Map<KindId, DocumentKind> kinds;

    private DocumentKinds(Map<KindId, DocumentKind> kinds) {
        this.kinds = kinds;
    }

    /** The given kinds. */
    public static DocumentKinds standard() {
        List<DocumentKind> kinds = new ArrayList<>();
        for (DocumentType type : DocumentType.values()) {
            kinds.add(ofType(type));
        }
        kinds.add(form("receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt with appointed time", "receipt"));
        kinds.add(form(
                "supplement-request",
                "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
                "Request for supplements",
                "supplement-form"));
        kinds.add(signed("refusal", "Phiếu từ chối giải quyết hồ sơ", "Refusal", "PTC"));
        kinds.add(signed(
                "extension-apology", "Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new date", "PXL"));
        return new DocumentKinds(byId(kinds));
    }

    private static DocumentKind ofType(DocumentType type) {
        String id = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String english =
                id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
        String series = type.abbreviation().orElse("CV"); // both have the same symbol, so they must share numbers
        String symbol = type.abbreviation().map(text -> text + "-{agency}").orElse("{agency}-{unit}");
        String template = type == DocumentType.DECISION ? "decision" : "official-letter";
        return new DocumentKind(new KindId(id), type.vietnamese(), english, series, symbol, template, true);
    }

    private static DocumentKind form(String id, String vietnamese, String english, String template) {
        return new DocumentKind(new KindId(id), vietnamese, english, "", "", template, false);
    }

    private static DocumentKind signed(String id, String vietnamese, String english, String abbreviation) {
        return new DocumentKind(
                new KindId(id), vietnamese, english, abbreviation, abbreviation + "-{agency}", id, true);
    }

    private static Map<KindId, DocumentKind> byId(List<DocumentKind> kinds) {
        return kinds.stream().collect(Collectors.toUnmodifiableMap(DocumentKind::id, Function.identity()));
    }

    /**
     * These and those of a file, which replace the ones of the same id.
     *
     * @throws UnreadableDataException naming the place of what is wrong
     */
    public DocumentKinds and(InputStream in) {
        KindsFile file = Json.read(in, KindsFile.class, FILE);
        Map<KindId, DocumentKind> all = new HashMap<>(kinds);
        Map<DocumentKind, String> places = new LinkedHashMap<>();
        for (int i = 0; i < file.kinds().size(); i++) {
            String place = "kinds[" + i + "]";
            DocumentKind kind = Json.at(FILE, place, file.kinds().get(i)::kind);
            places.forEach((before, other) -> requireOtherId(kind, place, before, other));
            places.put(kind, place);
            all.put(kind.id(), kind);
        }
        places.forEach((kind, place) -> requireOneSeries(kind, place, all.values()));
        return new DocumentKinds(Map.copyOf(all));
    }

    private static void requireOtherId(DocumentKind kind, String place, DocumentKind before, String other) {
        if (kind.id().equals(before.id())) {
            throw new UnreadableDataException(
                    FILE, place, other + " has the id " + kind.id() + " already; drop one", null);
        }
    }

    private static void requireOneSeries(DocumentKind kind, String place, Collection<DocumentKind> all) {
        all.stream()
                .filter(other -> kind.signed()
                        && other.signed()
                        && other.symbol().equals(kind.symbol())
                        && !other.series().equals(kind.series()))
                .min(Comparator.comparing(other -> other.id().value()))
                .ifPresent(other -> {
                    throw new UnreadableDataException(
                            FILE,
                            place,
                            "kind " + kind.id() + " has symbol " + kind.symbol() + " in series " + kind.series()
                                    + ", but " + other.id() + " has it in series " + other.series()
                                    + ": give it the same series or another symbol, or numbers would be there twice",
                            null);
                });
    }

    /** The kind. */
    public Optional<DocumentKind> find(KindId id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /**
     * The kind.
     *
     * @throws UnknownKindException where there is none
     */
    public DocumentKind require(KindId id) {
        return find(id).orElseThrow(() -> new UnknownKindException(
                id, all().stream().map(DocumentKind::id).toList()));
    }

    /** All kinds, by id. */
    public List<DocumentKind> all() {
        return kinds.values().stream()
                .sorted(Comparator.comparing(kind -> kind.id().value()))
                .toList();
    }

    record KindsFile(List<KindEntry> kinds) {

        KindsFile {
            required(kinds, "kinds");
        }
    }

    record KindEntry(
            @Nullable String id,
            @Nullable Name name,
            @Nullable String series,
            @Nullable String symbol,
            @Nullable String template,
            @Nullable Boolean signed) {

        DocumentKind kind() {
            Name both = required(name, "name");
            return new DocumentKind(
                    new KindId(required(id, "id")),
                    required(both.vi(), "name.vi"),
                    required(both.en(), "name.en"),
                    series == null ? "" : series,
                    symbol == null ? "" : symbol,
                    required(template, "template"),
                    signed == null || signed);
        }
    }

    record Name(@Nullable String vi, @Nullable String en) {}
}
