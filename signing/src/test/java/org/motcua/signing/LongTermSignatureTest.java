package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.signing.LongTermSupport.dss;
import static org.motcua.signing.LongTermSupport.dssName;
import static org.motcua.signing.LongTermSupport.offline;
import static org.motcua.signing.LongTermSupport.ours;
import static org.motcua.signing.LongTermSupport.pdfsig;
import static org.motcua.signing.LongTermSupport.request;
import static org.motcua.signing.LongTermSupport.signer;
import static org.motcua.signing.LongTermSupport.validate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.KeyRefusedException.Reason;
import org.motcua.signing.LongTermSupport.Expecting;
import org.motcua.signing.LongTermSupport.Failing;
import org.motcua.signing.online.CertificateRevokedException;
import org.motcua.signing.online.CertificateStatus;
import org.motcua.signing.online.ChainEvidence;
import org.motcua.signing.online.EvidenceException;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.timestamp.TimestampException;

/** Signing at a long-term level in one call. */
class LongTermSignatureTest {

    @TempDir
    Path folder;

    private Path input(byte[] pdf) throws IOException {
        return Files.write(folder.resolve("in.pdf"), pdf);
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.equals("in.pdf") || name.endsWith(".p12"));
        }
    }

    /** Two services stamp, and the size of neither token is known before. */
    @ParameterizedTest
    @EnumSource(Level.class)
    void judgesAgreeOnTheLevel(Level level) throws IOException {
        Path output = folder.resolve("out.pdf");

        SigningResult result = signer(folder)
                .timestamps(new Expecting(16))
                .build()
                .sign(input(TestDocuments.withTable()), output, request(level));

        assertThat(result.level()).isEqualTo(level);
        assertThat(result.shortfall()).isEmpty();
        assertThat(result.length()).isEqualTo(Files.size(output));
        byte[] signed = Files.readAllBytes(output);
        assertThat(pdfsig(signed)).allMatch(Pdfsig.Signature::valid);
        assertThat(Qpdf.check(signed).clean()).isTrue();
        assertThat(dss(signed)).singleElement().satisfies(signature -> {
            assertThat(signature.level()).as(signature.toString()).isEqualTo(dssName(level));
            assertThat(signature.intact()).isTrue();
            assertThat(signature.undefinedChanges()).isZero();
            assertThat(signature.indication().equals("TOTAL_PASSED"))
                    .as(signature.toString())
                    .isEqualTo(level.compareTo(Level.B_LT) >= 0);
        });
        ValidationReport report = validate(signed);
        assertThat(report.signatures()).allMatch(signature -> signature.integrity() == Integrity.INTACT);
        assertThat(report.signatures().get(0).level()).isEqualTo(ours(level));
        assertThat(report.totalPassed()).as(report.text(Locale.ENGLISH)).isEqualTo(level.compareTo(Level.B_LT) >= 0);
    }

    @Test
    void keepsTheChainsAndTheirEvidenceInTheResult() throws IOException {
        SigningResult result = signer(folder)
                .build()
                .sign(input(TestDocuments.withTable()), folder.resolve("out.pdf"), request(Level.B_LT));

        assertThat(result.chain()).hasSize(2);
        assertThat(result.evidence()).hasSize(2).allMatch(ChainEvidence::isGood);
        assertThat(result.evidence().get(0).chain()).isEqualTo(result.chain());
        assertThat(result.evidence().get(0).crls()).hasSize(1);
    }

    @Test
    void signsEncryptedDocumentWithXrefStreamInMemory() throws IOException {
        byte[] encrypted = TestDocuments.encrypted(256, true, "chu", "nguoi-dung", new AccessPermission());
        SignatureRequest request = SignatureRequest.builder()
                .level(Level.B_LTA)
                .password("nguoi-dung".toCharArray())
                .build();

        byte[] signed = signer(folder).build().sign(encrypted, request);

        ValidationReport report = PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .clock(TestKeys.CLOCK)
                .build()
                .validate(signed, "nguoi-dung".toCharArray());
        assertThat(report.totalPassed()).as(report.text(Locale.ENGLISH)).isTrue();
        assertThat(report.signatures().get(0).level()).isEqualTo(SignatureLevel.PADES_B_LTA);

        byte[] streams = signer(folder).build().sign(TestDocuments.withXrefStream(), request(Level.B_LTA));
        assertThat(Qpdf.check(streams).clean()).isTrue();
        assertThat(validate(streams).totalPassed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsPdfA(boolean xrefStream) {
        byte[] signed = signer(folder).withVri().build().sign(TestDocuments.pdfA2b(xrefStream), request(Level.B_LTA));
        assertThat(VeraPdf.failures(signed, "2b")).isEmpty();
        assertThat(Arrays.copyOf(signed, 10)).isEqualTo(Arrays.copyOf(TestDocuments.pdfA2b(xrefStream), 10));
    }

    @Test
    void raisesASignatureMadeElsewhere() throws IOException {
        Path prepared = folder.resolve("prepared.pdf");
        Path output = folder.resolve("out.pdf");
        TwoStepSigner signer = TwoStepSigner.builder()
                .chain(TestKeys.key(TestKeyKind.P_256).chain())
                .timestamps(LongTermSupport.TSA)
                .evidence(offline(TestKeys.CLOCK, TestKeys.AUTHORITY.crl()))
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .checkBeforeSigning(RevocationPolicy.REQUIRED)
                .clock(TestKeys.CLOCK)
                .build();
        byte[] encrypted = TestDocuments.encrypted(256, true, "chu", "nguoi-dung", new AccessPermission());
        SignatureRequest request = SignatureRequest.builder()
                .level(Level.B_LTA)
                .password("nguoi-dung".toCharArray())
                .build();
        PreparedSignature signature = signer.prepare(input(encrypted), prepared, request);
        byte[] value = TestKeys.open(folder, TestKeyKind.P_256).sign(signature.dataToBeSigned(), signature.algorithm());

        assertThatThrownBy(() -> signer.complete(signature, value, prepared, output))
                .isInstanceOf(WrongPasswordException.class);
        assertThat(output).doesNotExist();
        SigningResult result = signer.complete(signature, value, prepared, output, "nguoi-dung".toCharArray());

        assertThat(result.level()).isEqualTo(Level.B_LTA);
        assertThat(result.length()).isEqualTo(Files.size(output));
    }

    @Test
    void demandsTheServicesThatTheLevelNeeds() {
        PdfSigner signer = PdfSigner.builder()
                .key(TestKeys.open(folder, TestKeyKind.P_256))
                .timestamps(LongTermSupport.TSA)
                .clock(TestKeys.CLOCK)
                .build();
        assertThatThrownBy(() -> signer.sign(TestDocuments.withTable(), request(Level.B_LT)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("trust anchor");
    }

    // Services that fail.

    @Test
    void writesNothingWhenRevocationDataCannotBeHad() throws IOException {
        PdfSigner signer = signer(folder).evidence(offline(TestKeys.CLOCK)).build();
        Path input = input(TestDocuments.withTable());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), request(Level.B_LT)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("NO_SOURCE");
        assertNothingWritten();
    }

    @Test
    void refusesListsThatAreTooOld() throws IOException {
        TestAuthority authority = TestKeys.AUTHORITY;
        var old = authority.crl(
                TestKeys.CLOCK.instant().minus(Duration.ofDays(9)),
                TestKeys.CLOCK.instant().minus(Duration.ofDays(2)));
        PdfSigner signer = signer(folder).evidence(offline(TestKeys.CLOCK, old)).build();
        Path input = input(TestDocuments.withTable());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), request(Level.B_LTA)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("STALE");
        assertNothingWritten();
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"B_B", "B_T", "B_LT"})
    void fallsBackToTheLevelThatTheServicesAllow(Level reached) throws IOException {
        PdfSigner.Builder signer = signer(folder).fallBackToLowerLevel();
        switch (reached) {
            case B_B -> signer.timestamps(new Failing(0));
            case B_T -> signer.evidence(offline(TestKeys.CLOCK));
            default -> signer.timestamps(new Failing(1));
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        SigningResult result =
                signer.build().sign(new ByteArrayInputStream(TestDocuments.withTable()), output, request(Level.B_LTA));

        assertThat(result.level()).isEqualTo(reached);
        assertThat(result.shortfall())
                .hasValueSatisfying(why -> assertThat(why).containsAnyOf("tsa.example", "not proven good"));
        assertThat(dss(output.toByteArray()))
                .singleElement()
                .satisfies(signature -> assertThat(signature.level()).isEqualTo(dssName(reached)));
        // What fell short can be made up for later.
        byte[] augmented = LongTermSupport.augmenter().build().augment(output.toByteArray(), Level.B_LTA);
        assertThat(dss(augmented))
                .singleElement()
                .satisfies(signature -> assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA"));
    }

    @Test
    void failsWhenTheDocumentTimestampFails() throws IOException {
        PdfSigner signer = signer(folder).timestamps(new Failing(1)).build();
        Path input = input(TestDocuments.withTable());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), request(Level.B_LTA)))
                .isInstanceOf(TimestampException.class);
        assertNothingWritten();
    }

    // Checking before signing.

    @Test
    void refusesRevokedCertificateBeforeAnythingIsWritten() throws IOException {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        authority.revoke(key.certificate());
        PdfSigner signer = checking(authority, key, RevocationPolicy.IF_AVAILABLE, true);
        Path input = input(TestDocuments.withTable());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), request(Level.B_B)))
                .isInstanceOf(CertificateRevokedException.class)
                .hasMessageContaining("KEY_COMPROMISE");
        assertNothingWritten();
    }

    @Test
    void neverFallsBackWithARevokedCertificate() {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        authority.revoke(key.certificate());
        PdfSigner signer = PdfSigner.builder()
                .key(open(key))
                .timestamps(LongTermSupport.TSA)
                .evidence(offline(TestKeys.CLOCK, authority.crl(), TestKeys.AUTHORITY.crl()))
                .trust(List.of(authority.certificate(), TestKeys.AUTHORITY.certificate()))
                .fallBackToLowerLevel()
                .clock(TestKeys.CLOCK)
                .build();
        assertThatThrownBy(() -> signer.sign(TestDocuments.withTable(), request(Level.B_LT)))
                .isInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void treatsUnknownRevocationAsThePolicySays() throws IOException {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        Path input = input(TestDocuments.withTable());
        Path output = folder.resolve("out.pdf");
        assertThatThrownBy(() -> checking(authority, key, RevocationPolicy.REQUIRED, false)
                        .sign(input, output, request(Level.B_B)))
                .isInstanceOf(EvidenceException.class);
        assertNothingWritten();

        SigningResult result =
                checking(authority, key, RevocationPolicy.IF_AVAILABLE, false).sign(input, output, request(Level.B_B));
        assertThat(result.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.isGood()).isFalse();
            assertThat(evidence.certificates().get(0).status()).isEqualTo(CertificateStatus.UNKNOWN);
        });
        assertThat(result.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo(SigningRemark.Code.REVOCATION_UNKNOWN);
            assertThat(remark.text(Locale.forLanguageTag("vi"))).contains("thu hồi", "NO_SOURCE");
        });
    }

    @Test
    void keepsTheOutcomeOfTheCheck() throws IOException {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        SigningResult result = checking(authority, key, RevocationPolicy.REQUIRED, true)
                .sign(input(TestDocuments.withTable()), folder.resolve("out.pdf"), request(Level.B_B));
        assertThat(result.evidence()).singleElement().matches(ChainEvidence::isGood);
        assertThat(result.evidence().get(0).crls()).hasSize(1);
    }

    @Test
    void refusesChainThatLeadsToNoAnchor() throws IOException {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        PdfSigner signer = checking(authority, TestKeys.key(TestKeyKind.P_256), RevocationPolicy.IF_AVAILABLE, true);
        Path input = input(TestDocuments.withTable());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), request(Level.B_B)))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED));
        assertNothingWritten();
    }

    private PdfSigner checking(TestAuthority authority, TestKey key, RevocationPolicy unknown, boolean withList) {
        return PdfSigner.builder()
                .key(open(key))
                .evidence(withList ? offline(TestKeys.CLOCK, authority.crl()) : offline(TestKeys.CLOCK))
                .trust(List.of(authority.certificate()))
                .checkBeforeSigning(unknown)
                .clock(TestKeys.CLOCK)
                .build();
    }

    private SigningKey open(TestKey key) {
        Path file = folder.resolve("checked.p12");
        key.writePkcs12(file, TestKeys.PASSWORD);
        return Pkcs12Key.open(file, TestKeys.PASSWORD);
    }
}
