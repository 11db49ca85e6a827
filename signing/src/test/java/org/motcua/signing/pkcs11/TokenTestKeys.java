package org.motcua.signing.pkcs11;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Keys to put on tokens, made once for a test run, and the JDK's word on what they signed. */
public final class TokenTestKeys {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:30:00Z"), ZoneOffset.ofHours(7));
    public static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", CLOCK);
    public static final byte[] DATA = "Thuộc tính được ký".getBytes(StandardCharsets.UTF_8);

    private static final Map<String, TestKey> KEYS = new ConcurrentHashMap<>();

    private TokenTestKeys() {}

    public static TestKey key(TestKeyKind kind, String name) {
        return KEYS.computeIfAbsent(kind + name, wanted -> AUTHORITY.issue("CN=" + name + ",C=VN", kind));
    }

    public static boolean verifies(PublicKey key, SignatureAlgorithm algorithm, byte[] value) {
        try {
            Signature signature = Signature.getInstance(algorithm.isPss() ? "RSASSA-PSS" : algorithm.jcaName());
            if (algorithm.isPss()) {
                String digest = algorithm.digest().jcaName();
                int saltBytes = HashAlgorithm.of(algorithm).bytes();
                signature.setParameter(
                        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltBytes, 1));
            }
            signature.initVerify(key);
            signature.update(DATA);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
