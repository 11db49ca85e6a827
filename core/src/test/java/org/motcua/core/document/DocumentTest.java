package org.motcua.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.motcua.core.document.Letter.AT;
import static org.motcua.core.document.Letter.CHECKER;
import static org.motcua.core.document.Letter.CLERK;
import static org.motcua.core.document.Letter.DRAFTER;
import static org.motcua.core.document.Letter.HEAD;
import static org.motcua.core.document.Letter.KIND;
import static org.motcua.core.document.Letter.LEADER;
import static org.motcua.core.document.Letter.OTHER;
import static org.motcua.core.document.Letter.SUBJECT;
import static org.motcua.core.document.Letter.approved;
import static org.motcua.core.document.Letter.bytes;
import static org.motcua.core.document.Letter.compose;
import static org.motcua.core.document.Letter.composed;
import static org.motcua.core.document.Letter.drafted;
import static org.motcua.core.document.Letter.form;
import static org.motcua.core.document.Letter.issued;
import static org.motcua.core.document.Letter.ordered;
import static org.motcua.core.document.Letter.sealOrdered;
import static org.motcua.core.document.Letter.signed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.document.Letter.Step;

class DocumentTest {

    /** Which state each step leads to from each state; {@code -} where it is refused. */
    private static final String WAYS = """
            from         DRAFT_AGAIN COMPOSE  INITIAL APPROVE  RETURN   ORDER   SIGN   ORDER_SEAL   VOID     ISSUE  FINISH REPLACE  RECALL
            DRAFTED      DRAFTED     COMPOSED -       -        RETURNED -       -      -            -        -      -      -        -
            COMPOSED     DRAFTED     -        DRAFTED APPROVED RETURNED -       -      -            -        -      -      -        -
            APPROVED     -           -        -       APPROVED RETURNED ORDERED -      -            -        -      -      -        -
            ORDERED      -           -        -       -        -        -       SIGNED -            RETURNED -      -      -        -
            SIGNED       -           -        -       -        -        -       -      SEAL_ORDERED RETURNED -      -      -        -
            SEAL_ORDERED -           -        -       -        -        -       -      -            RETURNED ISSUED -      -        -
            ISSUED       -           -        -       -        -        -       -      -            -        -      -      REPLACED RECALLED
            RETURNED     DRAFTED     -        -       -        -        -       -      -            -        -      -      -        -
            REPLACED     -           -        -       -        -        -       -      -            -        -      -      -        -
            RECALLED     -           -        -       -        -        -       -      -            -        -      -      -        -
            """;

