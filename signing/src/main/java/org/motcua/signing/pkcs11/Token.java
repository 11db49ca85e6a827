package org.motcua.signing.pkcs11;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.motcua.signing.pkcs11.KeyChoice.Chosen;

/** A token that somebody is logged in to. Thread-safe. */
public final class Token {

    private final SessionPool sessions;
    private final Set<Long> mechanisms;
    private final TokenContents contents;

    private Token(SessionPool sessions, Set<Long> mechanisms, TokenContents contents) {
        this.sessions = sessions;
        this.mechanisms = mechanisms;
        this.contents = contents;
    }

    /**
     * Logs in, by the PIN that is sent once, and reads what is there.
     *
     * @param maximumSessions how many sessions to have open at most
     * @param afterWrongPin whether to send the PIN although the last one that the token got was wrong
     */
    public static Token login(
            Path library,
            Optional<String> label,
            OptionalLong slot,
            int maximumSessions,
            char[] pin,
            boolean afterWrongPin) {
        return login(NativeCryptoki.load(library), new TokenSearch(label, slot), maximumSessions, pin, afterWrongPin);
    }

    static Token login(Cryptoki cryptoki, TokenSearch search, int maximumSessions, char[] pin, boolean afterWrongPin) {
        TokenFacts facts = search.require(cryptoki);
        SessionPool sessions = SessionPool.login(cryptoki, facts, maximumSessions, pin, afterWrongPin);
        boolean opened = false;
        try {
            TokenContents contents = sessions.call(session -> TokenContents.read(cryptoki, session));
            Token token = new Token(sessions, cryptoki.mechanisms(facts.slot()), contents);
            opened = true;
            return token;
        } catch (CryptokiException e) {
            throw TokenFailures.of(facts, e);
        } finally {
            if (!opened) {
                sessions.release();
            }
        }
    }

    /**
     * Takes a key into use; the token logs out when the last one is closed.
     *
     * @param alias label or id of the key or of its certificate; where there is none, the only key
     * @param given certificates that the token may lack
     */
    public TokenKey key(Optional<String> alias, Collection<X509Certificate> given) {
        sessions.retain();
        boolean found = false;
        try {
            Map<StoredKey, Ownership> ownerships = new HashMap<>();
            KeyChoice choice = new KeyChoice(
                    sessions.token(),
                    contents,
                    given,
                    key -> ownerships.computeIfAbsent(
                            key, owned -> new Ownership(signer(owned, owned.modulus()), owned)));
            Chosen chosen = choice.require(alias);
            List<X509Certificate> known = new ArrayList<>(given);
            contents.certificates().forEach(stored -> known.add(stored.certificate()));
            TokenKey key = new TokenKey(
                    sessions,
                    signer(chosen.key(), modulus(chosen.certificate())),
                    choice.alias(chosen.key()),
                    CertificateChain.of(chosen.certificate(), known));
            found = true;
            return key;
        } finally {
            if (!found) {
                sessions.release();
            }
        }
    }

    /** Leaves the token to the keys that were taken from it. */
    public void release() {
        sessions.release();
    }

    private TokenSigner signer(StoredKey key, Optional<BigInteger> modulus) {
        return new TokenSigner(sessions, key, modulus, mechanisms);
    }

    private static Optional<BigInteger> modulus(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                ? Optional.of(rsa.getModulus())
                : Optional.empty();
    }
}
