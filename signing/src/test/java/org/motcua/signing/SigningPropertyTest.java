package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.motcua.signing.testkit.TestKey;

/** Whatever is signed is intact, and whatever is changed afterwards is not. */
class SigningPropertyTest {

    private static final Map<String, byte[]> DOCUMENTS = Map.of(
            "table", TestDocuments.withTable(),
            "stream", TestDocuments.withXrefStream(),
            "hybrid", TestDocuments.hybrid(),
            "rotated", TestDocuments.rotated(270));

    private static final PdfValidator VALIDATOR =
            PdfValidator.builder().clock(TestKeys.CLOCK).build();

    private static byte[] sign(String document, SignatureAlgorithm algorithm, SignatureRequest request) {
        TestKey key = TestKeys.key(TestKeys.kindFor(algorithm));
        return PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .algorithm(algorithm)
                .clock(TestKeys.CLOCK)
                .build()
                .sign(DOCUMENTS.get(document), request);
    }

    @Property(tries = 40)
    void whateverIsSignedIsIntactAndWhateverIsFlippedIsNot(
            @ForAll("documents") String document,
            @ForAll SignatureAlgorithm algorithm,
            @ForAll("requests") SignatureRequest request,
            @ForAll @IntRange(max = 9_999) int where) {
        byte[] signed = sign(document, algorithm, request);
        SignatureReport intact = VALIDATOR.validate(signed).signatures().get(0);
        assertThat(intact.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(intact.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(intact.changesAllowed()).isTrue();

        int offset = (int) ((long) where * signed.length / 10_000);
        signed[offset] ^= 0x10;
        ValidationReport tampered = VALIDATOR.validate(signed);
        boolean stillGood = tampered.readable()
                && tampered.signatures().stream()
                        .anyMatch(report -> report.integrity() == Integrity.INTACT
                                && report.coverage() == Coverage.WHOLE_FILE
                                && inCoveredRange(signed, offset));
        assertThat(stillGood).as(tampered.toJson()).isFalse();
    }

    /** The digits of /Contents behind the signature are padding that no range covers. */
    private static boolean inCoveredRange(byte[] signed, int offset) {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int hole = text.lastIndexOf("/Contents <") + "/Contents ".length();
        return offset < hole || offset > text.indexOf('>', hole);
    }

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.of(DOCUMENTS.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<SignatureRequest> requests() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<Optional<Certification>> certifications =
                Arbitraries.of(Certification.class).optional();
        return Combinators.combine(texts, texts, certifications, Arbitraries.of(true, false))
                .as((reason, location, certification, visible) -> {
                    SignatureRequest.Builder request =
                            SignatureRequest.builder().reason(reason).location(location);
                    certification.ifPresent(request::certify);
                    if (visible) {
                        request.at(Placement.rectangle(1, 10, 10, 40, 15))
                                .appearance(SignatureAppearance.text("Nguyễn Văn An"));
                    }
                    return request.build();
                });
    }
}
