package org.motcua.core.seal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditHash;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * The proof that a seal is over the head of a case: the seal, the statement of the seal before it, the head, and the
 * inclusion path (RFC 9162, 2.1.3) from the head to the root. As JSON it can be kept where nobody who can write to the
 * database can; {@link SealCheck} says what it proves. Immutable and thread-safe.
 */
public final class SealProof {

    private static final String FORMAT = "motcua-seal-proof-1";
    private static final String FILE = "seal";

    private final Seal seal;
    private final @Nullable SealStatement previous;
    private final SealedHead head;
    private final int position;
    private final List<SealHash> path;

    SealProof(Seal seal, @Nullable SealStatement previous, SealedHead head, int position, List<SealHash> path) {
        if (path.size() > MerkleTree.MAX_PATH) {
            throw new IllegalArgumentException("The path has " + path.size() + " hashes, at most " + MerkleTree.MAX_PATH
                    + " lead to the root of a seal");
        }
        this.seal = seal;
        this.previous = previous;
        this.head = head;
        this.position = position;
        this.path = List.copyOf(path);
    }

    public Seal seal() {
        return seal;
    }

    /** What the seal before states; empty with the first seal. */
    public Optional<SealStatement> previous() {
        return Optional.ofNullable(previous);
    }

    /** The head that was sealed. */
    public SealedHead head() {
        return head;
    }

    boolean isIncluded() {
        SealStatement statement = seal.statement();
        return MerkleTree.root(head.leaf(statement.installation()), position, statement.leaves(), path)
                .filter(statement.root()::equals)
                .isPresent();
    }

    boolean isLinked() {
        SealStatement statement = seal.statement();
        if (previous == null) {
            return statement.number() == 1;
        }
        return previous.hash().equals(statement.previous())
                && previous.number() == statement.number() - 1
                && previous.installation().equals(statement.installation());
    }

    /** Indented JSON. */
    public String toJson() {
        return Json.print(fields());
    }

    /**
     * Reads a proof; what it proves is another question.
     *
     * @throws UnreadableDataException naming the place
     */
    public static SealProof read(InputStream json) {
        return Json.read(json, Fields.class, FILE).proof();
    }

    /** As texts, for a file that carries it. */
    public Fields fields() {
        Base64.Encoder base64 = Base64.getEncoder();
        return new Fields(
                FORMAT,
                seal.statement().canonical(),
                base64.encodeToString(seal.evidence().signature()),
                base64.encodeToString(seal.evidence().evidence()),
                previous == null ? null : previous.canonical(),
                head.caseId().value(),
                head.sequence(),
                head.hash().value(),
                position,
                path.stream().map(SealHash::value).toList());
    }

    /**
     * A proof as its file has it.
     *
     * @param statement in canonical form
     * @param signature in Base64
     * @param evidence in Base64
     * @param previous the statement of the seal before, in canonical form
     * @param position of the head's leaf, from 0
     * @param path from the leaf's neighbour up
     */
    public record Fields(
            @Nullable String format,
            @Nullable String statement,
            @Nullable String signature,
            @Nullable String evidence,
            @Nullable String previous,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable Integer sequence,
            @Nullable String hash,
            @Nullable Integer position,
            @Nullable List<String> path) {

        /**
         * The proof.
         *
         * @throws UnreadableDataException naming the place
         */
        public SealProof proof() {
            return Json.at(FILE, "", () -> {
                if (!FORMAT.equals(format)) {
                    throw new IllegalArgumentException("its format is " + format + ", only " + FORMAT + " is known");
                }
                return new SealProof(
                        new Seal(
                                SealStatement.read(Json.required(statement, "statement")),
                                SealEvidence.of(bytes(signature, "signature"), bytes(evidence, "evidence"))),
                        previous == null ? null : SealStatement.read(previous),
                        new SealedHead(
                                new CaseId(Json.required(caseId, "case")),
                                Json.required(sequence, "sequence"),
                                new AuditHash(Json.required(hash, "hash"))),
                        Json.required(position, "position"),
                        Json.required(path, "path").stream().map(SealHash::new).toList());
            });
        }

        private static byte[] bytes(@Nullable String base64, String name) {
            try {
                return Base64.getDecoder().decode(Json.required(base64, name));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " is no Base64: " + e.getMessage(), e);
            }
        }
    }
}
