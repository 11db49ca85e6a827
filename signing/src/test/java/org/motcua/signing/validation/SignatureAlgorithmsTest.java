package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.algorithm.Providers;

/** Parameters and keys that contradict the signature, each refused for what it is. */
class SignatureAlgorithmsTest {

    private static final byte[] DATA = "Quyết định".getBytes(StandardCharsets.UTF_8);
    private static final KeyPair RSA = pair("RSA", null);

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, Providers.BOUNCY_CASTLE);
            if (parameters == null) {
                generator.initialize(2048);
            } else {
                generator.initialize(parameters);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sign(KeyPair pair, String algorithm, PSSParameterSpec parameters)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm, Providers.BOUNCY_CASTLE);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initSign(pair.getPrivate());
        signature.update(DATA);
        return signature.sign();
    }

    private static boolean verify(AlgorithmIdentifier algorithm, DigestAlgorithm digest, PublicKey key, byte[] value) {
        return SignatureAlgorithms.verify(
                algorithm, digest, key, signature -> signature.update(DATA), value, new Crypto());
    }

    private static void assertRefused(
            FindingCode code, AlgorithmIdentifier algorithm, DigestAlgorithm digest, PublicKey key, byte[] value) {
        assertThatThrownBy(() -> verify(algorithm, digest, key, value))
                .asInstanceOf(type(RejectedSignature.class))
                .returns(code, rejected -> rejected.finding().code());
    }

    private static AlgorithmIdentifier identifier(String oid, ASN1Encodable parameters) {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), parameters);
    }

    private static PSSParameterSpec pss(String hash, int salt) {
        return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1);
    }

    private static AlgorithmIdentifier pss(
            ASN1ObjectIdentifier hash, ASN1ObjectIdentifier maskHash, int salt, int trailer) {
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        new AlgorithmIdentifier(hash),
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, new AlgorithmIdentifier(maskHash)),
                        new ASN1Integer(salt),
                        new ASN1Integer(trailer)));
    }

    @Test
    void takesRsaParametersThatAreNullOrAbsentAndNoOthers() throws GeneralSecurityException {
        byte[] value = sign(RSA, "SHA256withRSA", null);
        String oid = PKCSObjectIdentifiers.sha256WithRSAEncryption.getId();
        assertThat(verify(identifier(oid, DERNull.INSTANCE), DigestAlgorithm.SHA_256, RSA.getPublic(), value))
                .isTrue();
        assertThat(verify(identifier(oid, null), DigestAlgorithm.SHA_256, RSA.getPublic(), value))
                .isTrue();
        assertRefused(
                FindingCode.CMS_MALFORMED,
                identifier(oid, new ASN1Integer(1)),
                DigestAlgorithm.SHA_256,
                RSA.getPublic(),
                value);
    }

    @Test
    void refusesAnAlgorithmThatNamesAnotherHashThanTheSigner() throws GeneralSecurityException {
        assertRefused(
                FindingCode.CMS_MALFORMED,
                identifier(PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(), DERNull.INSTANCE),
                DigestAlgorithm.SHA_512,
                RSA.getPublic(),
                sign(RSA, "SHA256withRSA", null));
    }

    @Test
    void refusesParametersOfPssThatDoNotAgree() throws GeneralSecurityException {
        ASN1ObjectIdentifier sha256 = NISTObjectIdentifiers.id_sha256;
        byte[] value = sign(RSA, "RSASSA-PSS", pss("SHA-256", 32));
        assertThat(verify(pss(sha256, sha256, 32, 1), DigestAlgorithm.SHA_256, RSA.getPublic(), value))
                .isTrue();
        assertThat(verify(pss(sha256, sha256, 20, 1), DigestAlgorithm.SHA_256, RSA.getPublic(), value))
                .isFalse();
        AlgorithmIdentifier[] wrong = {
            pss(sha256, OIWObjectIdentifiers.idSHA1, 32, 1),
            pss(NISTObjectIdentifiers.id_sha512, NISTObjectIdentifiers.id_sha512, 32, 1),
            pss(sha256, sha256, 32, 2),
            pss(sha256, sha256, 100_000, 1),
            pss(sha256, sha256, -1, 1),
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)
        };
        for (AlgorithmIdentifier algorithm : wrong) {
            assertRefused(FindingCode.CMS_MALFORMED, algorithm, DigestAlgorithm.SHA_256, RSA.getPublic(), value);
        }
    }

    @Test
    void keepsKeysForPssToPssAndToTheirParameters() throws GeneralSecurityException {
        ASN1ObjectIdentifier sha256 = NISTObjectIdentifiers.id_sha256;
        ASN1ObjectIdentifier sha512 = NISTObjectIdentifiers.id_sha512;
        PublicKey only512 = keyFor(pss(sha512, sha512, 64, 1));
        byte[] with256 = sign(RSA, "RSASSA-PSS", pss("SHA-256", 32));
        byte[] with512 = sign(RSA, "RSASSA-PSS", pss("SHA-512", 64));
        assertThat(verify(pss(sha512, sha512, 64, 1), DigestAlgorithm.SHA_512, only512, with512))
                .isTrue();
        assertRefused(FindingCode.CMS_MALFORMED, pss(sha256, sha256, 32, 1), DigestAlgorithm.SHA_256, only512, with256);
        assertRefused(
                FindingCode.CMS_MALFORMED,
                identifier(PKCSObjectIdentifiers.rsaEncryption.getId(), DERNull.INSTANCE),
                DigestAlgorithm.SHA_256,
                keyFor(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)),
                sign(RSA, "SHA256withRSA", null));
    }

    /** The same RSA key, with the algorithm that a certificate would name. */
    private static PublicKey keyFor(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
        try {
            SubjectPublicKeyInfo plain =
                    SubjectPublicKeyInfo.getInstance(RSA.getPublic().getEncoded());
            byte[] encoded = new SubjectPublicKeyInfo(algorithm, plain.parsePublicKey()).getEncoded();
            return KeyFactory.getInstance("RSASSA-PSS", Providers.BOUNCY_CASTLE)
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"Ed25519,1.3.101.112,SHA_512", "Ed448,1.3.101.113,SHAKE256"})
    void takesNoParametersAndNoOtherHashWithEdwardsCurves(String name, String oid, DigestAlgorithm digest)
            throws GeneralSecurityException {
        KeyPair pair =
                KeyPairGenerator.getInstance(name, Providers.BOUNCY_CASTLE).generateKeyPair();
        byte[] value = sign(pair, name, null);
        assertThat(verify(identifier(oid, null), digest, pair.getPublic(), value))
                .isTrue();
        assertRefused(FindingCode.CMS_MALFORMED, identifier(oid, DERNull.INSTANCE), digest, pair.getPublic(), value);
        assertRefused(
                FindingCode.CMS_MALFORMED, identifier(oid, null), DigestAlgorithm.SHA_256, pair.getPublic(), value);
    }

    @Test
    void refusesAKeyOfAnotherKindThanTheAlgorithm() throws GeneralSecurityException {
        KeyPair other =
                KeyPairGenerator.getInstance("Ed25519", Providers.BOUNCY_CASTLE).generateKeyPair();
        assertRefused(
                FindingCode.CMS_MALFORMED,
                identifier("1.3.101.113", null),
                DigestAlgorithm.SHAKE256,
                other.getPublic(),
                new byte[114]);
        assertRefused(
                FindingCode.CMS_MALFORMED,
                identifier("1.2.840.10045.4.3.2", null),
                DigestAlgorithm.SHA_256,
                RSA.getPublic(),
                new byte[70]);
    }

    @ParameterizedTest
    @CsvSource({"P-256,true", "brainpoolP256r1,true", "P-224,true", "secp256k1,false", "sect283r1,false"})
    void takesCurvesOfTheListOnly(String curve, boolean known) throws GeneralSecurityException {
        KeyPair pair = pair("EC", new ECGenParameterSpec(curve));
        byte[] value = sign(pair, "SHA256withECDSA", null);
        AlgorithmIdentifier algorithm = identifier("1.2.840.10045.4.3.2", null);
        if (known) {
            assertThat(verify(algorithm, DigestAlgorithm.SHA_256, pair.getPublic(), value))
                    .isTrue();
        } else {
            assertRefused(
                    FindingCode.ALGORITHM_UNSUPPORTED, algorithm, DigestAlgorithm.SHA_256, pair.getPublic(), value);
        }
    }

    /** CVE-2020-0601: with a generator of one's own choice a private key to any public key can be had. */
    @Test
    void refusesCurvesWithExplicitParameters() throws GeneralSecurityException {
        var named = ECUtil.getNamedCurveByName("P-256");
        var explicit = new org.bouncycastle.jce.spec.ECParameterSpec(
                named.getCurve(), named.getG(), named.getN(), named.getH());
        KeyPair pair = pair("EC", explicit);
        assertRefused(
                FindingCode.ALGORITHM_UNSUPPORTED,
                identifier("1.2.840.10045.4.3.2", null),
                DigestAlgorithm.SHA_256,
                pair.getPublic(),
                sign(pair, "SHA256withECDSA", null));
    }

    @Test
    void readsNoPointThatIsOffItsCurve() {
        KeyPair pair = pair("EC", new ECGenParameterSpec("P-256"));
        byte[] encoded = pair.getPublic().getEncoded();
        encoded[encoded.length - 1] ^= 1;
        assertThatThrownBy(() -> KeyFactory.getInstance("EC", Providers.BOUNCY_CASTLE)
                        .generatePublic(new X509EncodedKeySpec(encoded)))
                .isInstanceOfAny(GeneralSecurityException.class, IllegalArgumentException.class);
    }
}
