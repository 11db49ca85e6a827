package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;

@DisplayName("EN 319 102-1 5.2.2: a signature that has not the form of its kind fails with FORMAT_FAILURE")
class FormatCheckingTest extends BlockSupport {

    /** Changes a CMS that is right. */
    private interface Change {
        SignedData apply(SignedData data) throws Exception;
    }

    private HandMadeDocument.Signer changed(Change change) {
        return content -> {
            byte[] right = new HandMadeCms(key).sign(content);
            SignedData data =
                    SignedData.getInstance(ContentInfo.getInstance(right).getContent());
            return new ContentInfo(CMSObjectIdentifiers.signedData, change.apply(data)).getEncoded(ASN1Encoding.DER);
        };
    }

    private static SignedData withSigners(SignedData data, SignerInfo... signers) {
        return new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                data.getCRLs(),
                new DERSet(signers));
    }

    private static SignerInfo signer(SignedData data) {
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    }

    private static SignerInfo withAttributes(SignerInfo signer, @Nullable ASN1Set attributes) {
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                attributes,
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                signer.getUnauthenticatedAttributes());
    }

    private void assertFormatFailure(HandMadeDocument.Signer signer, FindingCode finding) throws Exception {
        assertFailed(judged(signer), SubIndication.FORMAT_FAILURE, finding);
    }

    @Test
    void passesTheFormOfItsKind() throws Exception {
        assertPassed(judged(changed(data -> data)));
    }

    @Test
    void failsWhatIsNoCms() throws Exception {
        assertFormatFailure(content -> new byte[] {0x30, 3, 2, 1, 1}, FindingCode.CMS_MALFORMED);
        assertFormatFailure(content -> "chữ ký".getBytes(StandardCharsets.UTF_8), FindingCode.CMS_MALFORMED);
    }

    /** Some signers add certificates that cannot be read; what counts is the signer's. */
    @Test
    void passesWithACertificateThatIsNone() throws Exception {
        assertPassed(judged(changed(data -> {
            ASN1EncodableVector more = new ASN1EncodableVector();
            data.getCertificates().forEach(more::add);
            more.add(new DERSequence(new ASN1Integer(1)));
            return new SignedData(
                    data.getDigestAlgorithms(),
                    data.getEncapContentInfo(),
                    new DERSet(more),
                    data.getCRLs(),
                    data.getSignerInfos());
        })));
    }

    @Test
    void failsWhatFollowsTheValueInItsPlace() throws Exception {
        assertFormatFailure(
                content -> {
                    byte[] right = new HandMadeCms(key).sign(content);
                    byte[] more = Arrays.copyOf(right, right.length + 1);
                    more[right.length] = 1;
                    return more;
                },
                FindingCode.CMS_MALFORMED);
    }

    @Test
    void failsWhereNotExactlyOneSigned() throws Exception {
        assertFormatFailure(changed(data -> withSigners(data)), FindingCode.CMS_SIGNER_COUNT);
        assertFormatFailure(
                changed(data -> withSigners(data, signer(data), signer(data))), FindingCode.CMS_SIGNER_COUNT);
    }

    @Test
    void failsContentWithinADetachedSignature() throws Exception {
        ContentInfo inside = new ContentInfo(CMSObjectIdentifiers.data, new BEROctetString(new byte[] {1}));
        assertFormatFailure(
                changed(data -> new SignedData(
                        data.getDigestAlgorithms(),
                        inside,
                        data.getCertificates(),
                        data.getCRLs(),
                        data.getSignerInfos())),
                FindingCode.CMS_NOT_DETACHED);
    }

    @Test
    void failsWithoutTheAttributesThatTellWhatIsSigned() throws Exception {
        for (ASN1ObjectIdentifier missing : List.of(CMSAttributes.contentType, CMSAttributes.messageDigest)) {
            assertFormatFailure(
                    changed(data -> withSigners(data, without(signer(data), missing))),
                    FindingCode.CMS_ATTRIBUTES_INVALID);
        }
        assertFormatFailure(
                changed(data -> withSigners(data, withAttributes(signer(data), null))),
                FindingCode.CMS_ATTRIBUTES_INVALID);
    }

    private static SignerInfo without(SignerInfo signer, ASN1ObjectIdentifier missing) {
        ASN1EncodableVector kept = new ASN1EncodableVector();
        for (ASN1Encodable attribute : signer.getAuthenticatedAttributes()) {
            if (!Attribute.getInstance(attribute).getAttrType().equals(missing)) {
                kept.add(attribute);
            }
        }
        return withAttributes(signer, new DERSet(kept));
    }

    @Test
    void failsAKindThatIsNotKnown() throws Exception {
        byte[] pdf = HandMadeDocument.signed("adbe.unknown", "", content -> new HandMadeCms(key).sign(content));
        assertFailed(judged(pdf, trusting()), SubIndication.FORMAT_FAILURE, FindingCode.SUBFILTER_UNSUPPORTED);
    }

    @Test
    void failsAFormThatIsRightOnlyForAnotherKind() throws Exception {
        byte[] pdf = HandMadeDocument.signed("ETSI.RFC3161", "", content -> new HandMadeCms(key).sign(content));
        assertFailed(judged(pdf, trusting()), SubIndication.FORMAT_FAILURE, FindingCode.CMS_MALFORMED);
        assertThat(judged(pdf, trusting()).provenTime()).isEmpty();
    }
}
