package org.motcua.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    void namesWhatTheChainHasNoEntryAbout() {
        RecordReport none = verify(record(List.of()));
        assertThat(none.isIntact()).isTrue();
        assertThat(none.caseId()).isEqualTo(ID.value());
        assertThat(none.unrecorded()).containsExactly(COMPOSED.value(), SIGNED.value(), ISSUED.value(), "05/SCT-QLTM");

        List<AuditEntry> chain = Chains.chain(
                ID,
                List.of(
                        Map.of("laidOut", COMPOSED.value()),
                        Map.of("signed", SIGNED.value(), "number", "05/SCT-QLTM")));
        RecordReport some = verify(record(chain));
        assertThat(some.isIntact()).isTrue();
        assertThat(some.entries()).isEqualTo(2);
        assertThat(some.head()).isEqualTo(chain.get(1).hash().value());
        assertThat(some.unrecorded()).containsExactly(ISSUED.value());
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
