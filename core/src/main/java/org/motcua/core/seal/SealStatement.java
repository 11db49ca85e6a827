package org.motcua.core.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.audit.CanonicalJson;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * What a seal states, and what is signed: this object in canonical JSON (see {@link CanonicalJson}), in UTF-8:
 *
 * <pre>{@code {"at":"2026-01-05T17:00:00Z","digest":"SHA-256","format":"motcua-seal-1","installation":"sct-h99","leaves":250,
 * "number":7,"previous":"5e88…","root":"2c26…"}}</pre>
 *
 * <p>(here broken in two). Immutable and thread-safe.
 *
 * @param installation whose record it is: at most 100 of letters, digits, dot, hyphen and underscore
 * @param number from 1, without gaps
 * @param previous the hash of the statement of the seal before, {@link SealHash#NONE} for the first
 * @param at by the clock of the installation; what proves the time is the time stamp
 * @param leaves how many heads are in the tree, at least 1
 * @param root of the tree over them
 */
public record SealStatement(String installation, int number, SealHash previous, Instant at, int leaves, SealHash root) {

    static final String FORMAT = "motcua-seal-1";
    private static final String FILE = "seal statement";

    public SealStatement {
        requireInstallation(installation);
        if (number < 1 || leaves < 1) {
            throw new IllegalArgumentException(
                    "A seal has a number and leaves from 1, not number " + number + " and leaves " + leaves);
        }
        if ((number == 1) != previous.equals(SealHash.NONE)) {
            throw new IllegalArgumentException("Seal " + number + " names " + previous + " as the one before it");
        }
    }

    static void requireInstallation(String installation) {
        Text.required(installation, "Installation", 100);
        Text.matching(installation, "Installation", "[0-9A-Za-z._-]+", "sct-h99");
    }

    /** The text that is signed. */
    public String canonical() {
        return CanonicalJson.of(Map.of(
                "format",
                FORMAT,
                "installation",
                installation,
                "number",
                number,
                "previous",
                previous.value(),
                "at",
                at.toString(),
                "leaves",
                leaves,
                "root",
                root.value(),
                "digest",
                SealHash.ALGORITHM));
    }

    /** The bytes that are signed: {@link #canonical()} in UTF-8. */
    public byte[] bytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }

    /** Of {@link #canonical()}: what the next seal names. */
    public SealHash hash() {
        return SealHash.of(canonical());
    }

    /**
     * Reads a statement, which must be in canonical form.
     *
     * @throws UnreadableDataException where it is none
     */
    public static SealStatement read(String canonical) {
        Fields fields = Json.read(canonical, Fields.class, FILE);
        return Json.at(FILE, "", () -> {
            SealStatement statement = fields.statement();
            if (!statement.canonical().equals(canonical)) {
                throw new IllegalArgumentException("it is not in canonical form");
            }
            return statement;
        });
    }

    private record Fields(
            @Nullable String format,
            @Nullable String installation,
            @Nullable Integer number,
            @Nullable String previous,
            @Nullable String at,
            @Nullable Integer leaves,
            @Nullable String root,
            @Nullable String digest) {

        SealStatement statement() {
            if (!FORMAT.equals(format) || !SealHash.ALGORITHM.equals(digest)) {
                throw new IllegalArgumentException("its format is " + format + " with " + digest + ", only " + FORMAT
                        + " with " + SealHash.ALGORITHM + " is known");
            }
            return new SealStatement(
                    Json.required(installation, "installation"),
                    Json.required(number, "number"),
                    new SealHash(Json.required(previous, "previous")),
                    instant(Json.required(at, "at")),
                    Json.required(leaves, "leaves"),
                    new SealHash(Json.required(root, "root")));
        }

        private static Instant instant(String at) {
            try {
                return Instant.parse(at);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("at is \"" + at + "\", which is no instant", e);
            }
        }
    }
}
