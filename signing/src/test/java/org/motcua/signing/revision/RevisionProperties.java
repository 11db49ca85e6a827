package org.motcua.signing.revision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.motcua.signing.Changes;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;

/** Whatever updates follow each other: the verdict is that of the worst of them, and never better. */
class RevisionProperties {

    private static final byte[] SIGNED = Draft.document()
            .object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R")
            .sign(20, "", TestSigner.LEADER);

    private static final PdfValidator VALIDATOR = PdfValidator.builder().build();
    private static final Map<String, UnaryOperator<byte[]>> CHANGES = ChangeKinds.all();
    private static final Map<String, List<Boolean>> DOCUMENTED = ChangeTable.read();
    private static final List<byte[]> SIGNED_FORMS =
            ChangeTable.PERMISSIONS.stream().map(FormDocument::signed).toList();
    private static final Map<String, Set<Integer>> WRITTEN = written();

    /** Kinds of update, each with the level that it must be reported as. */
    private enum Kind {
        NOTHING(Changes.NONE),
        UNTOUCHED_COPY(Changes.NONE),
        INFORMATION(Changes.LTA_UPDATES),
        FILLED(Changes.FORM_FILLING),
        CONTENT(Changes.OTHER),
        RESOURCES(Changes.OTHER);

        private final Changes level;

        Kind(Changes level) {
            this.level = level;
        }
    }

    private static byte[] apply(Kind kind, byte[] pdf, int round) {
        Draft update = Draft.update(pdf);
        return switch (kind) {
            case NOTHING -> update.object(100 + round, "/Unused true").bytes();
            case UNTOUCHED_COPY ->
                update.object(10, "/Type /Font /Subtype /Type1 /BaseFont /Times-Roman")
                        .bytes();
            case INFORMATION ->
                update.object(26, "/Title (" + round + ")")
                        .trailer("/Info 26 0 R")
                        .bytes();
            case FILLED ->
                update.object(6, Draft.NUMBER + " /V (" + round + ") /AP << /N " + (200 + round) + " 0 R >>").stream(
                                200 + round, Draft.FORM_XOBJECT, "")
                        .bytes();
            case CONTENT -> update.stream(4, "", "% " + round).bytes();
            case RESOURCES ->
                update.object(10, "/Type /Font /Subtype /Type1 /BaseFont /Font" + round)
                        .bytes();
        };
    }

    @Provide
    Arbitrary<List<Kind>> updates() {
        return Arbitraries.of(Kind.class).list().ofMaxSize(6);
    }

    @Property(tries = 150)
    void reportsTheWorstOfAllUpdates(@ForAll("updates") List<Kind> kinds) {
        byte[] pdf = SIGNED;
        Changes worst = Changes.NONE;
        for (int round = 0; round < kinds.size(); round++) {
            pdf = apply(kinds.get(round), pdf, round + 1);
            worst = worst.or(effect(kinds, round));
        }
        SignatureReport signature = VALIDATOR.validate(pdf).signatures().get(0);
        assertThat(signature.changesAfter())
                .as("%s: %s", kinds, signature.findings())
                .isEqualTo(worst);
        assertThat(signature.changesAllowed()).isEqualTo(worst != Changes.OTHER);
    }

    /** To put back what was there, and to drop what was added, is a change too. */
    private static Changes effect(List<Kind> kinds, int round) {
        Kind kind = kinds.get(round);
        List<Kind> before = kinds.subList(0, round);
        if (kind == Kind.UNTOUCHED_COPY && before.lastIndexOf(Kind.RESOURCES) > before.lastIndexOf(kind)) {
            return Changes.OTHER;
        }
        boolean dropsInformation = round > 0 && kinds.get(round - 1) == Kind.INFORMATION && kind != Kind.INFORMATION;
        return dropsInformation ? kind.level.or(Changes.LTA_UPDATES) : kind.level;
    }

    @Property(tries = 60)
    void neverAllowsAnUpdateThatChangesAnyOneKeyOfAPage(@ForAll("keys") String key) {
        byte[] pdf = Draft.update(SIGNED)
                .object(3, Draft.PAGE + Draft.ANNOTATIONS + " /" + key + " 1")
                .bytes();
        SignatureReport signature = VALIDATOR.validate(pdf).signatures().get(0);
        assertThat(signature.changesAllowed()).isFalse();
        assertThat(signature.changesAfter()).isEqualTo(Changes.OTHER);
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(2).ofMaxLength(8);
    }

    /** A document of one kind of permission, and kinds of update in the order in which they are made. */
    private record Sequence(int column, List<String> kinds) {

        boolean allowed() {
            return kinds.stream().allMatch(kind -> DOCUMENTED.get(kind).get(column));
        }
    }

    @Provide
    Arbitrary<Sequence> sequences() {
        Arbitrary<List<String>> kinds = Arbitraries.shuffle(List.copyOf(CHANGES.keySet()));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        kinds,
                        Arbitraries.integers().between(1, 8))
                .as((column, shuffled, length) -> new Sequence(column, shuffled.subList(0, length)));
    }

    /** Only kinds that the column permits, none of which writes what another of them writes. */
    @Provide
    Arbitrary<Sequence> permittedSequences() {
        return sequences().map(sequence -> {
            Set<Integer> written = new HashSet<>();
            List<String> kinds = new ArrayList<>();
            for (String kind : CHANGES.keySet().stream()
                    .sorted(Comparator.comparingInt(k -> (k + sequence).hashCode()))
                    .toList()) {
                Set<Integer> objects = WRITTEN.get(kind);
                if (DOCUMENTED.get(kind).get(sequence.column()) && Collections.disjoint(written, objects)) {
                    written.addAll(objects);
                    kinds.add(kind);
                }
            }
            return new Sequence(sequence.column(), kinds);
        });
    }

    /** The objects that each update writes, without the picture that all of them bring along. */
    private static Map<String, Set<Integer>> written() {
        byte[] signed = SIGNED_FORMS.get(0);
        Map<String, Set<Integer>> written = new TreeMap<>();
        CHANGES.forEach((kind, change) -> {
            byte[] updated = change.apply(signed);
            String update = new String(updated, signed.length, updated.length - signed.length, ISO_8859_1);
            written.put(
                    kind,
                    Pattern.compile("(?m)^(\\d+) 0 obj")
                            .matcher(update)
                            .results()
                            .map(result -> Integer.valueOf(result.group(1)))
                            .filter(number -> number != 60)
                            .collect(Collectors.toSet()));
        });
        return written;
    }

    /** One update may also undo what another leads to, so that no signature is found any more. */
    @Property(tries = 150)
    void refusesEverySequenceWithAForbiddenUpdate(@ForAll("sequences") Sequence sequence) {
        if (!sequence.allowed()) {
            judge(sequence)
                    .ifPresent(leader -> assertThat(leader.changesAllowed())
                            .as("%s", leader.findings())
                            .isFalse());
        }
    }

    @Property(tries = 60)
    void allowsEverySequenceOfPermittedUpdates(@ForAll("permittedSequences") Sequence sequence) {
        SignatureReport leader = judge(sequence).orElseThrow();
        assertThat(leader.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(leader.changesAllowed()).as("%s", leader.findings()).isTrue();
    }

    private static Optional<SignatureReport> judge(Sequence sequence) {
        byte[] pdf = SIGNED_FORMS.get(sequence.column());
        for (String kind : sequence.kinds()) {
            pdf = CHANGES.get(kind).apply(pdf);
        }
        return VALIDATOR.validate(pdf).signatures().stream()
                .filter(signature -> signature.field().equals("leader"))
                .findFirst();
    }
}
