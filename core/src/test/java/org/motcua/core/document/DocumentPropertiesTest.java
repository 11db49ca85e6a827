package org.motcua.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.motcua.core.CoreException;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.store.DocumentId;

/** Whatever is done to a document in whatever order by whomever, what goes out went out rightly. */
class DocumentPropertiesTest {

    private static final List<OfficerId> OFFICERS =
            List.of(Letter.DRAFTER, Letter.HEAD, Letter.CHECKER, Letter.LEADER, Letter.CLERK);

    /**
     * A try at a step.
     *
     * @param likely whether it is the one that comes next on the way out
     * @param officer who tries; after the last one, whom the document names to sign
     * @param bytes which are named as seen, or made: the current ones, the ones laid out, or others
     */
    private record Try(Letter.Step step, boolean likely, int officer, int bytes) {}

    @Property(tries = 2000)
    void goesOutDraftedApprovedSignedAndSealedByDifferentPeopleOnTheSameBytes(@ForAll("tries") List<Try> tries) {
        Document document = Letter.drafted();
        DocumentId laidOut = null;
        DocumentId signed = null;
        boolean out = false;
        for (int i = 0; i < tries.size(); i++) {
            Try next = tries.get(i);
            Letter.Step step = next.likely() ? likely(document) : next.step();
            DocumentId made = Letter.bytes("made " + i);
            Document before = document;
            try {
                document = take(step, next, before, made);
            } catch (CoreException refused) {
                assertThat(document).isEqualTo(before);
                continue;
            }
            laidOut = step == Letter.Step.COMPOSE ? made : laidOut;
            signed = step == Letter.Step.SIGN ? made : signed;
            assertThat(document.hands()).startsWith(before.hands().toArray(new Hand[0]));
            if (document.state().isFinished()) {
                out = true;
                assertThat(document.composed()).isEqualTo(laidOut);
                wentOutRightly(document, laidOut, signed);
            }
        }
        Statistics.label("went out")
                .collect(out)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    private static Letter.Step likely(Document document) {
        return switch (document.state()) {
            case DRAFTED -> Letter.Step.COMPOSE;
            case COMPOSED -> Letter.Step.APPROVE;
            case APPROVED -> Letter.Step.ORDER;
            case ORDERED -> Letter.Step.SIGN;
            case SIGNED -> Letter.Step.ORDER_SEAL;
            case SEAL_ORDERED -> Letter.Step.ISSUE;
            case RETURNED -> Letter.Step.DRAFT_AGAIN;
            case ISSUED, REPLACED, RECALLED -> Letter.Step.RECALL;
        };
    }

    private static Document take(Letter.Step step, Try next, Document document, DocumentId made) {
        OfficerId signer = document.signer();
        OfficerId officer = next.officer() < OFFICERS.size()
                ? OFFICERS.get(next.officer())
                : signer == null ? Letter.LEADER : signer;
        DocumentId seen = seen(next, document);
        return switch (step) {
            case DRAFT_AGAIN ->
                document.draftedAgain(
                        Letter.KIND, Letter.SUBJECT, OFFICERS.get(next.bytes() + 1), "{}", officer, Letter.AT);
            case COMPOSE -> document.composedAs(made);
            case INITIAL -> document.initialledBy(officer, "format", seen, Letter.AT);
            case APPROVE -> document.approvedBy(officer, seen, Letter.AT);
            case RETURN -> document.returnedBy(officer, Letter.AT);
            case ORDER -> document.orderedBy(officer, seen, "", Letter.AT);
            case SIGN -> document.signedAs(made, Letter.AT);
            case ORDER_SEAL -> document.sealOrderedBy(officer, seen, Separation.STRICT, Letter.AT);
            case VOID -> document.voidedBy(officer, Letter.AT);
            case ISSUE -> document.issuedAs(made, Letter.AT);
            case FINISH -> document.finishedForm(Letter.AT);
            case REPLACE -> document.replacedBy(officer, Letter.AT);
            case RECALL -> document.recalledBy(officer, Letter.AT);
        };
    }

    private static DocumentId seen(Try next, Document document) {
        DocumentId composed = document.composed();
        return switch (next.bytes()) {
            case 0 -> document.current().orElse(Letter.OTHER);
            case 1 -> composed == null ? Letter.OTHER : composed;
            default -> Letter.OTHER;
        };
    }

    private static void wentOutRightly(Document document, DocumentId laidOut, DocumentId signed) {
        List<Hand> hands = document.hands().stream()
                .filter(hand -> hand.version() == document.version())
                .toList();
        String parts = hands.stream().map(hand -> letter(hand.part())).reduce("", String::concat);
        assertThat(parts).as("each after the other and nothing between").matches("DI*A+OSEX[RC]?");
        OfficerId drafter = only(hands, Part.DRAFTED).officer();
        Hand order = only(hands, Part.ORDERED);
        Hand signature = only(hands, Part.SIGNED);
        Hand seal = only(hands, Part.SEAL_ORDERED);
        OfficerId leader = order.officer();
        assertThat(leader)
                .isEqualTo(document.signer())
                .isEqualTo(signature.officer())
                .isNotEqualTo(drafter);
        assertThat(seal.officer()).isNotIn(leader, drafter);
        assertThat(of(hands, Part.APPROVED)).isNotEmpty().allSatisfy(hand -> {
            assertThat(hand.officer()).isNotIn(drafter, leader);
            assertThat(hand.seen()).isEqualTo(laidOut);
        });
        assertThat(of(hands, Part.INITIALLED))
                .allSatisfy(hand -> assertThat(hand.officer()).isNotIn(drafter, leader));
        assertThat(order.seen()).isEqualTo(laidOut);
        assertThat(signature.seen()).isEqualTo(laidOut);
        assertThat(seal.seen()).isEqualTo(signed).isEqualTo(document.signed());
    }

    private static String letter(Part part) {
        return switch (part) {
            case DRAFTED -> "D";
            case INITIALLED -> "I";
            case APPROVED -> "A";
            case ORDERED -> "O";
            case SIGNED -> "S";
            case SEAL_ORDERED -> "E";
            case ISSUED -> "X";
            case REPLACED -> "R";
            case RECALLED -> "C";
            case RETURNED, VOIDED -> "-";
        };
    }

    private static List<Hand> of(List<Hand> hands, Part part) {
        return hands.stream().filter(hand -> hand.part() == part).toList();
    }

    private static Hand only(List<Hand> hands, Part part) {
        assertThat(of(hands, part)).hasSize(1);
        return of(hands, part).get(0);
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        Arbitrary<Boolean> likely = Arbitraries.of(true, true, true, false);
        Arbitrary<Integer> officers = Arbitraries.of(0, 1, 2, 3, 4, 5, 5, 5, 5);
        Arbitrary<Integer> bytes = Arbitraries.of(0, 0, 0, 0, 1, 2);
        return Combinators.combine(Arbitraries.of(Letter.Step.values()), likely, officers, bytes)
                .as(Try::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }
}
