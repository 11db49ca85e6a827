package org.motcua.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.audit.Chains;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.KindId;
import org.motcua.core.document.Separation;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.record.CaseParts.Disagreement;
import org.motcua.core.register.DocumentNumber;
import org.motcua.core.register.Issue;
import org.motcua.core.register.NumberState;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.register.RegisteredDocument;
import org.motcua.core.register.Series;
import org.motcua.core.store.DocumentId;

class CaseRecordTest {

    private static final CaseId ID = new CaseId("H99.12-V2026-00001");
    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final Instant AT = Instant.parse("2026-07-06T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 6);
    private static final DocumentId COMPOSED = DocumentId.of(new byte[] {1});
    private static final DocumentId SIGNED = DocumentId.of(new byte[] {2});
    private static final DocumentId ISSUED = DocumentId.of(new byte[] {3});
    private static final OfficerId LEADER = new OfficerId("anh");

    private static final CaseFile FILE = CaseFile.opened(
                    ID,
                    CaseKind.WORK,
                    AGENCY,
                    Map.of("partner", new AgencyCode("H99.15")),
                    "Về việc kiểm tra",
                    new ProcessVersion("outgoing", "1.0.0", "a".repeat(64)),
                    "key that is nobody's business",
                    AT)
            .assign("opinions", List.of(new OfficerId("khoa"), new OfficerId("ngan")))
            .inUnit("Phòng Quản lý thương mại")
            .closed(AT.plusSeconds(60));

    @Test
    void hasAllOfAWorkFileThatWasDone() {
        String json = record(List.of()).toJson();

        assertThat(json)
                .contains("\"format\" : \"motcua-case-record-1\"")
                .contains("\"partner\" : \"H99.15\"")
                .contains("\"opinions\" : [ \"khoa\", \"ngan\" ]")
                .contains("\"dossier\" : null")
                .contains("\"part\" : \"SEAL_ORDERED\"")
                .contains("\"note\" : \"KT\"")
                .contains("\"text\" : \"05/SCT-QLTM\"")
                .contains("\"closedAt\" : \"2026-07-06T02:01:00Z\"")
                .doesNotContain("nobody's business");
    }

    @Test
    void namesThePartsThatTheChainHasNoEntryAbout() {
        RecordReport none = verify(record(List.of()));
        assertThat(none.isChainIntact()).isTrue();
        assertThat(none.isIntact()).isFalse();
        assertThat(none.caseId()).isEqualTo(ID.value());
        assertThat(none.disagreements())
                .extracting(Disagreement::part)
                .containsExactly("case", "document.letter", "number." + letter().reference());

        List<AuditEntry> chain = Chains.chain(
                ID, List.of(CaseParts.of(FILE), Map.of("text", "one"), CaseParts.of(letter()), CaseParts.of(FILE)));
        RecordReport some = verify(record(chain));
        assertThat(some.isChainIntact()).isTrue();
        assertThat(some.entries()).isEqualTo(4);
        assertThat(some.head()).isEqualTo(chain.get(3).hash().value());
        assertThat(some.disagreements())
                .extracting(Disagreement::part, Disagreement::entry)
                .containsExactly(tuple("number." + letter().reference(), 0));
    }

    /** Every text, number and null of the record's parts is one that somebody might alter, and none of them can be. */
    @Test
    void findsEveryFieldThatWasAltered() throws Exception {
        List<AuditEntry> chain =
                Chains.chain(ID, List.of(CaseParts.of(FILE), CaseParts.of(letter()), CaseParts.of(entry(letter()))));
        ObjectMapper mapper = new ObjectMapper();
        JsonNode whole = mapper.readTree(record(chain).toJson());
        assertThat(verify(whole).isIntact()).isTrue();
        List<String> unfound = new ArrayList<>();
        int tried = 0;
        for (String pointer : leaves(whole, "")) {
            JsonNode altered = whole.deepCopy();
            alter(altered, pointer);
            tried++;
            try {
                if (verify(altered).isIntact()) {
                    unfound.add(pointer);
                }
            } catch (UnreadableDataException e) {
                // is found, too
            }
        }
        assertThat(tried).isGreaterThan(80);
        assertThat(unfound).isEmpty();
    }

    /** What says the same to this library would say something else to whoever reads the file otherwise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"date\" : \"2026-07-06\" | \"date\" : \"2026-07-06T23:59:59Z\"",
                "\"date\" : \"2026-07-06\" | \"date\" : \" 2026-07-06 \"",
                "\"date\" : \"2026-07-06\" | \"date\" : [ 2026, 7, 6 ]",
                "\"openedAt\" : \"2026-07-06T02:00:00Z\" | \"openedAt\" : \"2026-07-05T21:00:00-05:00\"",
                "\"openedAt\" : \"2026-07-06T02:00:00Z\" | \"openedAt\" : \"2026-07-06T02:00:00.000Z\"",
                "\"openedAt\" : \"2026-07-06T02:00:00Z\" | \"openedAt\" : \"1783303200\"",
                "\"openedAt\" : \"2026-07-06T02:00:00Z\" | \"openedAt\" : 1783303200",
                "\"state\" : \"USED\" | \"state\" : 1",
                "\"kind\" : \"WORK\" | \"kind\" : \" WORK \"",
                "\"number\" : 5 | \"number\" : 5.0",
                "\"number\" : 5 | \"number\" : 4294967301",
                "\"number\" : 5 | \"number\" : 6, \"number\" : 5",
                "\"number\" : 5 | \"n\\u0075mber\" : 6, \"number\" : 5",
                "\"sequence\" : 1 | \"sequence\" : 1.0",
            })
    void refusesAnotherSpellingOfTheSame(String written, String other) {
        List<AuditEntry> chain =
                Chains.chain(ID, List.of(CaseParts.of(FILE), CaseParts.of(letter()), CaseParts.of(entry(letter()))));
        String json = record(chain).toJson();
        assertThat(json).contains(written);

        assertThatExceptionOfType(UnreadableDataException.class).isThrownBy(() -> verify(json.replace(written, other)));
    }

    @Test
    void takesOtherWhiteSpaceEscapesAndNullsForTheSame() {
        List<AuditEntry> chain =
                Chains.chain(ID, List.of(CaseParts.of(FILE), CaseParts.of(letter()), CaseParts.of(entry(letter()))));
        String json = record(chain).toJson();
        String other = json.replace("\"dossier\" : null,", "")
                .replace("05/SCT", "0\\u0035\\/SCT")
                .replace(" : ", ":");
        assertThat(other).isNotEqualTo(json);

        assertThat(verify(other).isIntact()).isTrue();
    }

    private static RecordReport verify(String json) {
        return CaseRecord.verify(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> leaves(JsonNode node, String pointer) {
        List<String> all = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames()
                    .forEachRemaining(
                            name -> all.addAll(leaves(node.get(name), pointer + "/" + name.replace("/", "~1"))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all.addAll(leaves(node.get(i), pointer + "/" + i));
            }
        } else {
            all.add(pointer);
        }
        return all;
    }

    private static void alter(JsonNode whole, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = whole.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1).replace("~1", "/");
        JsonNode before = whole.at(pointer);
        JsonNode other = before.isInt()
                ? new IntNode(before.intValue() + 1)
                : before.isNull() ? new TextNode("2026-07-07") : new TextNode(otherThan(before.textValue()));
        if (parent instanceof ObjectNode object) {
            object.set(name, other);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), other);
        }
    }

    private static String otherThan(String text) {
        return text.isEmpty() ? "x" : (text.charAt(0) == '1' ? "2" : "1") + text.substring(1);
    }

    private static RecordReport verify(JsonNode record) {
        return CaseRecord.verify(new ByteArrayInputStream(record.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static CaseRecord record(List<AuditEntry> chain) {
        return CaseRecord.of(FILE, null, List.of(letter()), List.of(entry(letter())), chain, head(chain));
    }

    private static Document letter() {
        return Document.drafted(
                        ID,
                        new DocumentName("letter"),
                        AGENCY,
                        new KindId("official-letter"),
                        "Về việc kiểm tra",
                        LEADER,
                        "{}",
                        new OfficerId("ngan"),
                        AT)
                .composedAs(COMPOSED)
                .approvedBy(new OfficerId("binh"), COMPOSED, AT)
                .orderedBy(LEADER, COMPOSED, "KT", AT)
                .signedAs(SIGNED, AT)
                .sealOrderedBy(new OfficerId("lan"), SIGNED, Separation.STRICT, AT)
                .issuedAs(ISSUED, AT);
    }

    private static RegisterEntry entry(Document letter) {
        return new RegisterEntry(
                AGENCY,
                new Series("CV"),
                new DocumentNumber(5, 2026, "SCT-QLTM"),
                DAY,
                NumberState.USED,
                letter.reference(),
                new RegisteredDocument(letter.kind(), letter.subject(), "Nguyễn Thị Ánh", "", "VT", 0),
                new Issue(ISSUED, DAY, "", ""),
                null);
    }

    private static RecordReport verify(CaseRecord record) {
        return CaseRecord.verify(new ByteArrayInputStream(record.toJson().getBytes(StandardCharsets.UTF_8)));
    }

    private static AuditHash head(List<AuditEntry> chain) {
        return chain.isEmpty() ? AuditHash.NONE : chain.get(chain.size() - 1).hash();
    }
}
