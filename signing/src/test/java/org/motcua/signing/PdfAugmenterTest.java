package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.signing.LongTermSupport.augmenter;
import static org.motcua.signing.LongTermSupport.count;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.LongTermSupport.Expecting;
import org.motcua.signing.LongTermSupport.Failing;
import org.motcua.signing.online.CertificateRevokedException;
import org.motcua.signing.online.EvidenceException;
import org.motcua.signing.online.StepClock;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.TimestampException;

class PdfAugmenterTest {

    @TempDir
    Path folder;

    private byte[] signed(byte[] pdf, Level level) {
        return signer(folder).build().sign(pdf, request(level));
    }

    /** All signatures at the level, nothing broken, nothing forbidden: by EU DSS, pdfsig, qpdf and ourselves. */
    private static void assertLevel(byte[] pdf, Level level, int signatures) {
        assertThat(dss(pdf)).hasSize(signatures).allSatisfy(signature -> {
            assertThat(signature.level()).as(signature.toString()).isEqualTo(dssName(level));
            assertThat(signature.intact()).isTrue();
            assertThat(signature.undefinedChanges()).isZero();
        });
        assertThat(pdfsig(pdf)).allMatch(Pdfsig.Signature::valid);
        Qpdf.Report qpdf = Qpdf.check(pdf);
        assertThat(qpdf.clean()).as(qpdf.output()).isTrue();
        ValidationReport report = validate(pdf);
        assertThat(report.signatures()).allSatisfy(signature -> {
            assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
            assertThat(signature.changesAllowed())
                    .as(report.text(Locale.ENGLISH))
                    .isTrue();
        });
        assertThat(report.signatures().stream()
                        .filter(signature -> signature.kind() != SignatureKind.DOCUMENT_TIMESTAMP)
                        .map(SignatureReport::level))
                .hasSize(signatures)
                .containsOnly(ours(level));
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"B_T", "B_LT", "B_LTA"})
    void raisesABareSignature(Level level) throws IOException {
        byte[] bare = signed(TestDocuments.withTable(), Level.B_B);
        Path input = Files.write(folder.resolve("in.pdf"), bare);
        Path output = folder.resolve("out.pdf");

        AugmentationResult result =
                augmenter().timestamps(new Expecting(16)).build().augment(input, output, level);

        assertThat(result.level()).isEqualTo(level);
        assertThat(result.signatures()).containsExactly("Signature1");
        assertThat(result.timestamp()).contains(TestKeys.CLOCK.instant());
        assertThat(result.shortfall()).isEmpty();
        assertThat(result.length()).isEqualTo(Files.size(output));
        byte[] augmented = Files.readAllBytes(output);
        assertThat(Arrays.copyOf(augmented, bare.length)).isEqualTo(bare);
        assertLevel(augmented, level, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void climbsLevelByLevelAndKeepsPdfA(boolean xrefStream) {
        byte[] document = signed(TestDocuments.pdfA2b(xrefStream), Level.B_T);
        for (Level level : List.of(Level.B_LT, Level.B_LTA)) {
            document = augmenter().build().augment(document, level);
            assertLevel(document, level, 1);
            assertThat(VeraPdf.failures(document, "2b")).isEmpty();
        }
        assertThat(validate(document).totalPassed()).isTrue();
    }

    @Test
    void addsNothingWhereEverySignatureIsStampedAlready() {
        byte[] stamped = signed(TestDocuments.withTable(), Level.B_T);
        assertThat(augmenter().build().augment(stamped, Level.B_T)).isEqualTo(stamped);
    }

    @Test
    void raisesTwoSignaturesAndTheStreamsAreCopied() throws IOException {
        byte[] twice = signed(signed(TestDocuments.withXrefStream(), Level.B_B), Level.B_T);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        AugmentationResult result = augmenter().build().augment(new ByteArrayInputStream(twice), output, Level.B_LTA);
        assertThat(result.signatures()).containsExactly("Signature1", "Signature2");
        assertLevel(output.toByteArray(), Level.B_LTA, 2);
    }

    @Test
    void raisesFiftySignaturesAtOnce() {
        PdfSigner signer = signer(folder).build();
        byte[] document = TestDocuments.withTable();
        for (int i = 0; i < 50; i++) {
            document = signer.sign(document, request(i % 2 == 0 ? Level.B_B : Level.B_T));
        }
        byte[] augmented = augmenter().build().augment(document, Level.B_LTA);
        ValidationReport report = validate(augmented);
        assertThat(report.signatures().stream().filter(s -> s.kind() != SignatureKind.DOCUMENT_TIMESTAMP))
                .hasSize(50)
                .allMatch(signature -> signature.passed() && signature.level() == SignatureLevel.PADES_B_LTA);
        assertThat(pdfsig(augmented)).hasSizeGreaterThanOrEqualTo(50).allMatch(Pdfsig.Signature::valid);
    }

    @Test
    void augmentsEncryptedDocument() {
        char[] password = "nguoi-dung".toCharArray();
        byte[] encrypted = TestDocuments.encrypted(128, true, "chu", "nguoi-dung", new AccessPermission());
        byte[] signed = signer(folder)
                .build()
                .sign(encrypted, SignatureRequest.builder().password(password).build());

        assertThatThrownBy(() -> augmenter().build().augment(signed, Level.B_LT))
                .isInstanceOf(WrongPasswordException.class);
        byte[] augmented = augmenter().build().augment(signed, Level.B_LTA, password);

        ValidationReport report = PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .clock(TestKeys.CLOCK)
                .build()
                .validate(augmented, password);
        assertThat(report.totalPassed()).as(report.text(Locale.ENGLISH)).isTrue();
        // A second time, so that the encrypted store is read and found complete.
        byte[] again = augmenter().build().augment(augmented, Level.B_LT, password);
        assertThat(again).isEqualTo(augmented);
    }

    @ParameterizedTest
    @EnumSource(Certification.class)
    void augmentsCertifiedDocument(Certification certification) {
        byte[] certified = signer(folder)
                .build()
                .sign(
                        TestDocuments.withTable(),
                        SignatureRequest.builder()
                                .certify(certification)
                                .lockAll()
                                .build());
        byte[] augmented = augmenter().build().augment(certified, Level.B_LTA);
        assertLevel(augmented, Level.B_LTA, 1);
        assertThat(validate(augmented).totalPassed()).isTrue();
    }

    // Renewal.

    @Test
    void renewsTheArchiveTimestampWithFreshEvidenceAndDuplicatesNothing() throws Exception {
        TestAuthority stamping = TestAuthority.create("CN=TSA CA,C=VN", TestKeys.CLOCK);
        byte[] document = signer(folder)
                .timestamps(TestTimestampAuthority.of(stamping, TestKeys.CLOCK))
                .evidence(offline(
                        TestKeys.CLOCK, weekly(TestKeys.AUTHORITY, TestKeys.CLOCK), weekly(stamping, TestKeys.CLOCK)))
                .trust(List.of(stamping.certificate()))
                .build()
                .sign(TestDocuments.withTable(), request(Level.B_LTA));
        Clock later = Clock.offset(TestKeys.CLOCK, Duration.ofDays(400));

        // Only the authority's list is needed anew: what the signature needs is in the document and under a time-stamp.
        PdfAugmenter augmenter = PdfAugmenter.builder()
                .clock(later)
                .timestamps(TestTimestampAuthority.of(stamping, later))
                .evidence(offline(later, weekly(stamping, later)))
                .trust(List.of(stamping.certificate(), TestKeys.AUTHORITY.certificate()))
                .build();
        byte[] renewed = augmenter.augment(document, Level.B_LTA);

        try (PDDocument pdf = Loader.loadPDF(renewed)) {
            COSDictionary store = pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS"));
            assertThat(size(store, "CRLs")).isEqualTo(3);
            // Signer, two authorities, and the second time-stamp service, which came after the first was in the store.
            assertThat(size(store, "Certs")).isEqualTo(4);
            assertThat(pdf.getSignatureDictionaries()).hasSize(3);
        }
        assertThat(Dss.trusting(List.of(stamping.certificate(), TestKeys.AUTHORITY.certificate()), List.of())
                        .at(later.instant())
                        .judge(renewed))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA");
                    assertThat(signature.intact()).isTrue();
                });
        assertThat(pdfsig(renewed)).allMatch(Pdfsig.Signature::valid);
    }

    @Test
    void demandsFreshEvidenceForTheLastTimestamp() {
        byte[] document = signer(folder)
                .evidence(offline(TestKeys.CLOCK, weekly(TestKeys.AUTHORITY, TestKeys.CLOCK)))
                .build()
                .sign(TestDocuments.withTable(), request(Level.B_LTA));
        Clock later = Clock.offset(TestKeys.CLOCK, Duration.ofDays(400));
        PdfAugmenter augmenter = augmenter()
                .clock(later)
                .timestamps(TestTimestampAuthority.of(TestKeys.AUTHORITY, later))
                .evidence(offline(later))
                .build();
        assertThatThrownBy(() -> augmenter.augment(document, Level.B_LTA))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("CN=Test TSA")
                .hasMessageContaining("STALE");
    }

    private static X509CRL weekly(TestAuthority authority, Clock clock) {
        return authority.crl(clock.instant(), clock.instant().plus(Duration.ofDays(7)));
    }

    private static int size(COSDictionary store, String key) {
        COSArray array = store.getCOSArray(COSName.getPDFName(key));
        return array == null ? 0 : array.size();
    }

    // Revocation, before and after the time that is proven.

    @Test
    void refusesSignatureOfACertificateThatWasRevokedBefore() {
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", TestKeys.CLOCK);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        byte[] signed = signer(folder).key(open(key)).build().sign(TestDocuments.withTable(), request(Level.B_T));
        authority.revoke(key.certificate());
        PdfAugmenter augmenter = augmenter()
                .evidence(offline(TestKeys.CLOCK, authority.crl(), TestKeys.AUTHORITY.crl()))
                .trust(List.of(authority.certificate()))
                .fallBackToLowerLevel()
                .build();
        assertThatThrownBy(() -> augmenter.augment(signed, Level.B_LT)).isInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void acceptsRevocationAfterTheTimeThatIsProven() {
        StepClock clock = new StepClock();
        TestAuthority authority = TestAuthority.create("CN=CA,C=VN", clock);
        TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);
        TestTimestampAuthority stamping = TestTimestampAuthority.of(TestKeys.AUTHORITY, clock);
        byte[] signed = PdfSigner.builder()
                .key(open(key))
                .timestamps(stamping)
                .clock(clock)
                .build()
                .sign(TestDocuments.withTable(), request(Level.B_T));
        clock.advance(Duration.ofDays(3));
        authority.revoke(key.certificate());

        byte[] augmented = augmenter()
                .clock(clock)
                .timestamps(stamping)
                .evidence(offline(clock, authority.crl(), TestKeys.AUTHORITY.crl()))
                .trust(List.of(authority.certificate()))
                .build()
                .augment(signed, Level.B_LTA);

        assertThat(Dss.trusting(List.of(authority.certificate(), TestKeys.AUTHORITY.certificate()), List.of())
                        .at(clock.instant())
                        .judge(augmented))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.indication()).as(signature.toString()).isEqualTo("TOTAL_PASSED");
                    assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA");
                });
    }

    private SigningKey open(TestKey key) {
        Path file = folder.resolve("other.p12");
        key.writePkcs12(file, TestKeys.PASSWORD);
        return Pkcs12Key.open(file, TestKeys.PASSWORD);
    }

    // What is refused.

    @Test
    void refusesDocumentWithoutSignature() {
        assertThatThrownBy(() -> augmenter().build().augment(TestDocuments.withTable(), Level.B_LT))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no signature");
        assertThatThrownBy(() -> augmenter().build().augment(TestDocuments.withTable(), Level.B_B))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("B_T");
    }

    @Test
    void refusesToVouchForABrokenSignature() {
        byte[] signed = signed(TestDocuments.withTable(), Level.B_T);
        signed[signed.length / 4] ^= 1;
        assertThatThrownBy(() -> augmenter().build().augment(signed, Level.B_LTA))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("Signature1");
    }

    @Test
    void refusesWhatThePermissionsOfAnEncryptedDocumentForbid() {
        AccessPermission readOnly = new AccessPermission();
        readOnly.setCanModify(false);
        readOnly.setCanModifyAnnotations(false);
        readOnly.setCanFillInForm(false);
        byte[] encrypted = TestDocuments.encrypted(256, true, "chu", "", readOnly);
        byte[] signed = signer(folder)
                .build()
                .sign(
                        encrypted,
                        SignatureRequest.builder().password("chu".toCharArray()).build());
        assertThatThrownBy(() -> augmenter().build().augment(signed, Level.B_LT))
                .isInstanceOf(ChangeForbiddenException.class);
    }

    @Test
    void writesNothingWhenTheServiceFailsAndFallsBackWhereAllowed() throws IOException {
        Path input = Files.write(folder.resolve("in.pdf"), signed(TestDocuments.withTable(), Level.B_T));
        Path output = folder.resolve("out.pdf");
        PdfAugmenter strict = augmenter().timestamps(new Failing(0)).build();
        assertThatThrownBy(() -> strict.augment(input, output, Level.B_LTA)).isInstanceOf(TimestampException.class);
        assertThat(output).doesNotExist();

        AugmentationResult result = augmenter()
                .timestamps(new Failing(0))
                .fallBackToLowerLevel()
                .build()
                .augment(input, output, Level.B_LTA);
        assertThat(result.level()).isEqualTo(Level.B_LT);
        assertThat(result.shortfall()).hasValueSatisfying(why -> assertThat(why).contains("tsa.example"));
        assertLevel(Files.readAllBytes(output), Level.B_LT, 1);
    }

    // ISO 32000-2 12.8.4.4.

    @Test
    void namesTheEntriesOfEachSignatureOnRequest() throws Exception {
        byte[] plain = augmenter().build().augment(signed(TestDocuments.withTable(), Level.B_T), Level.B_LT);
        assertThat(count(plain, "/VRI")).isZero();
        byte[] augmented = augmenter().withVri().build().augment(plain, Level.B_LTA);
        try (PDDocument pdf = Loader.loadPDF(augmented)) {
            byte[] contents = pdf.getSignatureDictionaries().get(0).getContents(augmented);
            String hex = new String(augmented, StandardCharsets.ISO_8859_1);
            String padded =
                    hex.substring(hex.indexOf("/Contents <") + 11, hex.indexOf(">", hex.indexOf("/Contents <")));
            assertThat(HexFormat.of().parseHex(padded)).startsWith(contents);
            String key = HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(HexFormat.of().parseHex(padded)));
            COSDictionary store = pdf.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS"));
            COSDictionary entry =
                    store.getCOSDictionary(COSName.getPDFName("VRI")).getCOSDictionary(COSName.getPDFName(key));
            assertThat(entry).as(key).isNotNull();
            assertThat(size(entry, "Cert")).isEqualTo(3);
            assertThat(size(entry, "CRL")).isEqualTo(1);
            assertThat(size(store, "Certs")).isEqualTo(3);
        }
        assertLevel(augmented, Level.B_LTA, 1);
    }

    /** A time-stamp service whose certificate nobody can say anything about. */
    @Test
    void demandsEvidenceForTheTimestampAuthorityToo() {
        TestAuthority unknown = TestAuthority.create("CN=Khác,C=VN", TestKeys.CLOCK);
        TestKey key = unknown.issue("CN=TSA,C=VN", TestKeyKind.RSA_2048, TestProfile.timestamping());
        PdfSigner signer = signer(folder)
                .timestamps(TestTimestampAuthority.of(key, TestKeys.CLOCK))
                .build();
        assertThatThrownBy(() -> signer.sign(TestDocuments.withTable(), request(Level.B_LT)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("CN=TSA");
    }
}
