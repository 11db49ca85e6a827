package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.id;
import static org.motcua.workflow.Province.letterText;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.standard.Initial;
import org.motcua.workflow.act.standard.Open;
import org.motcua.workflow.act.standard.Recall;
import org.motcua.workflow.act.standard.Replace;

/** Every path of the shipped model outgoing-document: a letter, its replacement, its correction, its recall. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingDocumentTest {

    private Province province;

    @BeforeAll
    void open() {
        province = Province.open();
    }

    @AfterAll
    void everyElementIsReached() {
        try (Province all = province) {
            all.assertEveryElementReached("outgoing-document");
        }
    }

    private CaseId opened() {
        return province.office.open("ngan", "outgoing-document", "Về việc kiểm tra an toàn");
    }

    private void draft(CaseId id, String suffix, String document) {
        province.draft(id, "draft" + suffix, "ngan", "dung", letterText());
        assertThat(province.document(id, document).state()).isEqualTo(DocumentState.COMPOSED);
    }

    private void initialAndDecide(CaseId id, String suffix, String document) {
        province.initial(id, "initial" + suffix, "binh", document);
        province.initial(id, "check_format" + suffix, "mai", document);
        province.approve(id, "decide" + suffix, "quang", document);
    }

    private CaseId issued() {
        CaseId id = opened();
        draft(id, "", "letter");
        initialAndDecide(id, "", "letter");
        province.order(id, "approve", "dung", "letter");
        province.seal(id, "seal", "lan", "letter");
        return id;
    }

    @Test
    void aLetterGetsTwoInitialsAnApprovalTwoSignaturesAndANumber() {
        CaseId id = opened();
        assertThat(province.view(id).caseFile().kind()).isEqualTo(CaseKind.WORK);
        assertThat(province.view(id).caseFile().unit()).isEqualTo("Phòng Quản lý thương mại");
        assertThat(province.inbox("tam", id)).as("another division's").isEmpty();
        draft(id, "", "letter");
        DocumentId bare = province.current(id, "letter");
        province.initial(id, "initial", "binh", "letter");
        DocumentId once = province.current(id, "letter");
        assertThat(text(once)).contains("head binh").doesNotContain("format mai");
        province.initial(id, "check_format", "mai", "letter");
        DocumentId twice = province.current(id, "letter");
        assertThat(text(twice)).contains("head binh").contains("format mai");
        assertThat(List.of(bare, once, twice)).doesNotHaveDuplicates();
        province.approve(id, "decide", "quang", "letter");
        province.order(id, "approve", "dung", "letter");
        province.seal(id, "seal", "lan", "letter");

        Document letter = province.document(id, "letter");
        assertThat(letter.state()).isEqualTo(DocumentState.ISSUED);
        assertThat(letter.version()).isEqualTo(1);
        assertThat(province.isClosed(id)).isTrue();
        province.assertRecordIntact(id);
    }

    private String text(DocumentId bytes) {
        return new String(province.office.store().require(bytes), java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"'', letter", "_replacement, replacement", "_correction, correction"})
    void itGoesBackFromEveryone(String suffix, String document) {
        CaseId id = suffix.isEmpty() ? opened() : issued();
        if (suffix.equals("_replacement")) {
            province.office.send("binh", id, "replace", new Replace.Wish("Sai số liệu."));
        } else if (suffix.equals("_correction")) {
            province.office.send("ngan", id, "correct", new Open.Beginning("Đính chính số liệu"));
        }
        Runnable drafting = () -> draft(id, suffix, document);
        drafting.run();
        sendBackInitials(id, "initial" + suffix, "binh", document);
        drafting.run();
        province.initial(id, "initial" + suffix, "binh", document);
        sendBackInitials(id, "check_format" + suffix, "mai", document);
        drafting.run();
        province.initial(id, "initial" + suffix, "binh", document);
        province.initial(id, "check_format" + suffix, "mai", document);
        province.sendBack(id, "decide" + suffix, "quang", document);
        drafting.run();
        initialAndDecide(id, suffix, document);
        province.sendBackUnsigned(id, "approve" + suffix, "dung", document);
        drafting.run();
        initialAndDecide(id, suffix, document);
        province.signAfterRefusals(
                id, drafting, () -> initialAndDecide(id, suffix, document), "approve" + suffix, "dung", document);
        assertThat(province.isClosed(id)).isTrue();
        province.assertRecordIntact(id);
    }

    private void sendBackInitials(CaseId id, String element, String officer, String document) {
        province.office.act(
                officer, id, element, Initial.Initialling.sendBack(province.current(id, document), "Sai thể thức."));
        assertThat(province.document(id, document).state()).isEqualTo(DocumentState.RETURNED);
    }

    @Test
    void anIssuedLetterIsReplacedWhenTheNewOneIsIssued() {
        CaseId id = issued();
        province.office.send("binh", id, "replace", new Replace.Wish("Sai số liệu."));
        assertThat(province.isClosed(id)).as("work goes on").isFalse();
        draft(id, "_replacement", "replacement");
        initialAndDecide(id, "_replacement", "replacement");
        province.order(id, "approve_replacement", "dung", "replacement");
        assertThat(province.document(id, "letter").state()).isEqualTo(DocumentState.ISSUED);
        province.seal(id, "seal_replacement", "lan", "replacement");
        assertThat(province.document(id, "letter").state()).isEqualTo(DocumentState.REPLACED);
        assertThat(province.document(id, "replacement").state()).isEqualTo(DocumentState.ISSUED);
        assertThat(province.isClosed(id)).isTrue();
        assertNothingMoreOf(id, "recall", new Recall.Calling("Ban hành nhầm."));
        assertNothingMoreOf(id, "replace", new Replace.Wish("Sai số liệu."));
        province.assertRecordIntact(id);
    }

    @Test
    void anIssuedLetterIsCorrectedByAnotherAndStays() {
        CaseId id = issued();
        province.office.send("ngan", id, "correct", new Open.Beginning("Đính chính số liệu"));
        draft(id, "_correction", "correction");
        initialAndDecide(id, "_correction", "correction");
        province.order(id, "approve_correction", "dung", "correction");
        province.seal(id, "seal_correction", "lan", "correction");
        assertThat(province.document(id, "letter").state()).isEqualTo(DocumentState.ISSUED);
        assertThat(province.document(id, "correction").state()).isEqualTo(DocumentState.ISSUED);
        assertThat(province.isClosed(id)).isTrue();
    }

    @Test
    void anIssuedLetterIsRecalled() {
        CaseId id = issued();
        province.office.send("lan", id, "recall", new Recall.Calling("Ban hành nhầm."));
        assertThat(province.document(id, "letter").state()).isEqualTo(DocumentState.RECALLED);
        assertThat(province.told(id)).containsExactly("recalled");
        assertThat(province.isClosed(id)).isTrue();
        assertNothingMoreOf(id, "recall", new Recall.Calling("Ban hành nhầm."));
        assertNothingMoreOf(id, "replace", new Replace.Wish("Sai số liệu."));
    }

    @Test
    void nothingOfThatWhileSomethingIsUnderWay() {
        CaseId fresh = opened();
        CaseId replaced = issued();
        province.office.send("binh", replaced, "replace", new Replace.Wish("Sai số liệu."));
        for (CaseId id : List.of(fresh, replaced)) {
            assertThatThrownBy(() -> province.office.send("binh", id, "replace", new Replace.Wish("Sai số liệu.")))
                    .isInstanceOf(NotAwaitedException.class);
            assertThatThrownBy(() -> province.office.send("ngan", id, "correct", new Open.Beginning("Đính chính")))
                    .isInstanceOf(NotAwaitedException.class);
            assertThatThrownBy(() -> province.office.send("lan", id, "recall", new Recall.Calling("Nhầm.")))
                    .isInstanceOf(NotAwaitedException.class);
        }
    }

    @Test
    void nothingBeginsThatWouldHaveToWriteAgainWhatHasGoneOut() {
        CaseId id = issued();
        province.office.send("ngan", id, "correct", new Open.Beginning("Đính chính số liệu"));
        draft(id, "_correction", "correction");
        initialAndDecide(id, "_correction", "correction");
        province.order(id, "approve_correction", "dung", "correction");
        province.seal(id, "seal_correction", "lan", "correction");
        assertNothingMoreOf(id, "correct", new Open.Beginning("Đính chính lần hai"));
        assertThat(province.isClosed(id)).isTrue();
        assertThat(province.numbersOf(id)).hasSize(2);
    }

    private void assertNothingMoreOf(CaseId id, String element, Record input) {
        var before = province.tables();
        String officer = element.equals("recall") ? "lan" : element.equals("correct") ? "ngan" : "binh";
        assertThatThrownBy(() -> province.motcua().send(id(officer), id, element, input))
                .isInstanceOf(RuntimeException.class);
        assertThat(province.tables()).isEqualTo(before);
    }
}
