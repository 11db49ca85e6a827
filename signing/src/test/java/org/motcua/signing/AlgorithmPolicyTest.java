package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

class AlgorithmPolicyTest {

    private static final AlgorithmPolicy STANDARD = AlgorithmPolicy.standard();
    private static final AlgorithmPolicy CIRCULAR = AlgorithmPolicy.circular15of2025();
    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();

    private static SignatureReport signAndValidate(PdfSigner.Builder signer, AlgorithmPolicy policy) {
        byte[] signed = signer.clock(TestKeys.CLOCK).build().sign(TestDocuments.withTable(), PLAIN);
        ValidationReport report = PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .revocation(RevocationPolicy.IF_AVAILABLE)
                .algorithms(policy)
                .clock(TestKeys.CLOCK)
                .build()
                .validate(signed);
        return report.signatures().get(0);
    }

    private static PdfSigner.Builder signer(TestKeyKind kind) {
        TestKey key = TestKeys.key(kind);
        return PdfSigner.builder().key(JcaKey.of(key.privateKey(), key.chain()));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_PKCS1,2048,SHA_256,2026-11-20T00:00:00Z,true",
        "RSA_PSS,4096,SHA3_512,2026-11-20T00:00:00Z,true",
        "ECDSA,521,SHA_512,2026-11-20T00:00:00Z,true",
        "EDDSA,448,SHAKE256,2026-11-20T00:00:00Z,true",
        "ML_DSA,87,SHA_512,2026-11-20T00:00:00Z,true",
        "RSA_PKCS1,2048,SHA_1,2026-11-20T00:00:00Z,false",
        "RSA_PKCS1,2048,SHA_1,2013-12-31T23:59:59Z,true",
        "RSA_PKCS1,2048,SHA_1,2014-01-01T00:00:00Z,false",
        "RSA_PKCS1,2047,SHA_256,2026-11-20T00:00:00Z,false",
        "RSA_PSS,1024,SHA_256,2013-06-01T00:00:00Z,true",
        "RSA_PSS,1023,SHA_256,2013-06-01T00:00:00Z,false",
        "ECDSA,224,SHA_256,2026-11-20T00:00:00Z,false",
        "RSA_PKCS1,4096,MD5,2003-01-01T00:00:00Z,false",
    })
    void acceptsEachAlgorithmUntilItsDay(
            SignatureScheme scheme, int size, DigestAlgorithm digest, Instant time, boolean accepted) {
        assertThat(STANDARD.judge(scheme, size, digest).at(time)).isEqualTo(accepted);
    }

    @Test
    void namesTheWeakestPart() {
        assertThat(STANDARD.judge(SignatureScheme.RSA_PKCS1, 2048, DigestAlgorithm.SHA_1))
                .returns("SHA-1", AlgorithmPolicy.Acceptance::algorithm);
        assertThat(STANDARD.judge(SignatureScheme.RSA_PKCS1, 512, DigestAlgorithm.SHA_1))
                .returns("RSA_PKCS1 512", AlgorithmPolicy.Acceptance::algorithm)
                .returns(AlgorithmPolicy.NEVER, AlgorithmPolicy.Acceptance::until);
    }

    @Test
    void changesOnlyTheCopy() {
        AlgorithmPolicy lenient = STANDARD.accept(DigestAlgorithm.SHA_1, AlgorithmPolicy.FOREVER)
                .accept(SignatureScheme.RSA_PKCS1, 3072, AlgorithmPolicy.FOREVER)
                .accept(SignatureScheme.RSA_PKCS1, 2048, AlgorithmPolicy.NEVER)
                .named("archive");
        Instant now = TestKeys.CLOCK.instant();
        assertThat(lenient.judge(DigestAlgorithm.SHA_1).at(now)).isTrue();
        assertThat(lenient.judge(SignatureScheme.RSA_PKCS1, 2048).at(now)).isFalse();
        assertThat(lenient.judge(SignatureScheme.RSA_PKCS1, 4096).at(now)).isTrue();
        assertThat(STANDARD.judge(DigestAlgorithm.SHA_1).at(now)).isFalse();
        assertThat(STANDARD.judge(SignatureScheme.RSA_PKCS1, 2048).at(now)).isTrue();
        assertThat(lenient).hasToString("archive");
    }

    @Test
    void signsWithPkcs1UnlessThePolicyWantsPss() {
        assertThat(signAndValidate(signer(TestKeyKind.RSA_2048), STANDARD).algorithm())
                .contains("SHA256withRSA");
        SignatureReport pss = signAndValidate(signer(TestKeyKind.RSA_2048).algorithms(CIRCULAR), CIRCULAR);
        assertThat(pss.algorithm()).contains("SHA256withRSAandMGF1");
        assertThat(pss.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void passesNothingThatTheCallersPolicyRefuses() {
        SignatureReport report = signAndValidate(signer(TestKeyKind.RSA_2048), CIRCULAR);
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertThat(report.findings())
                .anyMatch(finding -> finding.code() == FindingCode.ALGORITHM_WEAK
                        && finding.detail().contains("RSA_PKCS1"));
    }

    @Test
    void asksOfAuthoritiesNoPaddingThatOnlySignersChoose() {
        AlgorithmPolicy authorities = CIRCULAR.forAuthorities();
        Instant now = TestKeys.CLOCK.instant();
        assertThat(authorities.judge(SignatureScheme.RSA_PKCS1, 2048).at(now)).isTrue();
        assertThat(authorities.judge(SignatureScheme.RSA_PKCS1, 1024).at(now)).isFalse();
        assertThat(authorities.judge(SignatureScheme.EDDSA, 255).at(now)).isFalse();
    }

    @Test
    void saysWhatThePolicyRefusesAndWhatItAccepts() {
        PdfSigner.Builder signer = signer(TestKeyKind.RSA_2048)
                .algorithm(SignatureAlgorithm.SHA256_WITH_RSA)
                .algorithms(CIRCULAR);
        assertThatThrownBy(signer::build)
                .asInstanceOf(type(KeyRefusedException.class))
                .returns(Reason.ALGORITHM, KeyRefusedException::reason)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("circular-15-2025", "RSA_PKCS1 2048", "SHA256_WITH_RSA_PSS");
    }

    @Test
    void refusesKeysThatThePolicyDoesNotList() {
        for (TestKeyKind kind : List.of(TestKeyKind.ED_25519, TestKeyKind.ML_DSA_65)) {
            PdfSigner.Builder signer = signer(kind).algorithms(CIRCULAR);
            assertThatThrownBy(signer::build)
                    .isInstanceOf(KeyRefusedException.class)
                    .hasMessageContaining("another key or policy");
        }
    }
}
