package org.motcua.signing;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.pkcs11.Token;
import org.motcua.signing.pkcs11.TokenKey;

/**
 * A key on a token (smart card, USB token, HSM) by the PKCS#11 library of its maker: RSA from 2048 bits, or ECDSA on P-256,
 * P-384 or P-521. The private key stays there; documents are hashed here and only hashes travel.
 *
 * <p>The PIN is sent once, when the key is opened, and is not kept: one login serves a whole batch and all threads. A wrong
 * PIN is never sent again by itself, and as long as the token remembers a wrong one nothing is sent at all, unless
 * {@link Builder#afterWrongPin()} says that the PIN was checked. Where the token is pulled out, every signature from then on
 * fails with that reason; open the key again when it is back.
 *
 * <p>The certificate is found by the key itself, whatever labels and ids the token's objects bear. An elliptic key signs a
 * fixed sentence for that when it is opened.
 *
 * <p>A token that lacks a mechanism gets the work done another way where there is one, e.g. with the RSASSA-PSS padding made
 * here; {@link #notices()} and the log (WARN) say so. Another algorithm is never taken instead.
 *
 * <p>Thread-safe. Closing the last key of a token logs out. The library itself stays loaded and initialised until the
 * process ends, because others in it may use it too.
 */
public final class Pkcs11Key implements SigningKey {

    private final Token token;
    private final TokenKey key;
    private final List<X509Certificate> given;

    private Pkcs11Key(Token token, TokenKey key, List<X509Certificate> given) {
        this.token = token;
        this.key = key;
        this.given = given;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens the only signing key of a token.
     *
     * @param library the token maker's PKCS#11 library, e.g. {@code /usr/lib/softhsm/libsofthsm2.so}
     * @param token the token's label
     * @param pin sent once, not kept
     * @throws TokenException with the reason why not
     */
    public static Pkcs11Key open(Path library, String token, char[] pin) {
        return builder().library(library).token(token).pin(pin).open();
    }

    /** As {@link #open(Path, String, char[])}, for the key named {@code alias} of a token that may have several. */
    public static Pkcs11Key open(Path library, String token, char[] pin, String alias) {
        return builder().library(library).token(token).pin(pin).alias(alias).open();
    }

    /**
     * Another key of the same token, by the same login. Each is closed on its own, and the last one logs out.
     *
     * @throws TokenException when there is no such key, or this one was closed
     */
    public Pkcs11Key withAlias(String alias) {
        return new Pkcs11Key(token, token.key(Optional.of(alias), given), given);
    }

    /** What this key can be named by: its label, or its id in hexadecimal digits where the label does not tell it apart. */
    public String alias() {
        return key.alias();
    }

    @Override
    public List<X509Certificate> chain() {
        return key.chain();
    }

    /**
     * Hashes here and signs there.
     *
     * @throws TokenException when the token is gone, refuses, or has no way to sign with the algorithm
     */
    @Override
    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        return key.sign(data, algorithm);
    }

    /** What was done otherwise than usual so far because the token lacks a mechanism, in sentences; mostly empty. */
    public List<String> notices() {
        return key.notices();
    }

    /** Forgets the key; the last one of a token logs out. Signatures that are being made are finished first. */
    @Override
    public void close() {
        key.close();
    }

    /** Collects what is needed to open a key. Not thread-safe. */
    public static final class Builder {

        /** More threads than this do not make a token faster; a network HSM may gain by some more. */
        private static final int USUAL_SESSIONS = 16;

        private @Nullable Path library;
        private Optional<String> token = Optional.empty();
        private OptionalLong slot = OptionalLong.empty();
        private Optional<String> alias = Optional.empty();
        private char @Nullable [] pin;
        private List<X509Certificate> certificates = List.of();
        private int maximumSessions = USUAL_SESSIONS;
        private boolean afterWrongPin;

        private Builder() {}

        /** The token maker's PKCS#11 library; required. */
        public Builder library(Path library) {
            this.library = library;
            return this;
        }

        /** The token's label, compared exactly. Default: any, as long as there is only one token. */
        public Builder token(String label) {
            this.token = Optional.of(label);
            return this;
        }

        /** The number of the slot that the token lies in, where the label does not tell it apart. Default: any. */
        public Builder slot(long slot) {
            this.slot = OptionalLong.of(slot);
            return this;
        }

        /** Label or id (hexadecimal) of the key or of its certificate. Default: the only key that has a certificate. */
        public Builder alias(String alias) {
            this.alias = Optional.of(alias);
            return this;
        }

        /** The user's PIN; required. The array is read when the key is opened and not kept; wipe it afterwards. */
        public Builder pin(char[] pin) {
            this.pin = pin;
            return this;
        }

        /**
         * Certificates that the token may lack: the issuers of its certificate, or that of the key itself. Those that do
         * not belong to it are ignored. Default: none.
         */
        public Builder certificates(Collection<X509Certificate> certificates) {
            this.certificates = List.copyOf(certificates);
            return this;
        }

        /** How many sessions, and so signatures at one time, there may be; a token's own limit holds too. Default: 16. */
        public Builder maximumSessions(int maximumSessions) {
            if (maximumSessions < 1) {
                throw new IllegalArgumentException(
                        "At most " + maximumSessions + " sessions cannot sign; allow at least 1");
            }
            this.maximumSessions = maximumSessions;
            return this;
        }

        /**
         * Sends the PIN although the last one that the token got was wrong. For a PIN that somebody has just checked or
         * typed; a batch that restarts by itself must not set it.
         */
        public Builder afterWrongPin() {
            this.afterWrongPin = true;
            return this;
        }

        /**
         * Logs in and opens the key.
         *
         * @throws TokenException with the reason why it cannot be opened
         */
        public Pkcs11Key open() {
            Token opened = Token.login(
                    Objects.requireNonNull(library, "A key on a token needs the path of its PKCS#11 library"),
                    token,
                    slot,
                    maximumSessions,
                    Objects.requireNonNull(pin, "A key on a token needs its PIN"),
                    afterWrongPin);
            try {
                return new Pkcs11Key(opened, opened.key(alias, certificates), certificates);
            } finally {
                opened.release();
            }
        }
    }
}
