package org.motcua.core.audit;

import java.nio.charset.StandardCharsets;
import org.motcua.core.Text;
import org.motcua.core.store.DocumentId;

/** The hash of an entry: SHA-256 of its canonical JSON in UTF-8, as 64 hexadecimal digits in lower case. */
public record AuditHash(String value) {

    /** What stands before the first entry of a dossier. */
    public static final AuditHash NONE = new AuditHash("0".repeat(64));

    public AuditHash {
        Text.matching(value, "Hash", "[0-9a-f]{64}", "64 hexadecimal digits");
    }

    static AuditHash of(String canonical) {
        return new AuditHash(
                DocumentId.of(canonical.getBytes(StandardCharsets.UTF_8)).value());
    }

    @Override
    public String toString() {
        return value;
    }
}
