package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.judges.Qpdf;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class AlgorithmChoiceTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    private static byte[] sign(TestKey key, SignatureAlgorithm algorithm) {
        return sign(key, algorithm, TestDocuments.withTable());
    }

    private static byte[] sign(TestKey key, SignatureAlgorithm algorithm, byte[] document) {
        return PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .algorithm(algorithm)
                .clock(TestKeys.CLOCK)
                .build()
                .sign(document, PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048,SHA3_256_WITH_RSA,32001",
        "P_384,SHA3_512_WITH_ECDSA,32001",
        "ED_25519,ED25519,32002",
        "ED_448,ED448,32001 32002",
        "ML_DSA_44,ML_DSA_44,",
        "P_256,SHA384_WITH_ECDSA,"
    })
    void declaresTheExtensionsThatAnAlgorithmNeeds(TestKeyKind kind, SignatureAlgorithm algorithm, String levels) {
        assertThat(levels(sign(TestKeys.key(kind), algorithm)))
                .containsExactly(levels == null ? new String[0] : levels.split(" "));
    }

    @Test
    void declaresEachExtensionOnceAndLeavesEarlierSignaturesIntact() {
        TestKey plain = TestKeys.key(TestKeyKind.RSA_2048);
        byte[] first = sign(plain, SignatureAlgorithm.SHA256_WITH_RSA);
        byte[] second = sign(TestKeys.key(TestKeyKind.ED_25519), SignatureAlgorithm.ED25519, first);
        byte[] third = sign(TestKeys.key(TestKeyKind.ED_448), SignatureAlgorithm.ED448, second);
        byte[] fourth = sign(plain, SignatureAlgorithm.SHA3_256_WITH_RSA_PSS, third);
        assertThat(levels(second)).containsExactly("32002");
        assertThat(levels(fourth)).containsExactly("32002", "32002", "32001");
        ValidationReport report =
                PdfValidator.builder().clock(TestKeys.CLOCK).build().validate(fourth);
        assertThat(report.signatures()).hasSize(4).allSatisfy(signature -> {
            assertThat(signature.integrity()).as(report.toJson()).isEqualTo(Integrity.INTACT);
            assertThat(signature.changesAllowed()).as(report.toJson()).isTrue();
        });
        assertThat(Qpdf.check(fourth).clean()).isTrue();
    }

    /** The extension levels in the order in which they were written, those of earlier revisions too. */
    private static List<String> levels(byte[] pdf) {
        return Pattern.compile("/ExtensionLevel (\\d+)")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "P_384,SHA256_WITH_ECDSA",
        "P_256,SHA256_WITH_RSA",
        "RSA_2048,ED25519",
        "ED_25519,ED448",
        "ML_DSA_65,ML_DSA_44"
    })
    void refusesAlgorithmThatDoesNotSuitTheKey(TestKeyKind kind, SignatureAlgorithm algorithm) {
        assertThatThrownBy(() -> sign(TestKeys.key(kind), algorithm))
                .asInstanceOf(type(KeyRefusedException.class))
                .returns(Reason.ALGORITHM, KeyRefusedException::reason);
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048,SunRsaSign", "P_256,SunEC"})
    void signsWithTheProviderThatItWasGiven(TestKeyKind kind, String provider) {
        TestKey key = TestKeys.key(kind);
        byte[] signed = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain(), Security.getProvider(provider)))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), PLAIN);
        assertThat(Judged.signatures(signed)).singleElement().matches(signature -> signature.valid());
    }
}
