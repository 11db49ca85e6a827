package org.motcua.signing.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.signing.pkcs11.TokenTestKeys.DATA;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.SignatureAlgorithm;

/** Every way of signing on a token that is not ours. Ways that SoftHSM lacks are left to {@link TokenSignerTest}. */
@ExtendWith(SoftHsm.Extension.class)
class SoftHsmMechanismsTest {

    @ParameterizedTest
    @CsvSource({
        "rsa-2048, SHA256_WITH_RSA, CKM_SHA256_RSA_PKCS, 1",
        "rsa-2048, SHA512_WITH_RSA, CKM_RSA_X_509, 1 66",
        "rsa-3072, SHA256_WITH_RSA_PSS, CKM_SHA256_RSA_PKCS_PSS, 13",
        "rsa-2048, SHA384_WITH_RSA_PSS, CKM_RSA_X_509, 13 68",
        "rsa-4096, SHA512_WITH_RSA_PSS, CKM_RSA_X_509, 13 69"
    })
    void signsAnotherWayAndSaysSo(
            String alias, SignatureAlgorithm algorithm, String mechanism, String missing, SoftHsm hsm) {
        Set<Long> lacking = new HashSet<>();
        for (String type : missing.split(" ", -1)) {
            lacking.add(Long.valueOf(type));
        }
        Cryptoki cryptoki = without(NativeCryptoki.load(hsm.library()), lacking);
        TokenSearch search = new TokenSearch(Optional.of(SoftHsm.LEADER), OptionalLong.empty());
        Token token = Token.login(cryptoki, search, 4, SoftHsm.PIN.toCharArray(), false);
        TokenKey key = token.key(Optional.of(alias), List.of());
        token.release();
        try {
            byte[] value = key.sign(DATA, algorithm);

            assertThat(TokenTestKeys.verifies(key.chain().get(0).getPublicKey(), algorithm, value))
                    .isTrue();
            assertThat(key.notices()).singleElement().asString().contains("not in its list");
            boolean bare = mechanism.equals("CKM_RSA_X_509");
            assertThat(key.notices().get(0)).contains(bare ? mechanism : "it hashes the data itself");
        } finally {
            key.close();
        }
    }

    private static Cryptoki without(Cryptoki cryptoki, Set<Long> mechanisms) {
        return (Cryptoki) Proxy.newProxyInstance(
                Cryptoki.class.getClassLoader(), new Class<?>[] {Cryptoki.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("mechanisms")) {
                        Set<Long> left = new HashSet<>(cryptoki.mechanisms((Long) arguments[0]));
                        left.removeAll(mechanisms);
                        return left;
                    }
                    try {
                        return method.invoke(cryptoki, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
