package org.motcua.signing.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.motcua.signing.SigningException;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.signing.timestamp.TimestampToken;

/**
 * A time-stamp authority that lives in memory: for tests and demonstrations of documents with a time stamp, without a
 * network. It stamps with the time of its clock and with whatever key it was given, also with one that must not stamp.
 * Thread-safe.
 */
public final class TestTimestampAuthority implements TimestampService {

    /** The policy of all its time stamps, from the arc for examples. */
    public static final String POLICY = "2.999.1.1";

    private static final ASN1ObjectIdentifier BINDING = PKCSObjectIdentifiers.id_aa_signingCertificateV2;

    private final TestKey key;
    private final Clock clock;
    private final AtomicLong serial = new AtomicLong();

    private TestTimestampAuthority(TestKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Stamps with a key of its own that the authority certifies for time stamps. */
    public static TestTimestampAuthority of(TestAuthority authority, Clock clock) {
        TestKey key = authority.issue("CN=Test TSA,C=VN", TestKeyKind.RSA_2048, TestProfile.timestamping());
        return new TestTimestampAuthority(key, clock);
    }

    /** Stamps with an RSA or P-256 key that was issued before. */
    public static TestTimestampAuthority of(TestKey key, Clock clock) {
        return new TestTimestampAuthority(key, clock);
    }

    @Override
    public TimestampToken stamp(Imprint imprint) {
        ASN1ObjectIdentifier algorithm =
                new ASN1ObjectIdentifier(imprint.algorithm().oid());
        MessageImprint hash = new MessageImprint(new AlgorithmIdentifier(algorithm), imprint.hash());
        return TimestampToken.read(encode(token(new TimeStampReq(hash, null, null, null, null))));
    }

    /** Answers a DER request with a DER response, as it would come over HTTP; whatever the request says is granted. */
    public byte[] respond(byte[] request) {
        ContentInfo token = token(TimeStampReq.getInstance(request));
        return encode(new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token));
    }

    private ContentInfo token(TimeStampReq request) {
        ASN1ObjectIdentifier policy =
                request.getReqPolicy() == null ? new ASN1ObjectIdentifier(POLICY) : request.getReqPolicy();
        TSTInfo info = new TSTInfo(
                policy,
                request.getMessageImprint(),
                new ASN1Integer(BigInteger.valueOf(serial.incrementAndGet())),
                new ASN1GeneralizedTime(Date.from(clock.instant())),
                null,
                null,
                request.getNonce(),
                null,
                null);
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes()))
                    .build(new JcaContentSignerBuilder(algorithm()).build(key.privateKey()), key.certificate()));
            generator.addCertificates(new JcaCertStore(key.chain()));
            CMSProcessableByteArray content =
                    new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, encode(info));
            return generator.generate(content, true).toASN1Structure();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new SigningException("The test time stamp cannot be made: " + e.getMessage(), e);
        }
    }

    private String algorithm() {
        return key.privateKey().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    /** The binding to the certificate (RFC 5816) and the clock's time; the rest is added while signing. */
    private AttributeTable attributes() throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
        Attribute binding = new Attribute(BINDING, new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash))));
        Time now = new Time(Date.from(clock.instant()));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(binding);
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(now)));
        return new AttributeTable(attributes);
    }

    private static byte[] encode(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new SigningException("The test time stamp cannot be written: " + e.getMessage(), e);
        }
    }
}
