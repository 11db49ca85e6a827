package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/** Certificates as anybody may have written them into a signature. */
class CryptoTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    private final Crypto crypto = new Crypto();

    private static byte[] replaced(String old, String now) throws CertificateEncodingException {
        String der = HexFormat.of()
                .formatHex(TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK)
                        .certificate()
                        .getEncoded());
        assertThat(der).contains(old);
        return HexFormat.of().parseHex(der.replace(old, now));
    }

    @Test
    void refusesAMalformedKeyBeforeAnythingIsAskedOfIt() throws Exception {
        byte[] pointOfNoKnownForm = replaced("03420004", "03420009");
        assertThatThrownBy(() -> crypto.certificate(pointOfNoKnownForm)).isInstanceOf(CertificateException.class);
    }

    @Test
    void hasAKeyEvenOfAKindThatIsNotKnown() throws Exception {
        byte[] otherAlgorithm = replaced("06072a8648ce3d0201", "06072a8648ce3d027f");
        assertThat(crypto.certificate(otherAlgorithm).getPublicKey()).isNotNull();
    }
}
