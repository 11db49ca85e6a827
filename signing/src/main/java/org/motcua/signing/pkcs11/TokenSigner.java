package org.motcua.signing.pkcs11;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs with one key on a token, by the first way that the token takes; that way is kept for the algorithm. Another
 * algorithm is never taken instead. Thread-safe.
 */
final class TokenSigner {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSigner.class);

    private final SessionPool sessions;
    private final StoredKey key;
    private final Optional<BigInteger> modulus;
    private final Set<Long> mechanisms;
    private final Map<SignatureAlgorithm, Way> proven = new ConcurrentHashMap<>();
    private final Set<String> notices = new ConcurrentSkipListSet<>();

    TokenSigner(SessionPool sessions, StoredKey key, Optional<BigInteger> modulus, Set<Long> mechanisms) {
        this.sessions = sessions;
        this.key = key;
        this.modulus = modulus;
        this.mechanisms = Set.copyOf(mechanisms);
    }

    byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        if (!algorithm.keyAlgorithm().equals(key.kind().name())) {
            throw new SigningException("A key of kind " + key.kind() + " cannot sign with " + algorithm
                    + "; choose an algorithm for its kind");
        }
        Way way = proven.get(algorithm);
        try {
            return way != null ? sign(data, way) : signFirst(data, algorithm);
        } catch (CryptokiException e) {
            throw TokenFailures.of(sessions.token(), e);
        }
    }

    /** Whatever was done otherwise than usual, in sentences. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    private byte[] signFirst(byte[] data, SignatureAlgorithm algorithm) {
        List<String> refusals = new ArrayList<>();
        for (Way way : Ways.of(algorithm, modulus)) {
            if (!mechanisms.contains(way.mechanism().type())) {
                refusals.add(way.mechanism().name() + " (not in its list)");
                continue;
            }
            try {
                byte[] value = sign(data, way);
                settle(algorithm, way, refusals);
                return value;
            } catch (CryptokiException e) {
                if (!e.unsupported()) {
                    throw e;
                }
                refusals.add(way.mechanism().name() + " (" + e.getMessage() + ")");
            }
        }
        throw new TokenException(
                Reason.ALGORITHM,
                "The token " + sessions.token().description() + " cannot sign with " + algorithm + ": it lacks "
                        + String.join(", ", refusals) + "; choose another algorithm",
                refusals);
    }

    private void settle(SignatureAlgorithm algorithm, Way way, List<String> refusals) {
        proven.put(algorithm, way);
        way.fallBack().ifPresent(text -> {
            String notice = algorithm + ": " + text + ". Not possible: " + String.join(", ", refusals);
            if (notices.add(notice)) {
                LOG.warn("{}: {}", sessions.token().description(), notice);
            }
        });
    }

    private byte[] sign(byte[] data, Way way) {
        byte[] input = way.before().apply(data);
        byte[] value =
                sessions.call(session -> sessions.cryptoki().sign(session, way.mechanism(), key.handle(), input));
        return way.after().apply(value);
    }
}
