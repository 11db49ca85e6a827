package org.motcua.core.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.motcua.core.casefile.CaseId;

/** Chains without a database, for tests. */
public final class Chains {

    private Chains() {}

    /** Chains of one to six entries with arbitrary details. */
    public static Arbitrary<List<AuditEntry>> of(CaseId id) {
        return details().list().ofMinSize(1).ofMaxSize(6).map(details -> chain(id, details));
    }

    /** Names and texts as an act may record them. */
    public static Arbitrary<Map<String, String>> details() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).filter(Chains::hasUtf8),
                Arbitraries.of("Cấp giấy chứng nhận", "\"\\\n\t\u0001", "", "😀", "1200000"));
        return Arbitraries.maps(texts, texts).ofMaxSize(3);
    }

    /** Another act in the place of the entry, with a hash that is right. */
    public static AuditEntry forged(AuditEntry entry) {
        return AuditEntry.next(
                entry.caseId(),
                entry.sequence(),
                entry.at(),
                entry.actor(),
                new Act("FORGED"),
                entry.details(),
                entry.previous());
    }

    /** An entry for each of the details. */
    public static List<AuditEntry> chain(CaseId id, List<Map<String, String>> details) {
        List<AuditEntry> chain = new ArrayList<>();
        AuditHash previous = AuditHash.NONE;
        for (Map<String, String> detail : details) {
            AuditEntry entry = AuditEntry.next(
                    id,
                    chain.size() + 1,
                    Instant.parse("2026-07-06T02:00:00Z").plusMillis(chain.size()),
                    Actor.system("test"),
                    new Act("NOTED"),
                    detail,
                    previous);
            chain.add(entry);
            previous = entry.hash();
        }
        return chain;
    }

    private static boolean hasUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
