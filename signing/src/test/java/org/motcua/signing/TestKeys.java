package org.motcua.signing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Keys of one authority with fixed dates, made once for a test run. */
final class TestKeys {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:30:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
    static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", CLOCK);
    static final char[] PASSWORD = "mat-khau".toCharArray();

    private static final Map<TestKeyKind, TestKey> KEYS = new ConcurrentHashMap<>();

    private TestKeys() {}

    static TestKey key(TestKeyKind kind) {
        return KEYS.computeIfAbsent(kind, wanted -> AUTHORITY.issue("CN=Nguyễn Văn An,O=Sở Công Thương,C=VN", wanted));
    }

    /** The kind of key that signs with an algorithm; RSA keys of each length take their turn. */
    static TestKeyKind kindFor(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA512_WITH_RSA -> TestKeyKind.RSA_4096;
            case SHA384_WITH_RSA_PSS -> TestKeyKind.RSA_3072;
            case SHA256_WITH_ECDSA, SHA3_256_WITH_ECDSA -> TestKeyKind.P_256;
            case SHA384_WITH_ECDSA, SHA3_384_WITH_ECDSA -> TestKeyKind.P_384;
            case SHA512_WITH_ECDSA, SHA3_512_WITH_ECDSA -> TestKeyKind.P_521;
            case ED25519 -> TestKeyKind.ED_25519;
            case ED448 -> TestKeyKind.ED_448;
            case ML_DSA_44 -> TestKeyKind.ML_DSA_44;
            case ML_DSA_65 -> TestKeyKind.ML_DSA_65;
            case ML_DSA_87 -> TestKeyKind.ML_DSA_87;
            default -> TestKeyKind.RSA_2048;
        };
    }

    /** A key opened from a file that is written to {@code folder}. */
    static Pkcs12Key open(Path folder, TestKeyKind kind) {
        Path file = folder.resolve(kind + ".p12");
        key(kind).writePkcs12(file, PASSWORD);
        return Pkcs12Key.open(file, PASSWORD);
    }

    static PdfSigner signer(Path folder, TestKeyKind kind) {
        return PdfSigner.builder().key(open(folder, kind)).clock(CLOCK).build();
    }
}
