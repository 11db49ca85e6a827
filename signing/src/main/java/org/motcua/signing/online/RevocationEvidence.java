package org.motcua.signing.online;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an issuer says about one of its certificates: an OCSP response or a revocation list, already checked for who signed
 * it, what it is about and when. Immutable and thread-safe.
 */
public final class RevocationEvidence {

    /** The two ways of saying it. */
    public enum Kind {
        /** An OCSPResponse (RFC 6960 4.2.1). */
        OCSP,
        /** A CertificateList (RFC 5280 5.1). */
        CRL
    }

    private final Kind kind;
    private final byte[] encoded;
    private final String source;
    private final Instant thisUpdate;
    private final Optional<Instant> nextUpdate;
    private final Optional<Revocation> revocation;
    private final List<X509Certificate> responders;
    private final List<RevocationEvidence> aboutResponders;

    RevocationEvidence(
            Kind kind,
            byte[] encoded,
            String source,
            Instant thisUpdate,
            Optional<Instant> nextUpdate,
            Optional<Revocation> revocation,
            List<X509Certificate> responders) {
        this(kind, encoded, source, thisUpdate, nextUpdate, revocation, responders, List.of());
    }

    private RevocationEvidence(
            Kind kind,
            byte[] encoded,
            String source,
            Instant thisUpdate,
            Optional<Instant> nextUpdate,
            Optional<Revocation> revocation,
            List<X509Certificate> responders,
            List<RevocationEvidence> aboutResponders) {
        this.kind = kind;
        this.encoded = encoded.clone();
        this.source = source;
        this.thisUpdate = thisUpdate;
        this.nextUpdate = nextUpdate;
        this.revocation = revocation;
        this.responders = List.copyOf(responders);
        this.aboutResponders = List.copyOf(aboutResponders);
    }

    /** This, with what says that its responders were not revoked. */
    RevocationEvidence with(List<RevocationEvidence> about) {
        return new RevocationEvidence(kind, encoded, source, thisUpdate, nextUpdate, revocation, responders, about);
    }

    /** Which of the two. */
    public Kind kind() {
        return kind;
    }

    /** The whole response or list in DER, as a DSS dictionary holds it. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** Where it was fetched, or that it was at hand. */
    public String source() {
        return source;
    }

    /** When it was true at the latest known moment. */
    public Instant thisUpdate() {
        return thisUpdate;
    }

    /** When newer word is there at the latest; an OCSP response may leave it open. */
    public Optional<Instant> nextUpdate() {
        return nextUpdate;
    }

    /** Empty for a certificate that is good. */
    public Optional<Revocation> revocation() {
        return revocation;
    }

    /** The certificate of a responder to whom the issuer delegated; empty when the issuer signed it itself. */
    public List<X509Certificate> responders() {
        return responders;
    }

    /** Lists that say that the responders were not revoked; none for those that need no checking. */
    public List<RevocationEvidence> aboutResponders() {
        return aboutResponders;
    }
}
