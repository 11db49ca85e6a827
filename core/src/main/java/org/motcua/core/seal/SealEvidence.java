package org.motcua.core.seal;

/**
 * What proves a statement: its signature, and the evidence of when it was there. What both are is the business of
 * whoever makes and judges them; here they are bytes. Immutable and thread-safe.
 */
public final class SealEvidence {

    /** In bytes: each a few thousand; renewals and revocation lists make it more. */
    static final int MAX_BYTES = 1024 * 1024;

    private final byte[] signature;
    private final byte[] evidence;

    private SealEvidence(byte[] signature, byte[] evidence) {
        this.signature = signature.clone();
        this.evidence = evidence.clone();
    }

    /**
     * Both together.
     *
     * @param signature a detached signature over the statement, CMS in DER
     * @param evidence a time stamp or evidence record over statement and signature, in DER
     * @throws IllegalArgumentException where one is empty or larger than 1 MiB
     */
    public static SealEvidence of(byte[] signature, byte[] evidence) {
        requireSize(signature, "signature");
        requireSize(evidence, "evidence");
        return new SealEvidence(signature, evidence);
    }

    private static void requireSize(byte[] bytes, String what) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "The " + what + " of a seal has " + bytes.length + " bytes, where 1 to " + MAX_BYTES + " are kept");
        }
    }

    public byte[] signature() {
        return signature.clone();
    }

    public byte[] evidence() {
        return evidence.clone();
    }
}
