package org.motcua.signing.validation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.FindingCode;
import org.motcua.signing.ValidationLimits;

/**
 * Takes a CMS SignedData apart and refuses what could be read in two ways. Bouncy Castle's own bulk verification is not
 * used: it accepts a SignedData without any signer. Thread-safe.
 */
final class CmsParser {

    /** Version, digests, content, certificates, revocation lists, signers (RFC 5652 5.1). */
    private static final Pattern SIGNED_DATA_TAGS = Pattern.compile("iSs0?1?S");

    /** Version, identifier, digest, signed attributes, algorithm, value, unsigned attributes (RFC 5652 5.3). */
    private static final Pattern SIGNER_INFO_TAGS = Pattern.compile("i[s0]s0?so1?");

    private final Crypto crypto;
    private final ValidationLimits limits;

    CmsParser(Crypto crypto, ValidationLimits limits) {
        this.crypto = crypto;
        this.limits = limits;
    }

    CmsSignature parse(byte[] padded) {
        try (ASN1InputStream in = new ASN1InputStream(padded)) {
            ASN1Encodable content = signedData(in.readObject());
            SignedData data = SignedData.getInstance(content);
            requireTags(content, SIGNED_DATA_TAGS);
            return parse(data, isZero(in.readAllBytes()));
        } catch (IOException | RuntimeException e) {
            if (e instanceof RejectedSignature rejected) {
                throw rejected;
            }
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static ASN1Encodable signedData(@Nullable ASN1Primitive object) {
        ContentInfo info = ContentInfo.getInstance(object);
        if (info == null || !CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, "no SignedData");
        }
        return info.getContent();
    }

    /** The classes take some tagged elements for others by their place; the tags must be those of the standard. */
    private static void requireTags(ASN1Encodable written, Pattern expected) {
        StringBuilder tags = new StringBuilder();
        for (ASN1Encodable element : ASN1Sequence.getInstance(written)) {
            tags.append(tag(element.toASN1Primitive()));
        }
        if (!expected.matcher(tags).matches()) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, "elements " + tags);
        }
    }

    private static char tag(ASN1Primitive element) {
        if (element instanceof ASN1TaggedObject tagged) {
            boolean known = tagged.getTagClass() == BERTags.CONTEXT_SPECIFIC && tagged.getTagNo() <= 1;
            return known ? (char) ('0' + tagged.getTagNo()) : '?';
        }
        if (element instanceof ASN1Integer) {
            return 'i';
        }
        if (element instanceof ASN1OctetString) {
            return 'o';
        }
        return element instanceof ASN1Sequence ? 's' : element instanceof ASN1Set ? 'S' : '?';
    }

    /** Zeros fill the place that was kept for the value. */
    private static boolean isZero(byte[] padding) {
        for (byte value : padding) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private CmsSignature parse(SignedData data, boolean cleanPadding) {
        if (data.getSignerInfos().size() != 1) {
            throw RejectedSignature.format(
                    FindingCode.CMS_SIGNER_COUNT,
                    String.valueOf(data.getSignerInfos().size()));
        }
        ASN1Encodable written = data.getSignerInfos().getObjectAt(0);
        SignerInfo signer = SignerInfo.getInstance(written);
        requireTags(written, SIGNER_INFO_TAGS);
        checkVersions(data, signer);
        checkDigestAlgorithms(data.getDigestAlgorithms(), signer);
        return new CmsSignature(
                signer,
                data.getEncapContentInfo().getContentType(),
                content(data.getEncapContentInfo()),
                certificates(data.getCertificates()),
                revocation(data.getCRLs()),
                attributes(signer.getAuthenticatedAttributes()),
                attributes(signer.getUnauthenticatedAttributes()),
                cleanPadding);
    }

    private static void checkVersions(SignedData data, SignerInfo signer) {
        int version = data.getVersion().intValueExact();
        boolean byKey = signer.getSID().isTagged();
        if (version < 1 || version == 2 || version > 5) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, "SignedData of version " + version);
        }
        if (signer.getVersion().intValueExact() != (byKey ? 3 : 1)) {
            throw RejectedSignature.unreadable(
                    FindingCode.CMS_MALFORMED, "SignerInfo of version " + signer.getVersion());
        }
    }

    /** The signer's digest must be announced, and neither with parameters of its own. */
    private static void checkDigestAlgorithms(ASN1Set announced, SignerInfo signer) {
        boolean found = false;
        for (ASN1Encodable element : announced) {
            AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(element);
            DigestIdentifiers.requireParameters(algorithm);
            found |= algorithm.getAlgorithm().equals(signer.getDigestAlgorithm().getAlgorithm());
        }
        DigestIdentifiers.requireParameters(signer.getDigestAlgorithm());
        if (!found) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "the signer's digest is not announced");
        }
    }

    private static Optional<EncapsulatedContent> content(ContentInfo info) {
        if (info.getContent() == null) {
            return Optional.empty();
        }
        if (info.getContent() instanceof ASN1OctetString octets) {
            return Optional.of(new EncapsulatedContent(octets.getOctets()));
        }
        throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "content that is no octet string");
    }

    private List<EncodedCertificate> certificates(@Nullable ASN1Set set) {
        List<EncodedCertificate> certificates = new ArrayList<>();
        if (set == null) {
            return certificates;
        }
        if (set.size() > limits.certificates()) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, set.size() + " certificates");
        }
        for (ASN1Encodable element : set) {
            if (!(element.toASN1Primitive() instanceof ASN1Sequence sequence)) {
                continue; // attribute certificates and other kinds play no part
            }
            readable(sequence).ifPresent(certificates::add);
        }
        return certificates;
    }

    /** Some signers add certificates that are none; what cannot be read can only be missed. */
    private Optional<EncodedCertificate> readable(ASN1Sequence sequence) {
        try {
            byte[] encoded = sequence.getEncoded(ASN1Encoding.DER);
            return Optional.of(
                    new EncodedCertificate(crypto.certificate(encoded), encoded, Certificate.getInstance(sequence)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Lists and other revocation data beside the certificates (RFC 5652 10.2.1); what is too much is left out. */
    private List<ASN1Encodable> revocation(@Nullable ASN1Set set) {
        List<ASN1Encodable> all = new ArrayList<>();
        if (set != null) {
            set.forEach(all::add);
        }
        return all.subList(0, Math.min(all.size(), limits.evidence()));
    }

    private List<Attribute> attributes(@Nullable ASN1Set set) {
        List<Attribute> attributes = new ArrayList<>();
        if (set == null) {
            return attributes;
        }
        if (set.size() > limits.attributes()) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, set.size() + " attributes");
        }
        for (ASN1Encodable element : set) {
            attributes.add(Attribute.getInstance(element));
        }
        return attributes;
    }
}
