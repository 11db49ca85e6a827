package org.motcua.signing.validation;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.OtherRevocationInfoFormat;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.RevocationData;

/**
 * The certificates and revocation data inside a CMS: in SignedData, in the signed attribute adbe-revocationInfoArchival of
 * older PDF signatures, and in the unsigned attributes certificate-values and revocation-values of CAdES. For one thread.
 */
final class CmsEvidence {

    private static final ASN1ObjectIdentifier ADBE_ARCHIVAL = new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");
    private static final ASN1ObjectIdentifier OCSP_RESPONSE = CMSObjectIdentifiers.id_ri_ocsp_response;

    private final EvidenceReader reader;
    private final int limit;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<RevocationData> revocation = new ArrayList<>();

    private CmsEvidence(EvidenceReader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /** @param limit how many of each kind are read */
    static Evidence of(CmsSignature cms, EvidenceReader reader, int limit) {
        CmsEvidence evidence = new CmsEvidence(reader, limit);
        cms.certificates().forEach(c -> evidence.certificates.add(c.certificate()));
        cms.revocation().forEach(item -> evidence.quietly(() -> evidence.beside(item)));
        evidence.quietly(() -> {
            Optional<Attribute> archival = cms.findSigned(ADBE_ARCHIVAL);
            if (archival.isPresent()) {
                evidence.archival(archival.get().getAttrValues().getObjectAt(0));
            }
        });
        for (ASN1Encodable values : cms.unsigned(PKCSObjectIdentifiers.id_aa_ets_certValues)) {
            evidence.quietly(() -> {
                for (ASN1Encodable certificate : ASN1Sequence.getInstance(values)) {
                    reader.certificate(encoded(certificate)).ifPresent(evidence.certificates::add);
                }
            });
        }
        for (ASN1Encodable values : cms.unsigned(PKCSObjectIdentifiers.id_aa_ets_revocationValues)) {
            evidence.quietly(() -> evidence.values(values));
        }
        return new Evidence(
                evidence.certificates.subList(0, Math.min(limit, evidence.certificates.size())), evidence.revocation);
    }

    private interface Reading {
        void run() throws IOException;
    }

    /** Evidence that is no evidence does not make a signature wrong. */
    @SuppressWarnings("EmptyCatch")
    private void quietly(Reading reading) {
        try {
            reading.run();
        } catch (IOException | RuntimeException e) {
            // left out, as if it were not there
        }
    }

    private static byte[] encoded(ASN1Encodable object) throws IOException {
        return object.toASN1Primitive().getEncoded();
    }

    private void add(Optional<RevocationData> data) {
        if (revocation.size() < limit) {
            data.ifPresent(revocation::add);
        }
    }

    /** RFC 5652 10.2.1: a list, or tagged another kind, of which OCSP (RFC 5940 2) is known. */
    private void beside(ASN1Encodable item) throws IOException {
        if (!(item.toASN1Primitive() instanceof ASN1TaggedObject tagged)) {
            add(reader.list(encoded(item)));
            return;
        }
        OtherRevocationInfoFormat other = OtherRevocationInfoFormat.getInstance(tagged, false);
        if (OCSP_RESPONSE.equals(other.getInfoFormat())) {
            add(reader.answer(encoded(other.getInfo())));
        }
    }

    /** RevocationInfoArchival of ISO 32000: lists under [0], OCSP responses under [1]. */
    private void archival(ASN1Encodable value) throws IOException {
        for (ASN1Encodable part : ASN1Sequence.getInstance(value)) {
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
            if (tagged.getTagNo() > 1) {
                continue;
            }
            for (ASN1Encodable item : ASN1Sequence.getInstance(tagged, true)) {
                add(tagged.getTagNo() == 0 ? reader.list(encoded(item)) : reader.answer(encoded(item)));
            }
        }
    }

    /** RevocationValues of CAdES: lists under [0], basic OCSP responses under [1]. */
    private void values(ASN1Encodable value) throws IOException {
        for (ASN1Encodable part : ASN1Sequence.getInstance(value)) {
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
            if (tagged.getTagNo() > 1) {
                continue;
            }
            for (ASN1Encodable item : ASN1Sequence.getInstance(tagged, true)) {
                add(
                        tagged.getTagNo() == 0
                                ? reader.list(encoded(item))
                                : reader.basicAnswer(BasicOCSPResponse.getInstance(item)));
            }
        }
    }
}
