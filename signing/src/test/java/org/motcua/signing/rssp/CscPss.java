package org.motcua.signing.rssp;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The parameters of an RSASSA-PSS signature: RFC 8017, A.2.3. The mask is made with the hash of the message. */
record CscPss(CscDigest digest, int saltLength) {

    static CscPss read(byte[] der) {
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(der);
            RSASSAPSSparams params = RSASSAPSSparams.getInstance(value);
            CscDigest digest = digest(params.getHashAlgorithm().getAlgorithm());
            AlgorithmIdentifier mask = params.getMaskGenAlgorithm();
            boolean usual = Arrays.equals(value.getEncoded(ASN1Encoding.DER), der)
                    && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                    && digest(AlgorithmIdentifier.getInstance(mask.getParameters())
                                    .getAlgorithm())
                            == digest
                    && params.getTrailerField().intValueExact() == 1;
            int saltLength = params.getSaltLength().intValueExact();
            if (!usual || saltLength < 0 || saltLength > digest.length()) {
                throw CscError.invalidParameter("signAlgoParams");
            }
            return new CscPss(digest, saltLength);
        } catch (IOException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
            throw CscError.invalidParameter("signAlgoParams");
        }
    }

    private static CscDigest digest(ASN1ObjectIdentifier oid) {
        return CscDigest.find(oid.getId()).orElseThrow(() -> CscError.invalidParameter("signAlgoParams"));
    }
}
