package org.motcua.workflow;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The secrets by which applicants act: made at reception, kept as a salted hash, and tried a few times only. Failed
 * attempts are counted in a transaction of their own, so that a refusal does not undo the count.
 */
final class Secrets {

    /** Wrong secrets in a row after which a case takes none for a while. */
    private static final int MOST_FAILURES = 5;

    private static final Duration PAUSE = Duration.ofMinutes(15);
    /** Without letters and digits that look alike. */
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;
    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final int SALT = 16;

    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Secrets(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
        this.clock = clock;
    }

    /** A new secret: some 59 bits. */
    String make() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            secret.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return secret.toString();
    }

    /** What is kept of it. */
    String hash(String secret) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt) + ":" + HexFormat.of().formatHex(derive(secret, salt));
    }

    /**
     * Lets the applicant in. Each try is counted before the secret is looked at, one after the other, so that as many at
     * once are no more than as many in a row.
     *
     * @throws NotAllowedException when code and secret do not go together or were tried too often
     */
    void require(CaseFile caseFile, String secret) {
        Instant now = clock.instant();
        if (!mayTryAlone(caseFile.id(), now)) {
            throw refused("it was tried too often; try again in " + PAUSE.toMinutes() + " minutes");
        }
        if (!matches(caseFile.applicantKey(), secret)) {
            throw refused("code and secret do not go together");
        }
        transactions.inNewTransaction(
                () -> jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM mc_attempt WHERE case_id = :id")
                        .bind("id", caseFile.id().value())
                        .execute()));
    }

    private static NotAllowedException refused(String why) {
        return new NotAllowedException(Actor.APPLICANT, NotAllowedException.Reason.SECRET, why);
    }

    /** Of two first tries at once, one finds that the other has made the row. */
    private boolean mayTryAlone(CaseId id, Instant now) {
        try {
            return transactions.inNewTransaction(() -> mayTry(id, now));
        } catch (RuntimeException e) {
            return transactions.inNewTransaction(() -> mayTry(id, now));
        }
    }

    /** Counts a try, with the row locked; false while the case takes none. */
    private boolean mayTry(CaseId id, Instant now) {
        return jdbi.withHandle(handle -> {
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            int counted = handle.createUpdate("UPDATE mc_attempt SET failures = CASE WHEN last_at <= :forgotten THEN 1"
                            + " ELSE failures + 1 END, last_at = :now WHERE case_id = :id AND (failures < :most OR"
                            + " last_at <= :forgotten)")
                    .bind("forgotten", now.minus(PAUSE).atOffset(ZoneOffset.UTC))
                    .bind("most", MOST_FAILURES)
                    .bind("now", at)
                    .bind("id", id.value())
                    .execute();
            return counted > 0 || isFirst(handle, id, at);
        });
    }

    private static boolean isFirst(Handle handle, CaseId id, OffsetDateTime now) {
        boolean known = handle.createQuery("SELECT case_id FROM mc_attempt WHERE case_id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return !known
                && handle.createUpdate("INSERT INTO mc_attempt (case_id, failures, last_at) VALUES (:id, 1, :now)")
                                .bind("id", id.value())
                                .bind("now", now)
                                .execute()
                        > 0;
    }

    private static boolean matches(String kept, String secret) {
        int sign = kept.indexOf(':');
        if (sign < 0 || secret.length() > LENGTH) {
            return false;
        }
        byte[] salt = HexFormat.of().parseHex(kept.substring(0, sign));
        byte[] expected = kept.substring(sign + 1).getBytes(StandardCharsets.US_ASCII);
        byte[] found = HexFormat.of().formatHex(derive(secret, salt)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, found);
    }

    private static byte[] derive(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA256", e);
        }
    }
}
