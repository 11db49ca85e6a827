package org.motcua.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierClock;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.dossier.Handling;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.record.RecordFile.EntryFields;
import org.motcua.core.record.RecordReport;

/** Whatever is done to a record, its check finds it. */
class DossierRecordPropertiesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DossierCode CODE = new DossierCode("H99.12-260706-0001");

    @Property(tries = 300)
    void findsAnyByteOfTheChainThatIsAltered(
            @ForAll("chains") List<AuditEntry> chain,
            @ForAll @IntRange(max = 1_000_000) int where,
            @ForAll @IntRange(max = 255) int value)
            throws IOException {
        byte[] record = json(chain).getBytes(StandardCharsets.UTF_8);
        int from = new String(record, StandardCharsets.ISO_8859_1).indexOf("\"audit\"");
        int index = from + where % (record.length - from);
        byte[] altered = record.clone();
        altered[index] = (byte) value;
        Assume.that(says(altered) == null || !says(altered).equals(says(record))); // not only other white space

        assertThat(finds(altered)).isTrue();
    }

    @Property(tries = 300)
    void findsAnyByteOfAStoredEntryThatIsAltered(
            @ForAll("chains") List<AuditEntry> chain,
            @ForAll @IntRange(max = 1_000_000) int where,
            @ForAll @IntRange(max = 255) int value) {
        AuditEntry entry = chain.get(where % chain.size());
        byte[] text = entry.canonical().getBytes(StandardCharsets.UTF_8);
        int index = where % text.length;
        Assume.that(text[index] != (byte) value);
        text[index] = (byte) value;
        String altered = new String(text, StandardCharsets.UTF_8);

        boolean found;
        try {
            found = !EntryFields.stored(altered, entry.hash().value()).isIntact();
        } catch (UnreadableDataException e) {
            found = true;
        }
        assertThat(found).isTrue();
    }

    @Property(tries = 200)
    void findsAnEntryThatWasRemoved(@ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int where)
            throws IOException {
        int removed = where % chain.size();
        List<AuditEntry> rest = new ArrayList<>(chain);
        AuditHash head = rest.get(rest.size() - 1).hash();
        rest.remove(removed);

        RecordReport report = DossierRecord.verify(stream(json(rest)), head);
        assertThat(report.firstBreak()).isPresent();
        assertThat(report.firstBreak().orElseThrow().position()).isEqualTo(removed + 1);
    }

    @Property(tries = 100)
    void findsAnEntryThatWasMadeAnewWithItsHash(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int where) throws IOException {
        int index = where % chain.size();
        AuditEntry entry = chain.get(index);
        List<AuditEntry> forged = new ArrayList<>(chain);
        forged.set(
                index,
                AuditEntry.next(
                        CODE,
                        entry.sequence(),
                        entry.at(),
                        entry.actor(),
                        new Act("FORGED"),
                        entry.details(),
                        entry.previous()));
        AuditHash head = chain.get(chain.size() - 1).hash();

        RecordReport report = DossierRecord.verify(stream(json(forged)), head);
        boolean last = index == chain.size() - 1;
        assertThat(report.firstBreak().orElseThrow().problem())
                .isEqualTo(last ? RecordReport.Problem.TRUNCATED : RecordReport.Problem.NOT_LINKED);
        assertThat(report.firstBreak().orElseThrow().position()).isEqualTo(index + 2);
    }

    @Property(tries = 200)
    void findsEntriesThatChangedPlaces(
            @ForAll("chains") List<AuditEntry> chain,
            @ForAll @IntRange(max = 100) int one,
            @ForAll @IntRange(max = 100) int other)
            throws IOException {
        Assume.that(one % chain.size() != other % chain.size());
        List<AuditEntry> swapped = new ArrayList<>(chain);
        Collections.swap(swapped, one % chain.size(), other % chain.size());

        assertThat(finds(json(swapped).getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Property(tries = 200)
    void findsAChainThatWasCutOffWhenItsHeadIsKnown(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int kept) throws IOException {
        List<AuditEntry> rest = chain.subList(0, kept % chain.size());
        AuditHash head = chain.get(chain.size() - 1).hash();

        assertThat(DossierRecord.verify(stream(json(rest))).isIntact()).isTrue();
        RecordReport report = DossierRecord.verify(stream(json(rest)), head);
        assertThat(report.firstBreak().orElseThrow().problem()).isEqualTo(RecordReport.Problem.TRUNCATED);
        assertThat(report.firstBreak().orElseThrow().position()).isEqualTo(rest.size() + 1);
        assertThat(report.proven()).isZero();
    }

    @Property(tries = 100)
    void acceptsTheChainAsItIsAndSaysHowFarAKnownHashProvesIt(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int known) throws IOException {
        int position = known % chain.size();

        RecordReport report =
                DossierRecord.verify(stream(json(chain)), chain.get(position).hash());
        assertThat(report.isIntact()).isTrue();
        assertThat(report.entries()).isEqualTo(chain.size());
        assertThat(report.proven()).isEqualTo(position + 1);
    }

    @Property(tries = 100)
    void findsAChainOfAnotherDossier(@ForAll("chains") List<AuditEntry> chain) throws IOException {
        String other =
                json(chain).replaceFirst("\"code\" : \"H99.12-260706-0001\"", "\"code\" : \"H99.12-260706-0002\"");

        assertThat(DossierRecord.verify(stream(other))
                        .firstBreak()
                        .orElseThrow()
                        .problem())
                .isEqualTo(RecordReport.Problem.OTHER_DOSSIER);
    }

    @Property(tries = 200)
    void canonicalTextIsReadBackAsItWas(@ForAll("details") Map<String, String> details) throws IOException {
        assertThat(MAPPER.readValue(CanonicalJson.of(details), new TypeReference<Map<String, String>>() {}))
                .isEqualTo(details);
    }

    @Example
    void refusesWhatIsNoRecord() {
        assertThatThrownBy(() -> DossierRecord.verify(stream("{}"))).isInstanceOf(UnreadableDataException.class);
        assertThatThrownBy(() -> DossierRecord.verify(stream(json(List.of()).replace("record-1", "record-2"))))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("record-2");
    }

    @Provide
    Arbitrary<List<AuditEntry>> chains() {
        return details().list().ofMinSize(1).ofMaxSize(6).map(DossierRecordPropertiesTest::chain);
    }

    @Provide
    Arbitrary<Map<String, String>> details() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).filter(DossierRecordPropertiesTest::hasUtf8),
                Arbitraries.of("Cấp giấy chứng nhận", "\"\\\n\t\u0001", "", "😀", "1200000"));
        return Arbitraries.maps(texts, texts).ofMaxSize(3);
    }

    private static boolean hasUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    private static List<AuditEntry> chain(List<Map<String, String>> details) {
        List<AuditEntry> chain = new ArrayList<>();
        AuditHash previous = AuditHash.NONE;
        for (Map<String, String> detail : details) {
            AuditEntry entry = AuditEntry.next(
                    CODE,
                    chain.size() + 1,
                    Instant.parse("2026-07-06T02:00:00Z").plusMillis(chain.size()),
                    Actor.system("test"),
                    new Act("NOTED"),
                    detail,
                    previous);
            chain.add(entry);
            previous = entry.hash();
        }
        return chain;
    }

    private static String json(List<AuditEntry> chain) {
        LegalClock clock = FuelStation.CLOCK;
        Dossier dossier = new Dossier(
                CODE,
                1,
                FuelStation.reception(FuelStation.MONDAY),
                DossierState.RECEIVED,
                FuelStation.ATTACHMENTS,
                new DossierClock(FuelStation.MONDAY, clock.calendar().version(), List.of()),
                new Handling(null, null, null, null),
                null);
        return DossierRecord.of(dossier, List.of(), chain).toJson();
    }

    private static boolean finds(byte[] record) {
        try {
            return !DossierRecord.verify(new ByteArrayInputStream(record)).isIntact();
        } catch (UnreadableDataException e) {
            return true;
        }
    }

    /** What the JSON says, without its white space; null when it is none. */
    private static JsonNode says(byte[] json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
