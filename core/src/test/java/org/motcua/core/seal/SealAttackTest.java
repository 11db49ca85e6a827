package org.motcua.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.Chains;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.seal.SealReport.Problem;

/** What somebody may try with seals who can write to the database and to every file, but has not the keys. */
class SealAttackTest {

    private static final Instant TIME = Instant.parse("2026-07-06T15:00:00Z");
    private static final CaseId CASE = new CaseId("H99.12-260706-0001");
    private static final CaseId OTHER = new CaseId("H99.12-260706-0002");

    private final SealOffice office = new SealOffice(TIME);
    private final SealOffice attacker = new SealOffice(TIME);
    private final List<AuditEntry> chain = chain(CASE, 5);

    @Example
    void holdsAsItWasMade() {
        SealProof first = proof(seal(office, "sct", 1, SealHash.NONE, 3), null, 3);
        SealReport report = check(chain, first);

        assertThat(report.firstProblem()).isEmpty();
        assertThat(report.sealed()).isEqualTo(3);
        assertThat(report.provenSince()).contains(TIME);
    }

    @Example
    void findsASealByAnotherKey() {
        SealProof forged = proof(seal(attacker, "sct", 1, SealHash.NONE, 3), null, 3);

        assertThat(check(chain, forged).firstProblem()).contains(Problem.NOT_PROVED);
    }

    @Example
    void findsTheSignatureOfOneSealUnderTheStatementOfAnother() {
        Seal good = seal(office, "sct", 1, SealHash.NONE, 3);
        Seal longer = seal(office, "sct", 1, SealHash.NONE, 5);

        SealProof swapped = proof(new Seal(longer.statement(), good.evidence()), null, 5);
        assertThat(check(chain, swapped).firstProblem()).contains(Problem.NOT_PROVED);
    }

    @Example
    void findsATimeStampThatIsOfAnotherSeal() {
        Seal good = seal(office, "sct", 1, SealHash.NONE, 3);
        Seal other = seal(office, "sct", 1, SealHash.NONE, 4);
        SealEvidence mixed =
                SealEvidence.of(good.evidence().signature(), other.evidence().evidence());

        assertThat(check(chain, proof(new Seal(good.statement(), mixed), null, 3))
                        .firstProblem())
                .contains(Problem.NOT_PROVED);
    }

    @Example
    void findsLeavesThatWereSwapped() {
        SealProof good = proof(seal(office, "sct", 1, SealHash.NONE, 3), null, 3);
        SealProof.Fields fields = good.fields();

        assertThat(check(chain, with(fields, "position", 0)).firstProblem()).contains(Problem.NOT_INCLUDED);
        assertThat(check(chain, with(fields, "sequence", 4)).firstProblem()).contains(Problem.NOT_INCLUDED);
        assertThat(check(chain, with(fields, "hash", chain.get(1).hash().value()))
                        .firstProblem())
                .contains(Problem.NOT_INCLUDED);
        assertThat(check(chain, with(fields, "case", OTHER.value())).firstProblem())
                .contains(Problem.NOT_INCLUDED);
        List<String> path = new ArrayList<>(fields.path());
        Collections.swap(path, 0, 1);
        assertThat(check(chain, with(fields, "path", path)).firstProblem()).contains(Problem.NOT_INCLUDED);
    }

    @Example
    void findsTheProofOfAnotherCase() {
        Seal seal = seal(office, "sct", 1, SealHash.NONE, 3);
        List<SealedHead> heads = heads(3);
        SealProof ofOther =
                new SealProof(seal, null, heads.get(0), 0, tree("sct", heads).path(0));

        assertThat(check(chain, ofOther).firstProblem()).contains(Problem.OTHER_CASE);
    }

    @Example
    void findsTheLeavesOfOneInstallationUnderTheNameOfAnother() {
        Seal seal = seal(office, "sct", 1, SealHash.NONE, 3);
        SealStatement renamed = new SealStatement(
                "other", 1, SealHash.NONE, TIME, 4, seal.statement().root());
        Seal signedAnew = new Seal(renamed, office.make(renamed.bytes()));

        assertThat(check(chain, proof(signedAnew, null, 3)).firstProblem()).contains(Problem.NOT_INCLUDED);
    }

