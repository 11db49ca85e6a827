package org.motcua.signing.csc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.csc.CscCredential.Factor;

/** How a version of the API says what all of them mean. Immutable and thread-safe. */
interface CscDialect {

    static CscDialect of(CscVersion version, boolean listDocuments) {
        return switch (version) {
            case V1 -> new DialectV1(listDocuments);
            case V2 -> new DialectV2();
        };
    }

    /** The ids of the user's keys, all pages of them. */
    List<String> credentials(CscChannel channel, Optional<String> user, String language);

    /** What {@code credentials/info} says of a key. */
    CscCredential credential(String id, CscReply reply);

    /** Has the service send a one-time password, or the challenge for one; answers what the user may read of it. */
    Optional<String> challenge(CscChannel channel, String credential, Factor factor);

    /** Whether an authorization names its hashes. */
    boolean bindsHashes(CscCredential credential);

    /** The body of {@code credentials/authorize}, for these hashes where there are any. */
    CscRequest authorize(
            CscCredential credential,
            int signatures,
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Map<String, Optional<String>> entered,
            Optional<String> description);

    /** The body of {@code credentials/extendTransaction}, for these hashes where there are any. */
    CscRequest extend(
            String credential,
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Optional<String> description,
            String activation);

    /** The body of {@code signatures/signHash}, but for what allows it. */
    CscRequest signHash(String credential, List<byte[]> hashes, SignAlgorithm algorithm, Optional<String> description);

    /** Signs with a token of scope "credential", which the user gave by OAuth 2.0. */
    CscReply signByToken(CscChannel channel, CscRequest signHash, String token);

    /** Whether the service can answer before it is done. */
    boolean asynchronous();
}
