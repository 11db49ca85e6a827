package org.motcua.signing.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

/**
 * A time stamp (TimeStampToken, RFC 3161 2.4.2): a signature over a hash and a time.
 *
 * <p>Reading one proves nothing. One that a {@link HttpTimestampService} or a {@link TimestampPool} returned was checked
 * against the request and against its own certificate; whether that certificate is trusted was checked only where trust
 * was given, and its revocation not at all. Immutable and thread-safe.
 */
public final class TimestampToken {

    private final byte[] encoded;
    private final TimeStampToken token;
    private final List<X509Certificate> certificates;

    private TimestampToken(byte[] encoded, TimeStampToken token, List<X509Certificate> certificates) {
        this.encoded = encoded;
        this.token = token;
        this.certificates = certificates;
    }

    /**
     * Reads a DER token.
     *
     * @throws TimestampException if it is none
     */
    public static TimestampToken read(byte[] der) {
        try {
            ASN1Primitive primitive = ASN1Primitive.fromByteArray(der);
            if (primitive == null) {
                throw new IOException("nothing there");
            }
            return of(primitive);
        } catch (IOException | TSPException | CertificateException | RuntimeException e) {
            throw new TimestampException(
                    TimestampFailure.of("token", Reason.MALFORMED, "not a time-stamp token: " + e.getMessage()), e);
        }
    }

    /**
     * Reads a token as /Contents has it, with zeros behind it.
     *
     * @throws TimestampException if it is none
     */
    public static TimestampToken readPadded(byte[] contents) {
        try (ASN1InputStream input = new ASN1InputStream(contents)) {
            ASN1Primitive first = input.readObject();
            return read(first == null ? new byte[0] : first.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new TimestampException(
                    TimestampFailure.of("token", Reason.MALFORMED, "not a time-stamp token: " + e.getMessage()), e);
        }
    }

    /**
     * Bouncy Castle's parsers answer garbage with unchecked exceptions as well; whoever calls this expects them. Services
     * that answer in BER get their token turned into DER here, before its signature is checked.
     */
    static TimestampToken of(ASN1Primitive primitive) throws IOException, TSPException, CertificateException {
        byte[] der = primitive.getEncoded(ASN1Encoding.DER);
        TimeStampToken token = new TimeStampToken(ContentInfo.getInstance(ASN1Primitive.fromByteArray(der)));
        return new TimestampToken(der, token, certificates(token));
    }

    /** The token in DER, as it goes into a signature or a document time stamp. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** The time that the authority vouches for. */
    public Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /** The object identifier of the policy under which it was made. */
    public String policy() {
        return token.getTimeStampInfo().getPolicy().getId();
    }

    /** The authority's number for this time stamp. */
    public BigInteger serialNumber() {
        return token.getTimeStampInfo().getSerialNumber();
    }

    /** The number that ties the time stamp to a request. */
    public Optional<BigInteger> nonce() {
        return Optional.ofNullable(token.getTimeStampInfo().getNonce());
    }

    /** The hash that was stamped; empty if it was made with an algorithm that is not accepted here. */
    public Optional<Imprint> imprint() {
        return Imprint.find(
                token.getTimeStampInfo().getMessageImprintAlgOID().getId(),
                token.getTimeStampInfo().getMessageImprintDigest());
    }

    /** The certificates in the token, in no order. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** The certificate of the authority's key, if it is in the token. */
    public Optional<X509Certificate> signer() {
        return certificates.stream()
                .filter(certificate -> token.getSID().match(holder(certificate)))
                .findFirst();
    }

    /** The certificate of the authority's key first, then the others in the token. */
    public List<X509Certificate> chain() {
        X509Certificate signer = signer().orElseThrow(() -> new TimestampException(
                TimestampFailure.of(
                        "token", Reason.WRONG_CERTIFICATE, "the authority's certificate is not in the token"),
                null));
        List<X509Certificate> chain = new ArrayList<>(certificates);
        chain.remove(signer);
        chain.add(0, signer);
        return List.copyOf(chain);
    }

    TimeStampToken token() {
        return token;
    }

    /** The only one: Bouncy Castle's token does not come into being with none or several. */
    SignerInformation signerInformation() {
        return token.toCMSSignedData().getSignerInfos().getSigners().iterator().next();
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("A certificate that was read cannot be written: " + certificate, e);
        }
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
        }
        return List.copyOf(all);
    }
}
