package org.motcua.signing.pkcs11;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;

/** A key on a token, with its certificates. Thread-safe. */
public final class TokenKey {

    private final SessionPool sessions;
    private final TokenSigner signer;
    private final String alias;
    private final List<X509Certificate> chain;
    private final AtomicBoolean closed = new AtomicBoolean();

    TokenKey(SessionPool sessions, TokenSigner signer, String alias, List<X509Certificate> chain) {
        this.sessions = sessions;
        this.signer = signer;
        this.alias = alias;
        this.chain = List.copyOf(chain);
    }

    public String alias() {
        return alias;
    }

    public List<X509Certificate> chain() {
        return chain;
    }

    /** Hashes and signs; ECDSA values are DER. */
    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        if (closed.get()) {
            throw new TokenException(Reason.CLOSED, "The key \"" + alias + "\" was closed; open it again");
        }
        return signer.sign(data, algorithm);
    }

    /** Whatever was done otherwise than usual so far, in sentences. */
    public List<String> notices() {
        return signer.notices();
    }

    /** The last key of a token that is closed logs it out. Closing again does nothing. */
    public void close() {
        if (closed.compareAndSet(false, true)) {
            sessions.release();
        }
    }
}
