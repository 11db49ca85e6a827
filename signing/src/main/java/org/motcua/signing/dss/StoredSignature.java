package org.motcua.signing.dss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.field.Form;
import org.motcua.signing.field.FormField;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.timestamp.TimestampToken;

/**
 * A signature or document time-stamp of a document, taken apart as far as its validation data need it. Nothing about it is
 * verified here.
 *
 * @param field full name of its field
 * @param document whether it is a document time-stamp
 * @param vriKey the key of its entry in /VRI
 * @param end where the part of the file that it signs ends
 * @param chain the certificate of its key first, then those that came with it
 * @param timestamps the token itself where it is a document time-stamp, else those over the signature value
 */
public record StoredSignature(
        String field,
        boolean document,
        String vriKey,
        long end,
        List<X509Certificate> chain,
        List<TimestampToken> timestamps) {

    /** Nobody stamps a signature more often. */
    private static final int MAX_TIMESTAMPS = 16;

    public StoredSignature {
        chain = List.copyOf(chain);
        timestamps = List.copyOf(timestamps);
    }

    /** The signatures of a document, in the order in which they were made. */
    public static List<StoredSignature> of(PdfInput document) {
        List<StoredSignature> found = new ArrayList<>();
        for (FormField field : Form.read(document).signed()) {
            Node dictionary = field.signature().orElseThrow();
            byte[] contents = dictionary
                    .find("Contents")
                    .flatMap(Node::bytes)
                    .orElseThrow(() -> unreadable(field.name(), "it has no /Contents", null));
            found.add(read(field.name(), dictionary, contents));
        }
        found.sort(Comparator.comparingLong(StoredSignature::end));
        return List.copyOf(found);
    }

    /** The earliest time that its own time-stamps claim. */
    public Optional<Instant> time() {
        return timestamps.stream().map(TimestampToken::time).min(Comparator.naturalOrder());
    }

    private static StoredSignature read(String field, Node dictionary, byte[] contents) {
        boolean document =
                dictionary.findName("SubFilter").filter("ETSI.RFC3161"::equals).isPresent();
        try (ASN1InputStream input = new ASN1InputStream(contents)) {
            ASN1Primitive container = input.readObject();
            if (document) {
                TimestampToken token = TimestampToken.read(container.getEncoded(ASN1Encoding.DER));
                return new StoredSignature(
                        field, true, vriKey(contents), end(dictionary), token.chain(), List.of(token));
            }
            CMSSignedData cms = new CMSSignedData(ContentInfo.getInstance(container));
            SignerInformation signer =
                    cms.getSignerInfos().getSigners().iterator().next();
            return new StoredSignature(
                    field, false, vriKey(contents), end(dictionary), chain(cms, signer), timestamps(signer));
        } catch (IOException | CMSException | GeneralSecurityException | RuntimeException e) {
            // Bouncy Castle's parsers answer garbage with unchecked exceptions as well.
            throw unreadable(field, String.valueOf(e.getMessage()), e);
        }
    }

    private static long end(Node dictionary) {
        List<Long> range = dictionary.find("ByteRange").map(Node::items).orElse(List.of()).stream()
                .flatMap(item -> item.number().stream())
                .toList();
        return range.size() == 4 ? range.get(2) + range.get(3) : Long.MAX_VALUE;
    }

    /** ISO 32000-2 table 261: SHA-1 names the entry and protects nothing. The zeros behind the signature are hashed too. */
    private static String vriKey(byte[] contents) throws GeneralSecurityException {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(contents));
    }

    private static List<X509Certificate> chain(CMSSignedData cms, SignerInformation signer)
            throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        boolean found = false;
        for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
            X509Certificate certificate =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
            boolean itsOwn = signer.getSID().match(holder);
            chain.add(itsOwn ? 0 : chain.size(), certificate);
            found |= itsOwn;
        }
        if (!found) {
            throw new IOException("its signer's certificate is not in it");
        }
        return chain;
    }

    private static List<TimestampToken> timestamps(SignerInformation signer) throws IOException {
        List<TimestampToken> tokens = new ArrayList<>();
        Attribute attribute = signer.getUnsignedAttributes() == null
                ? null
                : signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return tokens;
        }
        for (ASN1Encodable value : attribute.getAttrValues()) {
            if (tokens.size() < MAX_TIMESTAMPS) {
                tokens.add(TimestampToken.read(value.toASN1Primitive().getEncoded(ASN1Encoding.DER)));
            }
        }
        return tokens;
    }

    private static UnsupportedPdfException unreadable(String field, String why, @Nullable Throwable cause) {
        return new UnsupportedPdfException(
                "The signature \"" + field
                        + "\" cannot be read, so that nobody can say what is needed to judge it later: " + why,
                cause);
    }
}