    @Example
    void findsSealsOfTwoInstallationsOverOneCase() {
        SealProof own = proof(seal(office, "sct", 1, SealHash.NONE, 3), null, 3);
        SealProof other = proof(seal(office, "other", 1, SealHash.NONE, 3), null, 3);

        assertThat(check(chain, own, other).firstProblem()).contains(Problem.FORKED);
        assertThat(SealSeries.of("sct", office).add(other.seal()))
                .hasValueSatisfying(broken -> assertThat(broken.problem()).isEqualTo(Problem.FORKED));
    }

    @Example
    void findsAnOlderSealThatIsShownAgainForAChainThatWasRewound() {
        Seal first = seal(office, "sct", 1, SealHash.NONE, 2);
        Seal second = seal(office, "sct", 2, first.statement().hash(), 5);
        SealProof old = proof(first, null, 2);
        SealProof kept = proof(second, first.statement(), 5);
        List<AuditEntry> rewound = chain.subList(0, 2);

        assertThat(check(rewound, old).sealed()).as("true as far as it goes").isEqualTo(2);
        assertThat(check(rewound, old, kept).firstProblem()).contains(Problem.SHORTER);
        assertThat(check(chain, old, kept).sealed()).isEqualTo(5);
        assertThat(check(chain, kept, old).number()).isEqualTo(2);
    }

    @Example
    void findsAnotherSealOfTheSameNumber() {
        SealProof one = proof(seal(office, "sct", 1, SealHash.NONE, 3), null, 3);
        SealProof two = proof(seal(office, "sct", 1, SealHash.NONE, 5), null, 5);

        assertThat(check(chain, one, two).firstProblem()).contains(Problem.FORKED);
    }

    @Example
    void findsASealThatDoesNotFollowTheOneItNames() {
        Seal first = seal(office, "sct", 1, SealHash.NONE, 2);
        Seal other = seal(office, "sct", 1, SealHash.NONE, 3);
        Seal second = seal(office, "sct", 2, first.statement().hash(), 5);

        assertThat(check(chain, proof(second, other.statement(), 5)).firstProblem())
                .contains(Problem.NOT_LINKED);
        assertThat(check(chain, proof(second, null, 5)).firstProblem()).contains(Problem.NOT_LINKED);
        assertThat(check(chain, proof(other, null, 3), proof(second, first.statement(), 5))
                        .firstProblem())
                .contains(Problem.FORKED);
    }

    @Example
    void findsGapsInASeries() {
        Seal first = seal(office, "sct", 1, SealHash.NONE, 2);
        Seal second = seal(office, "sct", 2, first.statement().hash(), 3);
        Seal third = seal(office, "sct", 3, second.statement().hash(), 5);
        SealSeries series = SealSeries.of("sct", office);

        assertThat(series.add(first)).isEmpty();
        assertThat(series.add(third)).hasValueSatisfying(broken -> {
            assertThat(broken.number()).isEqualTo(3);
            assertThat(broken.problem()).isEqualTo(Problem.NOT_LINKED);
        });
        assertThat(series.add(first)).as("again").isPresent();
        assertThat(series.add(seal(attacker, "sct", 2, first.statement().hash(), 3)))
                .hasValueSatisfying(broken -> assertThat(broken.problem()).isEqualTo(Problem.NOT_PROVED));
        assertThat(series.add(second)).isEmpty();
        assertThat(series.add(third)).isEmpty();
    }

    @Example
    void findsAChainThatWasMadeAnew() {
        SealProof good = proof(seal(office, "sct", 1, SealHash.NONE, 3), null, 3);
        List<AuditEntry> anew = new ArrayList<>(chain);
        anew.set(2, Chains.forged(chain.get(2)));

        assertThat(check(anew, good).firstProblem()).contains(Problem.OTHER_CHAIN);
        assertThat(check(chain.subList(0, 2), good).firstProblem()).contains(Problem.SHORTER);
    }

