package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** Chains whose authorities sign with what Java 17 does not know, down to the revocation lists. */
class LatticeAuthorityTest {

    @ParameterizedTest
    @CsvSource({"ML_DSA_65,ML_DSA_44", "ED_448,ML_DSA_44", "ML_DSA_65,P_256"})
    void trustsAChainOfEveryKindOfKey(TestKeyKind rootKind, TestKeyKind kind) {
        TestAuthority root = TestAuthority.create("CN=Gốc lưới", rootKind, TestKeys.CLOCK);
        TestAuthority between = root.subordinate("CN=CA lưới", rootKind, TestProfile.authority());
        TestKey key = between.issue("CN=Nguyễn Văn An", kind);
        byte[] signed = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), SignatureRequest.builder().build());

        assertThat(validator(root, between, root.certificate()).validate(signed).signatures())
                .singleElement()
                .satisfies(signature -> assertThat(signature.indication())
                        .as(signature.toString())
                        .isEqualTo(Indication.TOTAL_PASSED));

        TestAuthority impostor = TestAuthority.create("CN=Gốc lưới", rootKind, TestKeys.CLOCK);
        assertThat(validator(root, between, impostor.certificate())
                        .validate(signed)
                        .signatures())
                .singleElement()
                .returns(Indication.INDETERMINATE, SignatureReport::indication);
    }

    private static PdfValidator validator(TestAuthority root, TestAuthority between, X509Certificate anchor) {
        return PdfValidator.builder()
                .trust(List.of(anchor))
                .crls(List.of(root.crl(), between.crl()))
                .clock(TestKeys.CLOCK)
                .build();
    }
}
