package org.motcua.signing.timestamp;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** The hashes that may be time-stamped. SHA-1 is not among them. */
public enum ImprintAlgorithm {
    SHA_256("SHA-256", 32, NISTObjectIdentifiers.id_sha256),
    SHA_384("SHA-384", 48, NISTObjectIdentifiers.id_sha384),
    SHA_512("SHA-512", 64, NISTObjectIdentifiers.id_sha512),
    SHA3_256("SHA3-256", 32, NISTObjectIdentifiers.id_sha3_256),
    SHA3_384("SHA3-384", 48, NISTObjectIdentifiers.id_sha3_384),
    SHA3_512("SHA3-512", 64, NISTObjectIdentifiers.id_sha3_512);

    private final String jcaName;
    private final int length;
    private final String oid;

    ImprintAlgorithm(String jcaName, int length, ASN1ObjectIdentifier oid) {
        this.jcaName = jcaName;
        this.length = length;
        this.oid = oid.getId();
    }

    /** The name in the Java Cryptography Architecture ("SHA-256"). */
    public String jcaName() {
        return jcaName;
    }

    /** Bytes of a hash. */
    public int length() {
        return length;
    }

    /** The algorithm of that JCA name. */
    public static Optional<ImprintAlgorithm> findByJcaName(String jcaName) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.jcaName.equals(jcaName))
                .findFirst();
    }

    ASN1ObjectIdentifier oid() {
        return new ASN1ObjectIdentifier(oid);
    }

    static Optional<ImprintAlgorithm> find(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.oid.equals(oid.getId()))
                .findFirst();
    }
}