    @Example
    void doesNotDecideWhatTheJudgeCannot() {
        SealProof good = proof(seal(office, "sct", 1, SealHash.NONE, 3), null, 3);
        SealReport report = SealCheck.by(
                        (statement, evidence) -> SealVerdict.indeterminate("CN=x", List.of("no trust anchor")))
                .check(List.of(good), CASE.value(), hashes(chain));

        assertThat(report.firstProblem()).contains(Problem.UNDECIDED);
        assertThat(report.reasons()).containsExactly("no trust anchor");
        assertThat(report.isProved()).isFalse();
    }

    @Property(tries = 400)
    void findsAnyCharacterOfAProofThatIsAltered(
            @ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(min = 33, max = 126) int character) {
        SealStatement before = seal(office, "sct", 1, SealHash.NONE, 1).statement();
        SealProof good = proof(seal(office, "sct", 2, before.hash(), 3), before, 3);
        String json = good.toJson();
        int index = where % json.length();
        String altered = json.substring(0, index) + (char) character + json.substring(index + 1);

        SealReport report;
        try {
            report = check(chain, read(altered));
        } catch (UnreadableDataException e) {
            return;
        }
        assertThat(report.firstProblem().isPresent() || read(altered).fields().equals(good.fields()))
                .as(altered)
                .isTrue();
    }

    @Property(tries = 200)
    void readsWhateverItIsGivenOrSaysThatItCannot(@ForAll("texts") String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableDataException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of("null", "{}", "[]", "{\"format\":\"motcua-seal-proof-1\"}", "{\"path\":[null]}"));
    }

    /** Over four cases, the given one the third, with a head at this sequence. */
    private Seal seal(SealOffice signer, String installation, int number, SealHash previous, int sequence) {
        SealStatement statement = new SealStatement(
                installation,
                number,
                previous,
                TIME,
                4,
                tree(installation, heads(sequence)).root());
        return new Seal(statement, signer.make(statement.bytes()));
    }

    private SealProof proof(Seal seal, @Nullable SealStatement previous, int sequence) {
        List<SealedHead> heads = heads(sequence);
        return new SealProof(
                seal,
                previous,
                heads.get(2),
                2,
                tree(seal.statement().installation(), heads).path(2));
    }

    private static MerkleTree tree(String installation, List<SealedHead> heads) {
        return MerkleTree.over(
                heads.stream().map(head -> head.leaf(installation)).toList());
    }

    private List<SealedHead> heads(int sequence) {
        AuditEntry sealed = chain.get(sequence - 1);
        List<SealedHead> heads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CaseId id = i == 2 ? CASE : new CaseId(OTHER.value() + i);
            heads.add(new SealedHead(id, sequence, sealed.hash()));
        }
        return heads;
    }

    private static List<AuditEntry> chain(CaseId id, int entries) {
        List<Map<String, String>> details = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            details.add(Map.of("n", Integer.toString(i)));
        }
        return Chains.chain(id, details);
    }

    private SealReport check(List<AuditEntry> entries, SealProof... proofs) {
        return SealCheck.by(office).check(List.of(proofs), CASE.value(), hashes(entries));
    }

    private static List<String> hashes(List<AuditEntry> entries) {
        return entries.stream().map(entry -> entry.hash().value()).toList();
    }

    private static SealProof read(String json) {
        return SealProof.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static SealProof with(SealProof.Fields fields, String name, Object value) {
        return new SealProof.Fields(
                        fields.format(),
                        fields.statement(),
                        fields.signature(),
                        fields.evidence(),
                        fields.previous(),
                        name.equals("case") ? (String) value : fields.caseId(),
                        name.equals("sequence") ? (Integer) value : fields.sequence(),
                        name.equals("hash") ? (String) value : fields.hash(),
                        name.equals("position") ? (Integer) value : fields.position(),
                        name.equals("path") ? list(value) : fields.path())
                .proof();
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object value) {
        return (List<String>) value;
    }
}
