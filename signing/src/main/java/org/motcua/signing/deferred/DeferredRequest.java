package org.motcua.signing.deferred;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.PreparedSignature;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.key.KeyRules;

/**
 * What a person is asked to sign at once. It has no secrets. Immutable and thread-safe.
 *
 * @param reference by which the application knows the request, 1 to 100 printable letters of ASCII; another request has
 *     another one
 * @param algorithm how each item is signed
 * @param items at least one; the values come back in this order
 * @param expiresAt from when on no answer is wanted any more; a service may end it earlier
 */
public record DeferredRequest(String reference, SignatureAlgorithm algorithm, List<Item> items, Instant expiresAt) {

    private static final int MAX_REFERENCE = 100;

    public DeferredRequest {
        if (reference.isEmpty()
                || reference.length() > MAX_REFERENCE
                || !reference.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "A reference has 1 to " + MAX_REFERENCE + " printable letters of ASCII, not " + reference.length()
                            + " like " + Line.of(reference, MAX_REFERENCE));
        }
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(expiresAt, "expiresAt");
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("The request " + reference + " has nothing to sign; give it an item");
        }
    }

    /**
     * The hash of reference, algorithm and data, in 64 hexadecimal digits: a handle for keys that keep nothing, which tells
     * this request from any other. Titles and the time of expiry are not part of it.
     */
    public String fingerprint() {
        MessageDigest digest = Providers.digest(DigestAlgorithm.SHA_256);
        update(digest, reference.getBytes(StandardCharsets.US_ASCII));
        update(digest, algorithm.name().getBytes(StandardCharsets.US_ASCII));
        items.forEach(item -> update(digest, item.dataToBeSigned));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Demands that a handle is this request's {@link #fingerprint()}.
     *
     * @throws IllegalArgumentException when it is another request's, or the data changed since
     */
    public void requireFingerprint(String handle) {
        if (!handle.equals(fingerprint())) {
            throw new IllegalArgumentException("The handle is of another request than " + reference
                    + ", or its data changed since; begin it again");
        }
    }

    /** With its length before it, so that no two lists of parts are the same octets. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    /** Whether the time is over. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /**
     * Demands that a key may be asked for this.
     *
     * @throws IllegalArgumentException when there are more items than the key takes at once
     * @throws KeyRefusedException when the algorithm does not suit the key's certificate
     */
    public void requireFits(DeferredKey key) {
        if (items.size() > key.largestBatch()) {
            throw new IllegalArgumentException("The request " + reference + " has " + items.size()
                    + " items, and one authorization of the key is for " + key.largestBatch() + "; split it");
        }
        KeyRules.requireSuits(key.chain().get(0), algorithm);
    }

    /** One signature that is asked for. Immutable and thread-safe. */
    public static final class Item {

        private static final int MAX_TITLE = 200;

        private final String title;
        private final byte[] dataToBeSigned;

        /**
         * An item.
         *
         * @param title what the person reads; made one line and cut at 200 characters
         * @param dataToBeSigned the DER encoding of the signed attributes, see {@link PreparedSignature#dataToBeSigned()}; it is
         *     to be hashed and the hash signed, unless the scheme signs the data itself
         */
        public Item(String title, byte[] dataToBeSigned) {
            this.title = Line.of(title, MAX_TITLE);
            this.dataToBeSigned = dataToBeSigned.clone();
            if (dataToBeSigned.length == 0) {
                throw new IllegalArgumentException("\"" + this.title + "\" has no data; give what a signer prepared");
            }
        }

        /** What a signer prepared; its algorithm must be the request's. */
        public static Item of(String title, PreparedSignature prepared) {
            return new Item(title, prepared.dataToBeSigned());
        }

        public String title() {
            return title;
        }

        public byte[] dataToBeSigned() {
            return dataToBeSigned.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Item that
                    && title.equals(that.title)
                    && Arrays.equals(dataToBeSigned, that.dataToBeSigned);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(dataToBeSigned);
        }

        @Override
        public String toString() {
            return title + " (" + dataToBeSigned.length + " bytes)";
        }
    }
}
