package org.motcua.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.SignatureAlgorithm;

class RsaPaddingTest {

    /** With 2049 bits the padded block of RSASSA-PSS is an octet shorter than the modulus. */
    @ParameterizedTest
    @CsvSource({
        "2048, SHA256_WITH_RSA_PSS",
        "2049, SHA384_WITH_RSA_PSS",
        "2050, SHA512_WITH_RSA_PSS",
        "2049, SHA256_WITH_RSA",
        "2048, SHA512_WITH_RSA"
    })
    void padsSoThatBareRsaMakesASignature(int bits, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        BigInteger modulus = ((RSAPublicKey) pair.getPublic()).getModulus();
        HashAlgorithm hash = HashAlgorithm.of(algorithm);
        byte[] value = hash.hash(TokenTestKeys.DATA);

        byte[] padded =
                algorithm.isPss() ? RsaPadding.pss(hash, value, modulus) : RsaPadding.pkcs1(hash, value, modulus);

        assertThat(padded).hasSize((bits + 7) / 8);
        byte[] signature = bareRsa((RSAPrivateKey) pair.getPrivate(), padded);
        assertThat(TokenTestKeys.verifies(pair.getPublic(), algorithm, signature))
                .isTrue();
    }

    private static byte[] bareRsa(RSAPrivateKey key, byte[] block) {
        byte[] value = new BigInteger(1, block)
                .modPow(key.getPrivateExponent(), key.getModulus())
                .toByteArray();
        byte[] full = new byte[block.length];
        byte[] digits = value[0] == 0 ? Arrays.copyOfRange(value, 1, value.length) : value;
        System.arraycopy(digits, 0, full, full.length - digits.length, digits.length);
        return full;
    }
}
