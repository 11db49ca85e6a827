package org.motcua.signing.validation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.motcua.signing.FindingCode;
import org.motcua.signing.ValidationLimits;

/**
 * ETSI EN 319 102-1 5.2.2: whether the signature value has the form of its kind, so far that it can be verified. The form of the
 * file around it, and what came after, is judged by the revision analysis; both end in FORMAT_FAILURE. Thread-safe.
 */
final class FormatChecking {

    private final CmsParser parser;

    FormatChecking(Crypto crypto, ValidationLimits limits) {
        this.parser = new CmsParser(crypto, limits);
    }

    /** What can be taken apart, whether or not its form is right. */
    CmsSignature parse(byte[] contents) {
        return parser.parse(contents);
    }

    /** @throws RejectedSignature with the reason, unless the form is right */
    CmsSignature require(SubFilter kind, byte[] contents) {
        CmsSignature cms = parse(contents);
        requirePadding(kind, cms);
        requireContent(kind, cms);
        if (cms.signedSet() != null || !kind.legacy()) {
            requireAttributes(cms);
        }
        return cms;
    }

    /** What stands behind the value is protected by nothing. Old software left such data there; new must not. */
    private static void requirePadding(SubFilter kind, CmsSignature cms) {
        if (!cms.cleanPadding() && !kind.legacy()) {
            throw RejectedSignature.unreadable(FindingCode.CMS_MALFORMED, "data behind the CMS");
        }
    }

    /** What the CMS holds inside must be what its kind says: nothing, a SHA-1 digest, or a timestamp. */
    private static void requireContent(SubFilter kind, CmsSignature cms) {
        ASN1ObjectIdentifier expectedType =
                kind == SubFilter.TIMESTAMP ? PKCSObjectIdentifiers.id_ct_TSTInfo : CMSObjectIdentifiers.data;
        if (!cms.contentType().equals(expectedType)) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "content of type " + cms.contentType());
        }
        boolean detached = kind.detached();
        if (detached == cms.content().isPresent()) {
            throw RejectedSignature.format(
                    detached ? FindingCode.CMS_NOT_DETACHED : FindingCode.CMS_MALFORMED,
                    detached ? "" : "no content for " + kind.label());
        }
    }

    private static void requireAttributes(CmsSignature cms) {
        if (cms.signedAttributes().isEmpty()) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "there are none");
        }
        Attribute type = cms.findSigned(CMSAttributes.contentType)
                .orElseThrow(() -> RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "no content-type"));
        if (!cms.contentType().equals(type.getAttrValues().getObjectAt(0))) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "another content-type");
        }
        if (cms.findSigned(CMSAttributes.messageDigest).isEmpty()) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "no message-digest");
        }
    }
}
