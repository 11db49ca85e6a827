package org.motcua.signing.rssp;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** The hash algorithms of the CSC API v2, 5: none weaker than SHA-256. */
enum CscDigest {
    SHA256("2.16.840.1.101.3.4.2.1", 32),
    SHA384("2.16.840.1.101.3.4.2.2", 48),
    SHA512("2.16.840.1.101.3.4.2.3", 64);

    private final String oid;
    private final int length;

    CscDigest(String oid, int length) {
        this.oid = oid;
        this.length = length;
    }

    static Optional<CscDigest> find(String oid) {
        return Arrays.stream(values()).filter(d -> d.oid.equals(oid)).findFirst();
    }

    ASN1ObjectIdentifier oid() {
        return new ASN1ObjectIdentifier(oid);
    }

    /** In bytes. */
    int length() {
        return length;
    }

    Digest engine() {
        return switch (this) {
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }
}
