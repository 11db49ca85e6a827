package org.motcua.judges.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** DSS signs here, so that the test fails if this class path makes DSS blind. */
class DssWorkerTest {

    private static byte[] signed = {};
    private static byte[] certificate = {};

    @BeforeAll
    static void sign() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X509Certificate self = selfSigned(keys);
        certificate = self.getEncoded();
        signed = sign(blankPage(), self, keys);
    }

    @Test
    void findsAnIntactSignature() {
        assertThat(new DssWorker().apply(Map.of("pdf", signed, "anchors", List.of(certificate))))
                .singleElement()
                .satisfies(signature -> assertThat(signature)
                        .containsEntry("level", "PAdES-BASELINE-B")
                        .containsEntry("intact", true)
                        .containsEntry("undefinedChanges", 0)
                        .containsEntry("annotationChanges", 0));
    }

    @Test
    void reportsABrokenDigest() {
        byte[] broken = signed.clone();
        int page = new String(broken, StandardCharsets.ISO_8859_1).indexOf("612.0 792.0");
        broken[page] = '5';

        assertThat(new DssWorker().apply(Map.of("pdf", broken)))
                .singleElement()
                .satisfies(signature -> assertThat(signature)
                        .containsEntry("intact", false)
                        .containsEntry("subIndication", "HASH_FAILURE"));
    }

    @Test
    void answersNothingForAnUnsignedFile() throws Exception {
        assertThat(new DssWorker().apply(Map.of("pdf", blankPage()))).isEmpty();
    }

    @Test
    void refusesToBeBlind() throws Exception {
        String unsigned = new String(blankPage(), StandardCharsets.ISO_8859_1);
        byte[] pdf = (unsigned + "% /ByteRange\n%%EOF").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new DssWorker().apply(Map.of("pdf", pdf))).hasMessageContaining("finds no signature");
    }

    private static byte[] sign(byte[] pdf, X509Certificate signer, KeyPair keys) throws Exception {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(signer));
        parameters.setCertificateChain(new CertificateToken(signer));
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        DSSDocument document = new InMemoryDocument(pdf, "blank.pdf");
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(service.getDataToSign(document, parameters).getBytes());
        SignatureValue value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, signature.sign());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        service.signDocument(document, parameters, value).writeTo(out);
        return out.toByteArray();
    }

    private static byte[] blankPage() throws Exception {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @SuppressWarnings("JavaUtilDate") // what Bouncy Castle takes
    private static X509Certificate selfSigned(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=Self-check");
        Date from = Date.from(Instant.now().minus(Duration.ofDays(1)));
        Date to = Date.from(Instant.now().plus(Duration.ofDays(1)));
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, to, name, keys.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
