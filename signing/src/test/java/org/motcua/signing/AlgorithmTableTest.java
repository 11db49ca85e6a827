package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Dss;
import org.motcua.judges.Qpdf;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.http.Openssl;
import org.motcua.signing.testkit.TestKey;

/** Every algorithm before every judge; docs/algorithms.md says what came of it. */
class AlgorithmTableTest {

    private static final PdfValidator VALIDATOR = PdfValidator.builder()
            .trust(trusted())
            .revocation(RevocationPolicy.IF_AVAILABLE)
            .clock(TestKeys.CLOCK)
            .build();

    @TempDir
    Path folder;

    @BeforeAll
    static void requireOpenssl() {
        Openssl.requireInstalled();
    }

    private static List<X509Certificate> trusted() {
        return List.of(TestKeys.AUTHORITY.certificate());
    }

    @Test
    void isJudgedAsTheTableInTheDocumentationSays() throws IOException {
        List<String> rows = new ArrayList<>();
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            rows.add(row(algorithm));
        }
        Path table = Path.of(System.getProperty("motcua.root", ".."), "docs", "algorithms.md");
        List<String> documented = Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(documented).as(String.join("\n", rows)).isEqualTo(rows);
    }

    private String row(SignatureAlgorithm algorithm) throws IOException {
        TestKey key = TestKeys.key(TestKeys.kindFor(algorithm));
        byte[] signed = PdfSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .algorithm(algorithm)
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), SignatureRequest.builder().build());
        assertThat(Qpdf.check(signed).clean()).isTrue();
        assertThat(VALIDATOR.validate(signed).signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.indication()).as(signature.toString()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(signature.algorithm()).contains(algorithm.jcaName());
        });
        SignedParts parts = new SignedParts(signed);
        return Stream.of(bouncyCastle(parts), dss(signed), pdfsig(signed), openssl(parts))
                .map(accepted -> accepted ? "yes" : "no")
                .collect(Collectors.joining(" | ", "| `" + algorithm + "` | yes | ", " |"));
    }

    /** DSS throws at keys of a kind that it has no name for. */
    private static boolean dss(byte[] signed) {
        try {
            return Dss.withoutTrust().judge(signed).stream()
                    .anyMatch(
                            signature -> signature.intact() && signature.level().equals("PAdES-BASELINE-B"));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("Unsupported algorithm");
            return false;
        }
    }

    private static boolean pdfsig(byte[] signed) {
        return Judged.signatures(signed).stream().anyMatch(signature -> signature.valid());
    }

    private boolean openssl(SignedParts parts) throws IOException {
        Files.write(folder.resolve("content"), parts.content());
        Files.write(folder.resolve("cms"), parts.cms());
        return Openssl.run(
                        folder,
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "cms",
                        "-content",
                        "content",
                        "-noverify",
                        "-out",
                        "out")
                .contains("successful");
    }

    @SuppressWarnings("unchecked") // Bouncy Castle's selectors are raw
    private static boolean bouncyCastle(SignedParts parts) {
        try {
            CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(parts.content()), parts.cms());
            assertThat(cms.getSignerInfos().size()).isEqualTo(1);
            SignerInformation signer = cms.getSignerInfos().iterator().next();
            X509CertificateHolder certificate = (X509CertificateHolder)
                    cms.getCertificates().getMatches(signer.getSID()).iterator().next();
            assertThat(signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                    .isNotNull();
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Providers.BOUNCY_CASTLE)
                    .build(certificate));
        } catch (CMSException | OperatorCreationException | CertificateException e) {
            return false;
        }
    }
}
