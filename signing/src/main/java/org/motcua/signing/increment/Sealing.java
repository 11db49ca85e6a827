package org.motcua.signing.increment;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.algorithm.Providers;

/**
 * Writes a document and its increment in one pass: what is copied is hashed on the way, the hash is signed, and the
 * signature goes into its room before the increment is written. Thread-safe: it keeps nothing.
 */
public final class Sealing {

    /** By how much a second signature may be longer than the first: ECDSA values and serial numbers vary by some bytes. */
    private static final int VARIATION_BYTES = 128;

    private Sealing() {}

    /** A document that was written. */
    public static final class Sealed {
        private final SignedLayout layout;
        private final byte[] digest;

        private Sealed(SignedLayout layout, byte[] digest) {
            this.layout = layout;
            this.digest = digest;
        }

        /** Where the increment begins. */
        public long base() {
            return layout.base();
        }

        public long length() {
            return layout.length();
        }

        /**
         * Reads the increment as a stranger would and compares it with what was meant.
         *
         * @param written the increment, from where it was written
         * @param cms judges the signature against the digest that was taken while copying
         */
        public void requireWritten(byte[] written, CmsCheck cms) {
            IncrementCheck.require(layout, written);
            cms.require(IncrementCheck.contents(layout, written), digest.clone());
        }

        /** Where the room for the signature begins, at its {@code <}. */
        public long holeStart() {
            return layout.base() + layout.room().holeStart();
        }

        /** How many bytes the signature may have. */
        public int capacity() {
            return layout.capacity();
        }

        /** Hash of all but the room for the signature. */
        public byte[] digest() {
            return digest.clone();
        }
    }

    /** Judges a signature that was read back. */
    @FunctionalInterface
    public interface CmsCheck {
        /**
         * Demands that the signature is one over the digest.
         *
         * @throws SigningException when it is not
         */
        void require(byte[] contents, byte[] digest);
    }

    /**
     * Writes the document, signed.
     *
     * @param layouts lays the increment out with room for a signature of so many bytes
     * @param estimate how many bytes that are likely to be
     * @param digestAlgorithm the hash over the document
     * @param signer makes the CMS signature for the hash of the document; called again with a second layout's hash
     *     when its first answer was longer than the estimate
     */
    public static Sealed seal(
            Source source,
            IntFunction<SignedLayout> layouts,
            int estimate,
            DigestAlgorithm digestAlgorithm,
            UnaryOperator<byte[]> signer,
            OutputStream output)
            throws IOException {
        // First of all: what cannot be laid out is refused before gigabytes are copied.
        SignedLayout layout = layouts.apply(estimate);
        MessageDigest prefix = Providers.digest(digestAlgorithm);
        source.copy(output, prefix);
        return append(prefix, layout, layouts, signer, output);
    }

    /** As {@link #seal}, where the output has the source already: only the increment is written. */
    public static Sealed extend(
            Source source,
            IntFunction<SignedLayout> layouts,
            int estimate,
            DigestAlgorithm digestAlgorithm,
            UnaryOperator<byte[]> signer,
            OutputStream output)
            throws IOException {
        SignedLayout layout = layouts.apply(estimate);
        MessageDigest prefix = Providers.digest(digestAlgorithm);
        source.copy(OutputStream.nullOutputStream(), prefix);
        return append(prefix, layout, layouts, signer, output);
    }

    private static Sealed append(
            MessageDigest prefix,
            SignedLayout estimated,
            IntFunction<SignedLayout> layouts,
            UnaryOperator<byte[]> signer,
            OutputStream output)
            throws IOException {
        SignedLayout layout = estimated;
        byte[] digest = digestOf(prefix, layout);
        byte[] signature = signer.apply(digest);
        if (signature.length > layout.capacity()) {
            layout = layouts.apply(signature.length + VARIATION_BYTES);
            digest = digestOf(prefix, layout);
            signature = signer.apply(digest);
        }
        output.write(layout.with(signature));
        return new Sealed(layout, digest);
    }

    private static byte[] digestOf(MessageDigest prefix, SignedLayout layout) {
        try {
            MessageDigest digest = (MessageDigest) prefix.clone();
            layout.updateDigest(digest);
            return digest.digest();
        } catch (CloneNotSupportedException e) {
            throw new SigningException("The digest " + prefix.getAlgorithm() + " cannot be continued twice", e);
        }
    }
}
