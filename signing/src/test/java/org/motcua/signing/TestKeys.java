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
