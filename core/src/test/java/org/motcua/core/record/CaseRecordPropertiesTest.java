package org.motcua.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.motcua.core.audit.AuditChain.Problem;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.audit.Chains;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.FuelStation;
import org.motcua.core.json.UnreadableDataException;

/** Whatever is done to a record, its check finds it. */
class CaseRecordPropertiesTest {

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

    @Property(tries = 200)
    void findsAnEntryThatWasRemoved(@ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int where)
            throws IOException {
        int removed = where % chain.size();
        List<AuditEntry> rest = new ArrayList<>(chain);
        AuditHash head = rest.get(rest.size() - 1).hash();
        rest.remove(removed);

        RecordReport report = CaseRecord.verify(stream(json(rest)), head);
        assertThat(report.firstBreak()).isPresent();
        assertThat(report.firstBreak().orElseThrow().position()).isEqualTo(removed + 1);
    }

    @Property(tries = 100)
    void findsAnEntryThatWasMadeAnewWithItsHash(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int where) throws IOException {
        int index = where % chain.size();
        AuditEntry entry = chain.get(index);
        List<AuditEntry> forged = new ArrayList<>(chain);
        forged.set(index, Chains.forged(entry));
        AuditHash head = chain.get(chain.size() - 1).hash();

        RecordReport report = CaseRecord.verify(stream(json(forged)), head);
        boolean last = index == chain.size() - 1;
        assertThat(report.firstBreak().orElseThrow().problem())
                .isEqualTo(last ? Problem.TRUNCATED : Problem.NOT_LINKED);
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

        assertThat(CaseRecord.verify(stream(json(rest))).isChainIntact()).isTrue();
        RecordReport report = CaseRecord.verify(stream(json(rest)), head);
        assertThat(report.firstBreak().orElseThrow().problem()).isEqualTo(Problem.TRUNCATED);
        assertThat(report.firstBreak().orElseThrow().position()).isEqualTo(rest.size() + 1);
        assertThat(report.proven()).isZero();
    }

    @Property(tries = 100)
    void acceptsTheChainAsItIsAndSaysHowFarAKnownHashProvesIt(
            @ForAll("chains") List<AuditEntry> chain, @ForAll @IntRange(max = 100) int known) throws IOException {
        int position = known % chain.size();

        RecordReport report =
                CaseRecord.verify(stream(json(chain)), chain.get(position).hash());
        assertThat(report.isChainIntact()).isTrue();
        assertThat(report.entries()).isEqualTo(chain.size());
        assertThat(report.proven()).isEqualTo(position + 1);
    }

    @Property(tries = 100)
    void findsAChainOfAnotherCase(@ForAll("chains") List<AuditEntry> chain) throws IOException {
        String other = json(chain).replaceFirst("\"id\" : \"H99.12-260706-0001\"", "\"id\" : \"H99.12-260706-0002\"");

        assertThat(CaseRecord.verify(stream(other)).firstBreak().orElseThrow().problem())
                .isEqualTo(Problem.OTHER_CASE);
    }

    @Property(tries = 500)
    void judgesOrRefusesARecordWhateverIsPutIntoItsPlaces(
            @ForAll("chains") List<AuditEntry> chain,
            @ForAll @IntRange(max = 1_000_000) int where,
            @ForAll("values") JsonNode value)
            throws IOException {
        JsonNode record = MAPPER.readTree(json(chain));
        List<Runnable> changes = new ArrayList<>();
        collect(record, value, changes);
        changes.get(where % changes.size()).run();

        String altered = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(record);
        try {
            assertThat(CaseRecord.verify(stream(altered)).head()).isNotNull();
        } catch (UnreadableDataException e) {
            assertThat(e).hasMessageContaining("case record");
        }
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> changes.add(() -> object.set(name, value)));
            object.fieldNames().forEachRemaining(name -> changes.add(() -> object.remove(name)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                changes.add(() -> array.set(index, value));
            }
        }
        node.forEach(child -> collect(child, value, changes));
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.of("null", "1", "\"\"", "\"a\"", "\"\\ud800\"", "[]", "[null]", "{}", "{\"a\":null}", "true")
                .map(CaseRecordPropertiesTest::parsed);
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Example
    void findsAnEntryWithHalfOfACharacterAltered() {
        AuditEntry entry =
                Chains.chain(CODE.caseId(), List.of(Map.of("note", "cũ"))).get(0);
        String altered = json(List.of(entry)).replace("\"cũ\"", "\"\\ud83d\"");

        assertThat(CaseRecord.verify(stream(altered)).firstBreak().orElseThrow().problem())
                .isEqualTo(Problem.ALTERED);
    }

    @Example
    void refusesWhatIsNoRecord() {
        assertThatThrownBy(() -> CaseRecord.verify(stream("{}"))).isInstanceOf(UnreadableDataException.class);
        assertThatThrownBy(() -> CaseRecord.verify(stream(json(List.of()).replace("record-1", "record-2"))))
                .isInstanceOf(UnreadableDataException.class)
                .hasMessageContaining("record-2");
    }

    @Provide
    Arbitrary<List<AuditEntry>> chains() {
        return Chains.of(CODE.caseId());
    }

    private static String json(List<AuditEntry> chain) {
        LegalClock clock = FuelStation.CLOCK;
        Dossier dossier = new Dossier(
                CODE,
                1,
                FuelStation.reception(FuelStation.MONDAY),
                DossierState.RECEIVED,
                FuelStation.ATTACHMENTS,
                FuelStation.MONDAY,
                clock.calendar().version(),
                List.of());
        CaseFile file = CaseFile.opened(
                CODE.caseId(),
                CaseKind.DOSSIER,
                FuelStation.AGENCY,
                Map.of(),
                "Cửa hàng số 7",
                FuelStation.PROCESS,
                "",
                FuelStation.MONDAY);
        return CaseRecord.of(file, dossier, List.of(), List.of(), chain, head(chain))
                .toJson();
    }

    private static boolean finds(byte[] record) {
        try {
            return !CaseRecord.verify(new ByteArrayInputStream(record)).isChainIntact();
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

    private static AuditHash head(List<AuditEntry> chain) {
        return chain.isEmpty() ? AuditHash.NONE : chain.get(chain.size() - 1).hash();
    }
}