    @TestFactory
    Stream<DynamicTest> goesOnlyTheWaysThatAreAllowed() {
        List<String[]> table = WAYS.lines().map(line -> line.split(" +")).toList();
        List<Step> steps =
                Arrays.stream(table.get(0)).skip(1).map(Step::valueOf).toList();
        assertThat(steps).containsExactly(Step.values());
        assertThat(table.stream().skip(1).map(row -> DocumentState.valueOf(row[0])))
                .containsExactlyInAnyOrder(DocumentState.values());
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : table.subList(1, table.size())) {
            DocumentState from = DocumentState.valueOf(row[0]);
            Document document = Letter.inEachState().get(from);
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                String to = row[i + 1];
                tests.add(DynamicTest.dynamicTest(from + " " + step + " " + to, () -> goes(document, step, to)));
            }
        }
        return tests.stream();
    }

    private static void goes(Document document, Step step, String to) {
        if (to.equals("-")) {
            assertThatExceptionOfType(DocumentStateException.class)
                    .isThrownBy(() -> step.on(document))
                    .withMessageContaining("is " + document.state())
                    .satisfies(refusal -> {
                        assertThat(refusal.state()).isEqualTo(document.state());
                        assertThat(refusal.document())
                                .isEqualTo(document.reference().toString());
                    });
        } else {
            Document next = step.on(document);
            assertThat(next.state()).isEqualTo(DocumentState.valueOf(to));
            assertThat(next.hands())
                    .as("what was done before stays")
                    .startsWith(document.hands().toArray(new Hand[0]));
            assertThat(next.row()).isEqualTo(document.row());
        }
    }

    @Test
    void isInEachStateOfTheTableForTheReasonThatItSays() {
        Letter.inEachState()
                .forEach((state, document) -> assertThat(document.state()).isEqualTo(state));
    }

    @Test
    void beginsAsTheFirstVersionOfItsDrafter() {
        Document document = drafted();

        assertThat(document.version()).isEqualTo(1);
        assertThat(document.edition()).isZero();
        assertThat(document.row()).isZero();
        assertThat(document.current()).isEmpty();
        assertThat(document.drafter()).isEqualTo(DRAFTER);
        assertThat(document.hands()).containsExactly(new Hand(1, Part.DRAFTED, DRAFTER, AT, null, ""));
        assertThat(document.reference()).hasToString("H99.12-260706-0001/decision/1");
    }

    @Test
    void keepsWhoDidWhatAboutWhichBytes() {
        Document document = issued();
        var laidOut = composed().composed();

        assertThat(document.hands())
                .containsExactly(
                        new Hand(1, Part.DRAFTED, DRAFTER, AT, null, ""),
                        new Hand(1, Part.APPROVED, HEAD, AT, laidOut, ""),
                        new Hand(1, Part.ORDERED, LEADER, AT, laidOut, "KT"),
                        new Hand(1, Part.SIGNED, LEADER, AT, laidOut, "KT"),
                        new Hand(1, Part.SEAL_ORDERED, CLERK, AT, bytes("signed"), ""),
                        new Hand(1, Part.ISSUED, CLERK, AT, bytes("signed"), ""));
        assertThat(document.composed()).isEqualTo(laidOut);
        assertThat(document.signed()).isEqualTo(bytes("signed"));
        assertThat(document.issued()).isEqualTo(bytes("issued"));
        assertThat(document.current()).contains(bytes("issued"));
        assertThat(signed().current()).contains(bytes("signed"));
        assertThat(composed().current()).contains(laidOut);
    }

    @Test
    void isNotSignedApprovedInitialledOrSealedByItsDrafter() {
        refused(
                DRAFTER,
                () -> Document.drafted(
                        Letter.CASE, Letter.NAME, Letter.AGENCY, KIND, SUBJECT, DRAFTER, "{}", DRAFTER, AT));
        refused(DRAFTER, () -> composed().draftedAgain(KIND, SUBJECT, DRAFTER, "{}", DRAFTER, AT));
        refused(
                DRAFTER,
                () -> composed().initialledBy(DRAFTER, "head", composed().composed(), AT));
        refused(DRAFTER, () -> composed().approvedBy(DRAFTER, composed().composed(), AT));
        refused(DRAFTER, () -> approved().approvedBy(DRAFTER, composed().composed(), AT));
        refused(DRAFTER, () -> approved().orderedBy(DRAFTER, composed().composed(), "", AT));
        refused(DRAFTER, () -> signed().sealOrderedBy(DRAFTER, bytes("signed"), Separation.STRICT, AT));
    }

    @Test
    void isNotApprovedOrInitialledByWhomItNamesToSign() {
        refused(LEADER, () -> composed().approvedBy(LEADER, composed().composed(), AT));
        refused(LEADER, () -> approved().approvedBy(LEADER, composed().composed(), AT));
        refused(LEADER, () -> composed().initialledBy(LEADER, "head", composed().composed(), AT));
    }

    @Test
    void isSignedByNobodyButWhomItNames() {
        refused(CHECKER, () -> approved().orderedBy(CHECKER, composed().composed(), "", AT));
        refused(HEAD, () -> approved().orderedBy(HEAD, composed().composed(), "", AT));
        refused(
                LEADER,
                () -> compose(form())
                        .approvedBy(HEAD, compose(form()).composed(), AT)
                        .orderedBy(LEADER, compose(form()).composed(), "", AT));
    }

    /** The steps do not let it come so far: this is of rows that somebody wrote by hand. */
    @Test
    void isNotSignedByOneWhoApprovedOrInitialledItWhateverItsRowSays() {
        for (Part part : List.of(Part.DRAFTED, Part.APPROVED, Part.INITIALLED)) {
            Document approved = approved();
            List<Hand> hands = new ArrayList<>(approved.hands());
            hands.add(new Hand(1, part, LEADER, AT, approved.composed(), ""));
            Document forged = new Document(
                    approved.caseId(),
                    approved.name(),
                    approved.version(),
                    approved.edition(),
                    approved.agency(),
                    approved.kind(),
                    approved.state(),
                    approved.subject(),
                    approved.signer(),
                    approved.content(),
                    approved.composed(),
                    null,
                    null,
                    null,
                    hands,
                    1);

            refused(LEADER, () -> forged.orderedBy(LEADER, approved.composed(), "", AT));
        }
    }

    @Test
    void isSealedByItsSignerOrDrafterOnlyWhereTheAgencyLetsThem() {
        Separation signerMay = new Separation(false, true);
        Separation drafterMay = new Separation(true, false);

        refused(LEADER, () -> signed().sealOrderedBy(LEADER, bytes("signed"), Separation.STRICT, AT));
        refused(LEADER, () -> signed().sealOrderedBy(LEADER, bytes("signed"), drafterMay, AT));
        refused(DRAFTER, () -> signed().sealOrderedBy(DRAFTER, bytes("signed"), signerMay, AT));
        assertThat(signed().sealOrderedBy(LEADER, bytes("signed"), signerMay, AT)
                        .did(LEADER, Part.SEAL_ORDERED))
                .isTrue();
        assertThat(signed().sealOrderedBy(DRAFTER, bytes("signed"), drafterMay, AT)
                        .did(DRAFTER, Part.SEAL_ORDERED))
                .isTrue();
    }

    @Test
    void isSealedByAnApproverAndApprovedByAnInitiallerAsSmallAgenciesDo() {
        assertThat(signed().sealOrderedBy(HEAD, bytes("signed"), Separation.STRICT, AT)
                        .state())
                .isEqualTo(DocumentState.SEAL_ORDERED);
        Document initialled =
                compose(composed().initialledBy(HEAD, "head", composed().composed(), AT));
        assertThat(initialled.approvedBy(HEAD, initialled.composed(), AT).state())
                .isEqualTo(DocumentState.APPROVED);
    }

    @Test
    void isApprovedOrderedSealedAndInitialledAsWhoeverActsHasSeenItOnly() {
        otherBytes(() -> composed().initialledBy(CHECKER, "format", OTHER, AT));
        otherBytes(() -> composed().approvedBy(HEAD, OTHER, AT));
        otherBytes(() -> approved().approvedBy(CHECKER, OTHER, AT));
        otherBytes(() -> approved().orderedBy(LEADER, OTHER, "", AT));
        otherBytes(() -> signed().sealOrderedBy(CLERK, OTHER, Separation.STRICT, AT));

        assertThatExceptionOfType(OtherDocumentException.class)
                .as("the clerk seals what the leader signed and not what was laid out")
                .isThrownBy(() -> signed().sealOrderedBy(CLERK, composed().composed(), Separation.STRICT, AT))
                .satisfies(refusal -> assertThat(refusal.current()).isEqualTo(bytes("signed")));
    }

    private static void otherBytes(ThrowingCallable step) {
        assertThatExceptionOfType(OtherDocumentException.class)
                .isThrownBy(step)
                .withMessageContaining(OTHER.value())
                .satisfies(refusal -> {
                    assertThat(refusal.seen()).isEqualTo(OTHER);
                    assertThat(refusal.current()).isNotEqualTo(OTHER);
                });
    }

    @Test
    void isLaidOutAgainWithTheInitialsAndApprovedAsItIsThen() {
        Document before = composed();
        Document initialled = before.initialledBy(CHECKER, "format", before.composed(), AT);
        Document twice = initialled.initialledBy(HEAD, "head", before.composed(), AT);

        assertThat(twice.state()).isEqualTo(DocumentState.DRAFTED);
        assertThat(twice.initials()).extracting(Hand::note).containsExactly("format", "head");
        Document again = compose(twice);
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.edition()).isEqualTo(2);
        assertThatExceptionOfType(OtherDocumentException.class)
                .isThrownBy(() -> again.approvedBy(CLERK, before.composed(), AT));
        assertThat(again.approvedBy(CLERK, again.composed(), AT).state()).isEqualTo(DocumentState.APPROVED);
    }

    @Test
    void takesNoInitialsBeforeItIsLaidOut() {
        assertThatExceptionOfType(DocumentStateException.class)
                .isThrownBy(() -> drafted().initialledBy(CHECKER, "format", OTHER, AT))
                .withMessageContaining("laid out");
    }

    @Test
    void forgetsTheHandsOfEarlierVersionsAfterANewDraftButKeepsThemInItsHistory() {
        Document before =
                compose(composed().initialledBy(CHECKER, "format", composed().composed(), AT));
        Document returned = before.approvedBy(HEAD, before.composed(), AT).returnedBy(LEADER, AT);

        Document next = returned.draftedAgain(new KindId("notice"), "Về việc khác", CHECKER, "{\"b\":1}", HEAD, AT);

        assertThat(next.version()).isEqualTo(2);
        assertThat(next.edition()).isZero();
        assertThat(next.kind()).isEqualTo(new KindId("notice"));
        assertThat(next.subject()).isEqualTo("Về việc khác");
        assertThat(next.signer()).isEqualTo(CHECKER);
        assertThat(next.content()).isEqualTo("{\"b\":1}");
        assertThat(next.current()).isEmpty();
        assertThat(next.initials()).isEmpty();
        assertThat(next.last(Part.APPROVED)).isEmpty();
        assertThat(next.last(Part.RETURNED)).isEmpty();
        assertThat(next.did(HEAD, Part.APPROVED)).isFalse();
        assertThat(next.drafter()).isEqualTo(HEAD);
        assertThat(next.hands())
                .startsWith(returned.hands().toArray(new Hand[0]))
                .endsWith(new Hand(2, Part.DRAFTED, HEAD, AT, null, ""))
                .hasSize(returned.hands().size() + 1);

        Document laidOut = compose(next);
        assertThat(laidOut.approvedBy(DRAFTER, laidOut.composed(), AT)
                        .orderedBy(CHECKER, laidOut.composed(), "", AT)
                        .state())
                .as("who drafted or initialled an earlier version may approve and sign this one")
                .isEqualTo(DocumentState.ORDERED);
        refused(HEAD, () -> laidOut.approvedBy(HEAD, laidOut.composed(), AT));
    }

    @Test
    void goesOnWithANewDraftOnlyWhenItsNumberIsGivenUp() {
        for (Document document : List.of(ordered(), signed(), sealOrdered())) {
            Document given = document.voidedBy(CLERK, AT);

            assertThat(given.hands())
                    .endsWith(new Hand(
                            1, Part.VOIDED, CLERK, AT, document.current().orElseThrow(), ""));
            Document next = given.draftedAgain(KIND, SUBJECT, LEADER, "{}", DRAFTER, AT);
            assertThat(next.reference()).hasToString("H99.12-260706-0001/decision/2");
            assertThat(next.signed()).isNull();
            assertThat(next.composed()).isNull();
        }
    }

    @Test
    void isFinishedWhenItIsLaidOutOnlyWhereNobodySigns() {
        Document finished = compose(form()).finishedForm(AT);

        assertThat(finished.state()).isEqualTo(DocumentState.ISSUED);
        assertThat(finished.issued()).isEqualTo(finished.composed());
        assertThat(finished.signed()).isNull();
        assertThat(finished.hands()).endsWith(new Hand(1, Part.ISSUED, DRAFTER, AT, finished.composed(), ""));
        assertThatExceptionOfType(DocumentStateException.class)
                .isThrownBy(() -> form().finishedForm(AT))
                .withMessageContaining("DRAFTED");
        assertThatExceptionOfType(DocumentStateException.class)
                .isThrownBy(() -> composed().finishedForm(AT))
                .withMessageContaining("without the signature of anh");
    }

    @Test
    void keepsInstantsAsTheDatabasesDo() {
        Document document = Document.drafted(
                Letter.CASE, Letter.NAME, Letter.AGENCY, KIND, SUBJECT, LEADER, "{}", DRAFTER, AT.plusNanos(999));

        assertThat(document.hands().get(0).at()).isEqualTo(AT);
    }

    @Test
    void refusesTextsThatCouldNotBeKept() {
        unkept(" ", "{}");
        unkept("ệ".repeat(1001), "{}");
        unkept("a\u0000b", "{}");
        unkept("half \ud83d", "{}");
        unkept("half \ude00\ud83d", "{}");
        unkept(SUBJECT, "x".repeat(Document.MAX_CONTENT + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> approved().orderedBy(LEADER, composed().composed(), "x".repeat(61), AT));
    }

    private static void unkept(String subject, String content) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drafted().draftedAgain(KIND, subject, LEADER, content, DRAFTER, AT));
    }

    @Test
    void saysWhichStatesHoldANumberAndWhichAreTheEnd() {
        assertThat(Arrays.stream(DocumentState.values()).filter(DocumentState::holdsNumber))
                .containsExactly(DocumentState.SIGNED, DocumentState.SEAL_ORDERED);
        assertThat(Arrays.stream(DocumentState.values()).filter(DocumentState::isFinished))
                .containsExactly(DocumentState.ISSUED, DocumentState.REPLACED, DocumentState.RECALLED);
        assertThat(Arrays.stream(DocumentState.values()).map(DocumentState::vietnamese))
                .doesNotHaveDuplicates();
    }

    private static void refused(OfficerId officer, ThrowingCallable step) {
        assertThatExceptionOfType(DutiesException.class)
                .isThrownBy(step)
                .withMessageContaining(officer.value())
                .satisfies(refusal -> assertThat(refusal.officer()).isEqualTo(officer));
    }

    @Test
    void isRenewedOnlyWhenItIsIssuedWithSignatures() {
        assertThatExceptionOfType(DocumentStateException.class)
                .isThrownBy(() -> Letter.sealOrdered().renewedAs(bytes("renewed")));
        assertThatExceptionOfType(DocumentStateException.class)
                .isThrownBy(() -> compose(form()).finishedForm(AT).renewedAs(bytes("renewed")));
        Document renewed = Letter.issued().renewedAs(bytes("renewed")).renewedAs(bytes("again"));
        assertThat(renewed.issued()).isEqualTo(bytes("issued"));
        assertThat(renewed.archived()).isEqualTo(bytes("again"));
        assertThat(renewed.recalledBy(LEADER, AT).archived()).isEqualTo(bytes("again"));
    }
}
