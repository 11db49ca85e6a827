package org.motcua.signing.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureScheme;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/** What is told of the signatures of authorities, whose keys Java 17 itself partly does not know. */
class CertificateAlgorithmsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "RSA_2048,RSA_PKCS1,2048,SHA_256",
        "P_256,ECDSA,256,SHA_256",
        "P_521,ECDSA,521,SHA_512",
        "ED_25519,EDDSA,255,SHA_512",
        "ED_448,EDDSA,448,SHAKE256",
        "ML_DSA_65,ML_DSA,65,SHAKE256"
    })
    void verifiesAndNamesWhatAuthoritiesOfEveryKindSign(
            TestKeyKind kind, SignatureScheme scheme, int size, DigestAlgorithm digest) {
        TestAuthority authority = TestAuthority.create("CN=Gốc", kind, CLOCK);
        PublicKey key = authority.certificate().getPublicKey();
        PublicKey other =
                TestAuthority.create("CN=Gốc", kind, CLOCK).certificate().getPublicKey();
        X509Certificate certificate =
                authority.issue("CN=Nguyễn Văn An", TestKeyKind.P_256).certificate();
        X509CRL list = authority.crl();

        assertThatCode(() -> Providers.requireSigned(certificate, key)).doesNotThrowAnyException();
        assertThatCode(() -> Providers.requireSigned(list, key)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Providers.requireSigned(certificate, other))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Providers.requireSigned(list, other)).isInstanceOf(GeneralSecurityException.class);

        AlgorithmUse use = new AlgorithmUse(scheme, size, digest);
        assertThat(AlgorithmUse.find(certificate, key)).contains(use);
        assertThat(AlgorithmUse.find(list, key)).contains(use);
        assertThat(use.under(AlgorithmPolicy.standard()).at(CLOCK.instant())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048,P_256", "P_256,ED_25519", "ED_448,ML_DSA_44"})
    void tellsNothingWhereKeyAndAlgorithmContradictEachOther(TestKeyKind kind, TestKeyKind other) {
        X509Certificate certificate =
                TestAuthority.create("CN=Gốc", kind, CLOCK).certificate();
        PublicKey wrong =
                TestAuthority.create("CN=Khác", other, CLOCK).certificate().getPublicKey();
        assertThat(AlgorithmUse.find(certificate, wrong)).isEmpty();
        assertThatThrownBy(() -> Providers.requireSigned(certificate, wrong))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
