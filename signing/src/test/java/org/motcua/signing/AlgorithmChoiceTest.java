package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Qpdf;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class AlgorithmChoiceTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    private static byte[] sign(TestKey key, SignatureAlgorithm algorithm) {
        return PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .algorithm(algorithm)
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), PLAIN);
    }

    private static void assertIntact(byte[] signed, SignatureAlgorithm algorithm) {
        assertThat(Dss.withoutTrust().judge(signed)).singleElement().satisfies(signature -> {
            assertThat(signature.intact()).as(signature.toString()).isTrue();
            assertThat(signature.level()).isEqualTo("PAdES-BASELINE-B");
        });
        ValidationReport report = PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .clock(TestKeys.CLOCK)
                .build()
                .validate(signed);
        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).as(report.toJson()).isEqualTo(Integrity.INTACT);
            assertThat(signature.algorithm().toString()).contains(algorithm.jcaName());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048,SHA384_WITH_RSA",
        "RSA_2048,SHA512_WITH_RSA",
        "RSA_2048,SHA256_WITH_RSA_PSS",
        "RSA_3072,SHA384_WITH_RSA_PSS",
        "RSA_2048,SHA512_WITH_RSA_PSS",
        "P_256,SHA384_WITH_ECDSA",
        "P_384,SHA512_WITH_ECDSA"
    })
    void signsWithTheAlgorithmThatWasChosen(TestKeyKind kind, SignatureAlgorithm algorithm) {
        byte[] signed = sign(TestKeys.key(kind), algorithm);
        assertIntact(signed, algorithm);
        assertThat(Judged.signatures(signed))
                .singleElement()
                .satisfies(signature ->
                        assertThat(signature.valid()).as(signature.toString()).isTrue());
    }

    @Test
    void signsWithEd25519AndDeclaresIt() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TestKey key = new TestKey(pair.getPrivate(), List.of(selfSigned(pair)));
        byte[] signed = sign(key, SignatureAlgorithm.ED25519);
        assertIntact(signed, SignatureAlgorithm.ED25519);
        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).contains("/ExtensionLevel 32002");
        assertThat(Qpdf.check(signed).clean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P_384,SHA256_WITH_ECDSA", "P_256,SHA256_WITH_RSA", "RSA_2048,ED25519"})
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

    private static X509Certificate selfSigned(KeyPair pair) throws Exception {
        X500Name name = new X500Name("CN=Ed25519");
        Date from = Date.from(TestKeys.CLOCK.instant());
        Date to = Date.from(TestKeys.CLOCK.instant().plus(Duration.ofDays(365)));
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(name, BigInteger.TEN, from, to, name, pair.getPublic())
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation))
                        .build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate())));
    }
}
