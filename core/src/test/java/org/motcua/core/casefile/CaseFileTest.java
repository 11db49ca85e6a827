package org.motcua.core.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

class CaseFileTest {

    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final AgencyCode PARTNER = new AgencyCode("H99.15");
    private static final ProcessVersion PROCESS = new ProcessVersion("one-stop", "1.0.0", "a".repeat(64));

    @Property(tries = 200)
    void writesPartiesSoThatTheyAreReadBackAsTheyWere(@ForAll("parties") Map<String, AgencyCode> parties) {
        assertThat(Pairs.readParties(Pairs.writeParties(parties))).isEqualTo(parties);
    }

    @Property(tries = 200)
    void writesAssignmentsSoThatTheyAreReadBackAsTheyWere(@ForAll("assigned") Map<String, List<OfficerId>> assigned) {
        assertThat(Pairs.readAssigned(Pairs.writeAssigned(assigned))).isEqualTo(assigned);
    }

    @Example
    void writesNoPairsAsNothingAndASlotOfNobodyAsItsName() {
        assertThat(Pairs.writeParties(Map.of())).isEmpty();
        assertThat(Pairs.readParties("")).isEmpty();
        assertThat(Pairs.writeAssigned(Map.of())).isEmpty();
        assertThat(Pairs.readAssigned("")).isEmpty();
        assertThat(Pairs.readAssigned(Pairs.writeAssigned(Map.of("specialist", List.of()))))
                .isEqualTo(Map.of("specialist", List.of()));
        assertThat(Pairs.writeParties(Map.of("partner", PARTNER, "finance", AGENCY)))
                .as("in one order")
                .isEqualTo("finance=H99.12;partner=H99.15");
    }

    @Example
    void knowsItsPartiesAndItselfByTheNamesOfTheProcess() {
        CaseFile file = file(Map.of("partner", PARTNER), "");

        assertThat(file.party("partner")).contains(PARTNER);
        assertThat(file.party(CaseFile.OWNER)).contains(AGENCY);
        assertThat(file.party("finance")).isEmpty();
        assertThat(file.concerns(AGENCY)).isTrue();
        assertThat(file.concerns(PARTNER)).isTrue();
        assertThat(file.concerns(new AgencyCode("H99"))).isFalse();
    }

    @Example
    void refusesWhatItsRowCouldNotKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(Map.of("owner", PARTNER), ""))
                .withMessageContaining("owner");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(Map.of("a=b;c", PARTNER), ""))
                .withMessageContaining("a=b;c");
        assertThatIllegalArgumentException().isThrownBy(() -> file(parties(11), ""));
        assertThat(file(parties(10), "").parties()).hasSize(10);
        assertThatIllegalArgumentException().isThrownBy(() -> file(Map.of(), "k".repeat(201)));
        List<OfficerId> many = Arbitraries.integers()
                .map(i -> new OfficerId("%060d".formatted(i)))
                .list()
                .ofSize(66)
                .sample();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(Map.of(), "").assign("opinions", many))
                .withMessageContaining("at most 4000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(Map.of(), "").assign("Opinions", List.of()))
                .withMessageContaining("Opinions");
    }

    @Example
    void goesOverToAnotherVersionOfItsProcessOnly() {
        ProcessVersion newer = new ProcessVersion("one-stop", "1.1.0", "b".repeat(64));

        assertThat(file(Map.of(), "").handledBy(newer).process()).isEqualTo(newer);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(Map.of(), "").handledBy(new ProcessVersion("outgoing", "1.1.0", "b".repeat(64))))
                .withMessageContaining("outgoing 1.1.0");
    }

    @Provide
    Arbitrary<Map<String, AgencyCode>> parties() {
        Arbitrary<AgencyCode> codes =
                Arbitraries.of("H99", "H99.12", "0.A.1", "000.00.00.H50").map(AgencyCode::new);
        return Arbitraries.maps(names(), codes).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, List<OfficerId>>> assigned() {
        Arbitrary<List<OfficerId>> officers = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("._@-")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(OfficerId::new)
                .list()
                .ofMaxSize(4);
        return Arbitraries.maps(names(), officers).ofMaxSize(5);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("specialist", "partner", "a", "z_9", "opinions_2_of_all");
    }

    private static Map<String, AgencyCode> parties(int count) {
        Map<String, AgencyCode> parties = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            parties.put("p%059d".formatted(i), new AgencyCode("A".repeat(35)));
        }
        return parties;
    }

    private static CaseFile file(Map<String, AgencyCode> parties, String key) {
        return CaseFile.opened(
                new CaseId("H99.12-260706-0001"),
                CaseKind.DOSSIER,
                AGENCY,
                parties,
                "Cửa hàng số 7",
                PROCESS,
                key,
                Instant.parse("2026-07-06T02:00:00Z"));
    }
}
