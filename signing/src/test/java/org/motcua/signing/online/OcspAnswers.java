package org.motcua.signing.online;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.motcua.signing.testkit.TestKey;

/** Makes OCSP answers that are right but for what a test changes. Mutable; for one test. */
public final class OcspAnswers {

    private final TestKey signer;
    private CertificateStatus status = CertificateStatus.GOOD;
    private Instant thisUpdate;
    private Optional<Instant> nextUpdate;
    private Instant producedAt;
    private boolean withNonce = true;
    private boolean withCertificate = true;
    private boolean namedByKey;
    private Optional<CertificateID> about = Optional.empty();
    private String algorithm;

    public OcspAnswers(TestKey signer, Instant now) {
        this.signer = signer;
        this.thisUpdate = now.minus(Duration.ofMinutes(10));
        this.nextUpdate = Optional.of(now.plus(Duration.ofHours(4)));
        this.producedAt = now;
        this.algorithm = signer.privateKey().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    public OcspAnswers status(CertificateStatus status) {
        this.status = status;
        return this;
    }

    public OcspAnswers times(Instant thisUpdate, Optional<Instant> nextUpdate) {
        this.thisUpdate = thisUpdate;
        this.producedAt = thisUpdate;
        this.nextUpdate = nextUpdate;
        return this;
    }

    OcspAnswers withoutNonce() {
        this.withNonce = false;
        return this;
    }

    public OcspAnswers withoutCertificate() {
        this.withCertificate = false;
        return this;
    }

    OcspAnswers namedByKey() {
        this.namedByKey = true;
        return this;
    }

    public OcspAnswers signedWith(String algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    /** Answers about this certificate whatever was asked. */
    public OcspAnswers about(X509Certificate certificate, X509Certificate issuer) throws Exception {
        this.about = Optional.of(
                new CertificateID(sha1(), new JcaX509CertificateHolder(issuer), certificate.getSerialNumber()));
        return this;
    }

    public byte[] to(byte[] request) throws IOException {
        try {
            OCSPReq asked = new OCSPReq(request);
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(responder());
            CertificateID id = about.orElse(asked.getRequestList()[0].getCertID());
            builder.addResponse(
                    id,
                    status,
                    Date.from(thisUpdate),
                    nextUpdate.map(Date::from).orElse(null),
                    (Extensions) null);
            Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (withNonce && nonce != null) {
                builder.setResponseExtensions(new Extensions(nonce));
            }
            X509CertificateHolder[] certificates = withCertificate
                    ? new X509CertificateHolder[] {new JcaX509CertificateHolder(signer.certificate())}
                    : new X509CertificateHolder[0];
            return new OCSPRespBuilder()
                    .build(
                            OCSPResp.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm).build(signer.privateKey()),
                                    certificates,
                                    Date.from(producedAt)))
                    .getEncoded();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** An answer that nobody asked for, as documents carry them; {@link #about} says which certificate it is about. */
    public byte[] unasked() throws Exception {
        return to(new OCSPReqBuilder().addRequest(about.orElseThrow()).build().getEncoded());
    }

    static byte[] error(int status) throws Exception {
        return new OCSPRespBuilder().build(status, null).getEncoded();
    }

    private RespID responder() throws Exception {
        X509Certificate certificate = signer.certificate();
        if (namedByKey) {
            return new RespID(
                    SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()), sha1());
        }
        return new RespID(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    }

    private static DigestCalculator sha1() throws Exception {
        return new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
    }

    static List<byte[]> garbage() {
        return List.of(
                new byte[0],
                new byte[] {1, 2, 3},
                new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
                new byte[] {0x30, 0x03, 0x0a, 0x01, 0x00},
                "<html>Bảo trì</html>".getBytes(StandardCharsets.UTF_8));
    }
}
