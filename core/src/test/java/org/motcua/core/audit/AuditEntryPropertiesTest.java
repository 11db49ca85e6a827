package org.motcua.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.json.UnreadableDataException;

/** Whatever is done to a stored entry is found when it is read. */
class AuditEntryPropertiesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

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
    void canonicalTextIsReadBackAsItWas(@ForAll("details") Map<String, String> details) throws IOException {
        assertThat(MAPPER.readValue(CanonicalJson.of(details), new TypeReference<Map<String, String>>() {}))
                .isEqualTo(details);
    }

    @Provide
    Arbitrary<List<AuditEntry>> chains() {
        return Chains.of(new CaseId("H99.12-260706-0001"));
    }

    @Provide
    Arbitrary<Map<String, String>> details() {
        return Chains.details();
    }
}
