package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.motcua.signing.Changes;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;

/** Whatever updates follow each other: the verdict is that of the worst of them, and never better. */
class RevisionProperties {

    private static final byte[] SIGNED = Draft.document()
            .object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R")
            .sign(20, "", TestSigner.LEADER);

    private static final PdfValidator VALIDATOR = PdfValidator.builder().build();

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
}
