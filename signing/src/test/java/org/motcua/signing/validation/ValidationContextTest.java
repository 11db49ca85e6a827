package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.esf.OtherHashAlgAndValue;
import org.bouncycastle.asn1.esf.SignaturePolicyId;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.FindingCode;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureScheme;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

@DisplayName("EN 319 102-1 5.2.4: the constraints are the caller's, whatever policy the signature names")
class ValidationContextTest extends BlockSupport {

    private byte[] signed() throws Exception {
        return document(new HandMadeCms(key)::sign);
    }

    @Test
    void trustsNobodyWhomTheCallerDoesNot() throws Exception {
        PdfValidator.Builder untrusting =
                PdfValidator.builder().crls(List.of(root.crl())).clock(CLOCK);
        assertUndetermined(
                judged(signed(), untrusting), SubIndication.NO_CERTIFICATE_CHAIN_FOUND, FindingCode.CHAIN_NOT_FOUND);
    }

    @Test
    void checksRevocationAsTheCallerWants() throws Exception {
        assertUndetermined(
                judged(
                        signed(),
                        PdfValidator.builder()
                                .trust(List.of(root.certificate()))
                                .clock(CLOCK)),
                SubIndication.TRY_LATER,
                FindingCode.REVOCATION_UNKNOWN);
        SignatureReport report = judged(
                signed(),
                PdfValidator.builder()
                        .trust(List.of(root.certificate()))
                        .revocation(RevocationPolicy.IF_AVAILABLE)
                        .clock(CLOCK));
        assertPassed(report);
        assertThat(report.findings()).extracting("code").contains(FindingCode.REVOCATION_NOT_CHECKED);
    }

    @Test
    void judgesAlgorithmsByTheCallersPolicyAndNamesIt() throws Exception {
        AlgorithmPolicy strict = AlgorithmPolicy.standard()
                .accept(SignatureScheme.ECDSA, 256, AlgorithmPolicy.NEVER)
                .named("strict");
        SignatureReport report = judged(signed(), trusting().algorithms(strict));
        assertUndetermined(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, FindingCode.ALGORITHM_WEAK);
        assertThat(report.grounds().algorithmPolicy()).isEqualTo("strict");
    }

    @Test
    void doesNotFollowAPolicyThatTheSignatureNames() throws Exception {
        SignaturePolicyId policy = new SignaturePolicyId(
                new ASN1ObjectIdentifier("2.999.1"),
                new OtherHashAlgAndValue(
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), new DEROctetString(new byte[32])));
        HandMadeCms naming = new HandMadeCms(key).attribute(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId, policy);
        assertPassed(judged(naming::sign));
        HandMadeCms nonsense =
                new HandMadeCms(key).attribute(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId, new DERSequence());
        assertPassed(judged(nonsense::sign));
    }

    @Test
    void takesCertificatesFromTheSignatureAndFromTheCaller() throws Exception {
        TestAuthority issuer = root.subordinate("CN=CA,C=VN", TestKeyKind.P_256, TestProfile.authority());
        TestKey signer = issuer.issue("CN=Trần Thị Bình,C=VN", TestKeyKind.P_256);
        byte[] without = document(new HandMadeCms(signer)::sign);
        byte[] with = document(new HandMadeCms(signer).certificates(signer.certificate(), issuer.certificate())::sign);
        assertUndetermined(
                judged(without, trusting().crls(List.of(issuer.crl()))),
                SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                FindingCode.CHAIN_NOT_FOUND);
        assertPassed(judged(with, trusting().crls(List.of(issuer.crl()))));
        SignatureReport report = judged(
                without, trusting().intermediates(List.of(issuer.certificate())).crls(List.of(issuer.crl())));
        assertPassed(report);
        assertThat(report.grounds().certificates().get(0).revocation())
                .hasValueSatisfying(data -> assertThat(data.source()).isEqualTo(Source.CALLER));
    }
}
