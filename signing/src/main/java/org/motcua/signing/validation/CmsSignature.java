package org.motcua.signing.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.FindingCode;

/** A SignedData with exactly one signer, its parts taken apart. */
record CmsSignature(
        SignerInfo signer,
        ASN1ObjectIdentifier contentType,
        Optional<EncapsulatedContent> content,
        List<EncodedCertificate> certificates,
        List<ASN1Encodable> revocation,
        List<Attribute> signedAttributes,
        List<Attribute> unsignedAttributes,
        boolean cleanPadding) {

    CmsSignature {
        certificates = List.copyOf(certificates);
        revocation = List.copyOf(revocation);
        signedAttributes = List.copyOf(signedAttributes);
        unsignedAttributes = List.copyOf(unsignedAttributes);
    }

    /** The one attribute of this type, with its one value; more of either is an error. */
    Optional<Attribute> findSigned(ASN1ObjectIdentifier type) {
        List<Attribute> found = signedAttributes.stream()
                .filter(a -> a.getAttrType().equals(type))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1 || found.get(0).getAttrValues().size() != 1) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "attribute " + type + " is there twice");
        }
        return Optional.of(found.get(0));
    }

    /** All values of signed attributes of this type. */
    List<ASN1Encodable> signed(ASN1ObjectIdentifier type) {
        return values(signedAttributes, type);
    }

    /** All values of unsigned attributes of this type; anybody can have added them. */
    List<ASN1Encodable> unsigned(ASN1ObjectIdentifier type) {
        return values(unsignedAttributes, type);
    }

    private static List<ASN1Encodable> values(List<Attribute> attributes, ASN1ObjectIdentifier type) {
        List<ASN1Encodable> values = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute.getAttrType().equals(type)) {
                attribute.getAttrValues().forEach(values::add);
            }
        }
        return values;
    }

    @Nullable
    ASN1Set signedSet() {
        return signer.getAuthenticatedAttributes();
    }
}
