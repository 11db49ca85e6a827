package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

@DisplayName(
        "EN 319 102-1 5.2.3: the signing certificate is the one that the signature names, and that its attributes bind")
class SigningCertificateIdentificationTest extends BlockSupport {

    private final TestKey other = root.issue("CN=Người khác,C=VN", TestKeyKind.P_256);

    private static void assertNotFound(SignatureReport report, FindingCode finding) {
        assertUndetermined(report, SubIndication.NO_SIGNING_CERTIFICATE_FOUND, finding);
        assertThat(report.certificate()).isEmpty();
    }

    /** A reference by digest that also names issuer and number. */
    private ASN1Encodable reference(BigInteger number) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
        X500Name issuer =
                X500Name.getInstance(key.certificate().getIssuerX500Principal().getEncoded());
        IssuerSerial named = new IssuerSerial(new GeneralNames(new GeneralName(issuer)), number);
        return new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(null, hash, named)});
    }

    private SignatureReport naming(BigInteger number) throws Exception {
        return judged(new HandMadeCms(key)
                .naming(Optional.empty())
                .attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, reference(number))::sign);
    }

    @Test
    void findsItAmongOthersByIssuerAndNumber() throws Exception {
        SignatureReport report = judged(
                new HandMadeCms(key).certificates(root.certificate(), other.certificate(), key.certificate())::sign);
        assertPassed(report);
        assertThat(report.certificate()).contains(key.certificate());
    }

    @Test
    void findsItByItsSubjectKeyIdentifier() throws Exception {
        SignatureReport report =
                judged(new HandMadeCms(key).bySubjectKey().certificates(other.certificate(), key.certificate())::sign);
        assertPassed(report);
        assertThat(report.certificate()).contains(key.certificate());
    }

    @Test
    void isNotDeterminedWhereItIsNotThere() throws Exception {
        SignatureReport report = judged(new HandMadeCms(key).certificates(other.certificate())::sign);
        assertNotFound(report, FindingCode.SIGNING_CERTIFICATE_NOT_FOUND);
        assertThat(report.claims().certificate()).isEmpty();
    }

    @Test
    void isNotDeterminedWhereTheAttributeBindsAnother() throws Exception {
        SignatureReport report = judged(
                new HandMadeCms(key).naming(Optional.of(other)).certificates(key.certificate(), other.certificate())
                        ::sign);
        assertNotFound(report, FindingCode.SIGNING_CERTIFICATE_MISMATCH);
        assertThat(report.claims().certificate())
                .as("whom the signature claims to be of")
                .contains(key.certificate());
    }

    @Test
    void isNotDeterminedWhereTheReferenceHasAnotherNumber() throws Exception {
        BigInteger number = key.certificate().getSerialNumber();
        assertPassed(naming(number));
        assertNotFound(naming(number.add(BigInteger.ONE)), FindingCode.SIGNING_CERTIFICATE_MISMATCH);
    }

    @Test
    void takesTheOneInsideWhereNoAttributeBindsOne() throws Exception {
        SignatureReport report = judged(new HandMadeCms(key).naming(Optional.empty())::sign);
        assertPassed(report);
        assertThat(report.findings()).extracting("code").contains(FindingCode.SIGNING_CERTIFICATE_NOT_BOUND);
    }
}
