package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.online.OcspAnswers;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** The building blocks and processes of ETSI EN 319 102-1, each by what it makes of a signature. */
class ValidationProcessTest {

    private static final char[] PASSWORD = "bi-mat".toCharArray();

    @SuppressWarnings("TimeInStaticInitializer") // of a fixed clock
    private static final Instant NOW = TestKeys.CLOCK.instant();

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final TestAuthority root =
            TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
    private final TestKey signer = root.issue(
            "CN=Người ký,C=VN",
            TestKeyKind.P_256,
            TestProfile.documentSigning().valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30))));
    private final X509CRL longList = root.crl(NOW, NOW.plus(DAY.multipliedBy(3_000)));
    private final X509CRL weekList = root.crl(NOW, NOW.plus(DAY.multipliedBy(7)));

    private byte[] signed(Level level, X509CRL evidence, Duration lifeOfTimestamps) {
        return signed(level, List.of(evidence), lifeOfTimestamps, root);
    }

    private byte[] signed(Level level, List<X509CRL> evidence, Duration lifeOfTimestamps, TestAuthority stamping) {
        Path file = folder.resolve("key.p12");
        signer.writePkcs12(file, PASSWORD);
        TestKey tsa = stamping.issue(
                "CN=Dấu thời gian,C=VN",
                TestKeyKind.RSA_2048,
                TestProfile.timestamping().valid(NOW.minus(DAY), NOW.plus(lifeOfTimestamps)));
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, PASSWORD))
                .clock(TestKeys.CLOCK)
                .timestamps(TestTimestampAuthority.of(tsa, TestKeys.CLOCK))
                .evidence(LongTermSupport.offline(TestKeys.CLOCK, evidence.toArray(new X509CRL[0])))
                .trust(List.of(root.certificate(), stamping.certificate()))
                .build()
                .sign(
                        TestDocuments.withTable(),
                        SignatureRequest.builder().level(level).build());
    }

    private byte[] signed(Level level, X509CRL evidence) {
        return signed(level, evidence, DAY.multipliedBy(3_000));
    }

    private PdfValidator.Builder trusting() {
        return PdfValidator.builder().trust(List.of(root.certificate())).clock(TestKeys.CLOCK);
    }

    private static SignatureReport first(byte[] pdf, PdfValidator.Builder builder) {
        SignatureReport report = builder.build().validate(pdf).signatures().get(0);
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        return report;
    }

    private static void passes(SignatureReport report) {
        assertThat(report.passed())
                .as("%s %s", report.subIndication(), report.findings())
                .isTrue();
    }

    private static void undetermined(SignatureReport report, SubIndication why) {
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).as("%s", report.findings()).contains(why);
    }

    private static Instant after(int days) {
        return NOW.plus(DAY.multipliedBy(days));
    }

    @Nested
    @DisplayName("EN 319 102-1 5.2.5: revocation data must be recent at the time of validation")
    class Freshness {

        @Test
        void countsUntilNewerDataIsAnnounced() {
            byte[] pdf = signed(Level.B_B, weekList);
            passes(first(pdf, trusting().crls(List.of(weekList)).at(after(7).minusSeconds(1))));
            undetermined(first(pdf, trusting().crls(List.of(weekList)).at(after(7))), SubIndication.TRY_LATER);
        }

        @Test
        void takesTheLatestOfSeveralLists() {
            byte[] pdf = signed(Level.B_B, weekList);
            X509CRL newer = root.crl(after(5), after(12));
            passes(first(pdf, trusting().crls(List.of(weekList, newer)).at(after(8))));
        }
    }

    @Nested
    @DisplayName("EN 319 102-1 5.2.6: the certificate leads to an anchor that counts, and is valid and not revoked")
    class Certificates {

        @Test
        void passesWithSeveralDisjointRootsAndReportsTheChain() {
            TestAuthority other = TestAuthority.create("CN=Gốc khác,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
            SignatureReport report = first(
                    signed(Level.B_B, longList),
                    trusting().trust(List.of(other.certificate())).crls(List.of(longList)));
            passes(report);
            List<CertificateReport> chain = report.grounds().certificates();
            assertThat(chain)
                    .extracting(CertificateReport::status)
                    .containsExactly(CertificateReport.Status.GOOD, CertificateReport.Status.TRUST_ANCHOR);
            assertThat(chain.get(0).revocation()).hasValueSatisfying(data -> {
                assertThat(data.kind()).isEqualTo(RevocationReport.Kind.CRL);
                assertThat(data.source()).isEqualTo(RevocationReport.Source.CALLER);
                assertThat(data.thisUpdate()).isEqualTo(NOW);
            });
        }

        @Test
        void countsAnAnchorOnlyWithinItsDates() {
            byte[] pdf = signed(Level.B_B, longList);
            TrustAnchor anchor = TrustAnchor.of(root.certificate());
            PdfValidator.Builder builder =
                    PdfValidator.builder().crls(List.of(longList)).clock(TestKeys.CLOCK);
            passes(first(pdf, builder.trustAnchors(List.of(anchor.from(NOW).until(after(1))))));
            PdfValidator.Builder over = PdfValidator.builder()
                    .crls(List.of(longList))
                    .clock(TestKeys.CLOCK)
                    .trustAnchors(List.of(anchor.until(NOW)));
            undetermined(first(pdf, over), SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE);
            PdfValidator.Builder early = PdfValidator.builder()
                    .crls(List.of(longList))
                    .clock(TestKeys.CLOCK)
                    .trustAnchors(List.of(anchor.from(after(1))));
            undetermined(first(pdf, early), SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
            assertThatThrownBy(() -> anchor.from(NOW).until(NOW)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void tellsAnExpiredCertificateThatIsKnownToBeGoodFromOneOfWhichNothingRecentIsKnown() {
            byte[] pdf = signed(Level.B_B, longList);
            undetermined(
                    first(pdf, trusting().crls(List.of(weekList)).at(after(31))), SubIndication.OUT_OF_BOUNDS_NO_POE);
            undetermined(
                    first(pdf, trusting().crls(List.of(longList)).at(after(31))),
                    SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
            PdfValidator.Builder unknown =
                    trusting().revocation(RevocationPolicy.IF_AVAILABLE).at(after(31));
            undetermined(first(pdf, unknown), SubIndication.OUT_OF_BOUNDS_NO_POE);
        }

        @Test
        void doesNotExcuseAnExpiredAuthority() {
            TestAuthority issuer = root.subordinate(
                    "CN=CA ngắn hạn,C=VN",
                    TestKeyKind.P_256,
                    TestProfile.authority().valid(NOW.minus(DAY), after(20)));
            TestKey under = issuer.issue(
                    "CN=Người ký khác,C=VN",
                    TestKeyKind.P_256,
                    TestProfile.documentSigning().valid(NOW.minus(DAY), after(30)));
            byte[] pdf = signedWith(under);
            List<X509CRL> lists = List.of(longList, issuer.crl(NOW, after(3_000)));
            passes(first(pdf, trusting().crls(lists).at(after(19))));
            undetermined(
                    first(pdf, trusting().crls(lists).at(after(25))), SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
            undetermined(first(pdf, trusting().crls(lists).at(after(40))), SubIndication.OUT_OF_BOUNDS_NO_POE);
        }

        private byte[] signedWith(TestKey key) {
            Path file = folder.resolve("other.p12");
            key.writePkcs12(file, PASSWORD);
            return PdfSigner.builder()
                    .key(Pkcs12Key.open(file, PASSWORD))
                    .clock(TestKeys.CLOCK)
                    .build()
                    .sign(TestDocuments.withTable(), SignatureRequest.builder().build());
        }

        @Test
        void saysWhatIsMissingWhereNothingIsKnown() {
            SignatureReport report = first(signed(Level.B_B, longList), trusting());
            undetermined(report, SubIndication.TRY_LATER);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.code() == FindingCode.REVOCATION_UNKNOWN)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.detail()).contains("Người ký", "Gốc thử nghiệm"));
        }
    }

    @Nested
    @DisplayName("EN 319 102-1 5.2.6 with OCSP responses of RFC 6960")
    class Ocsp {

        private OcspAnswers answers(TestKey by) throws Exception {
            return new OcspAnswers(by, NOW).about(signer.certificate(), root.certificate());
        }

        private SignatureReport judged(byte[] response) {
            return first(signed(Level.B_B, longList), trusting().ocspResponses(List.of(response)));
        }

        @Test
        void believesTheIssuerAndItsDelegate() throws Exception {
            passes(judged(answers(root.key()).unasked()));
            TestKey delegate = root.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());
            SignatureReport report = judged(answers(delegate).unasked());
            passes(report);
            assertThat(report.grounds().certificates().get(0).revocation()).hasValueSatisfying(data -> {
                assertThat(data.kind()).isEqualTo(RevocationReport.Kind.OCSP);
                assertThat(data.issuer()).contains("OCSP");
            });
        }

        @Test
        void believesNobodyElse() throws Exception {
            TestAuthority other = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
            TestKey unpurposed = root.issue("CN=Không phải OCSP,C=VN", TestKeyKind.P_256);
            TestKey foreign = other.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());
            for (TestKey liar : List.of(other.key(), unpurposed, foreign)) {
                undetermined(judged(answers(liar).unasked()), SubIndication.TRY_LATER);
            }
            TestKey delegate = root.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());
            undetermined(judged(answers(delegate).withoutCertificate().unasked()), SubIndication.TRY_LATER);
        }

        @Test
        void takesUnknownOldAndForeignAnswersForNone() throws Exception {
            undetermined(judged(answers(root.key()).status(new UnknownStatus()).unasked()), SubIndication.TRY_LATER);
            undetermined(
                    judged(answers(root.key())
                            .times(NOW.minus(DAY), Optional.of(NOW.minusSeconds(1)))
                            .unasked()),
                    SubIndication.TRY_LATER);
            TestKey another = root.issue("CN=Người khác,C=VN", TestKeyKind.P_256);
            undetermined(
                    judged(answers(root.key())
                            .about(another.certificate(), root.certificate())
                            .unasked()),
                    SubIndication.TRY_LATER);
        }

        @Test
        void tellsRevocationFromSuspension() throws Exception {
            Date before = Date.from(NOW.minusSeconds(60));
            CertificateStatus revoked = new RevokedStatus(before, 1);
            SignatureReport report = judged(answers(root.key()).status(revoked).unasked());
            undetermined(report, SubIndication.REVOKED_NO_POE);
            assertThat(report.grounds().certificates().get(0).revocation())
                    .hasValueSatisfying(data -> assertThat(data.reason()).contains(CRLReason.KEY_COMPROMISE));
            SignatureReport held = judged(
                    answers(root.key()).status(new RevokedStatus(before, 6)).unasked());
            undetermined(held, SubIndication.TRY_LATER);
            assertThat(held.grounds().certificates().get(0).status()).isEqualTo(CertificateReport.Status.ON_HOLD);
        }

        @Test
        void neverLetsGoodOutweighARevocationForGood() throws Exception {
            root.revoke(signer.certificate());
            undetermined(
                    first(
                            signed(Level.B_B, longList),
                            trusting()
                                    .crls(List.of(root.crl(NOW.minusSeconds(60), after(7))))
                                    .ocspResponses(List.of(answers(root.key()).unasked()))),
                    SubIndication.REVOKED_NO_POE);
        }

        @Test
        void refusesWhatIsNoResponse() {
            assertThatThrownBy(() -> PdfValidator.builder().ocspResponses(List.of(new byte[] {1, 2, 3})))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("OCSP");
        }
    }

    @Nested
    @DisplayName("EN 319 102-1 5.2.8: the algorithms must be acceptable")
    class Acceptance {

        @Test
        void refusesAnAlgorithmThatThePolicyDoesNotKnow() {
            AlgorithmPolicy noCurves = AlgorithmPolicy.standard()
                    .accept(SignatureScheme.ECDSA, 256, NOW.minus(DAY))
                    .named("no curves");
            SignatureReport report = first(
                    signed(Level.B_B, longList),
                    trusting().crls(List.of(longList)).algorithms(noCurves));
            undetermined(report, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
            assertThat(report.grounds().algorithmPolicy()).isEqualTo("no curves");
            assertThat(report.grounds().algorithms())
                    .anySatisfy(use -> assertThat(use.acceptable()).isFalse());
        }
    }

    @Nested
    @DisplayName("EN 319 102-1 5.4: a time-stamp has a verdict of its own")
    class Timestamps {

        @Test
        void isReportedWithAuthorityTimeAndChain() {
            SignatureReport report =
                    first(signed(Level.B_T, longList), trusting().crls(List.of(longList)));
            passes(report);
            assertThat(report.grounds().timestamps()).singleElement().satisfies(stamp -> {
                assertThat(stamp.passed()).isTrue();
                assertThat(stamp.kind()).isEqualTo(TimestampReport.Kind.SIGNATURE);
                assertThat(stamp.time()).contains(NOW);
                assertThat(stamp.policy()).contains(TestTimestampAuthority.POLICY);
                assertThat(stamp.certificates()).hasSize(2);
            });
        }

        @Test
        void failsWithoutTakingTheSignatureAlong() {
            SignatureReport report = first(
                    signed(Level.B_T, longList, DAY.multipliedBy(2)),
                    trusting().crls(List.of(longList)).at(after(5)));
            passes(report);
            assertThat(report.provenTime()).isEmpty();
            assertThat(report.grounds().timestamps())
                    .singleElement()
                    .satisfies(stamp ->
                            assertThat(stamp.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NOT_REVOKED));
        }
    }

    @Nested
    @DisplayName("EN 319 102-1 5.5: a proven time helps against what happened later")
    class WithTime {

        @Test
        void oldRevocationDataIsEnoughForAnOldSignature() {
            SignatureReport report =
                    first(signed(Level.B_LT, weekList), trusting().at(after(20)));
            passes(report);
            assertThat(report.grounds().process()).isEqualTo(ValidationProcess.WITH_TIME);
            assertThat(report.grounds().bestSignatureTime()).isEqualTo(NOW);
            assertThat(report.grounds().certificates().get(0).revocation())
                    .hasValueSatisfying(data -> assertThat(data.source()).isEqualTo(RevocationReport.Source.DOCUMENT));
        }

        @Test
        void aRevocationCountsOnlyFromItsDateOn() throws Exception {
            byte[] pdf = signed(Level.B_LT, weekList);
            Clock later = Clock.fixed(after(3), ZoneOffset.UTC);
            X509CRL revoking = revokedAt(later);
            passes(first(pdf, trusting().crls(List.of(revoking)).at(after(4))));
            undetermined(
                    first(
                            signed(Level.B_B, weekList),
                            trusting().crls(List.of(revoking)).at(after(4))),
                    SubIndication.REVOKED_NO_POE);
        }

        @Test
        void aTimestampHelpsAnExpiredCertificateThatIsKnownToBeGood() {
            byte[] stamped = signed(Level.B_T, longList);
            SignatureReport report =
                    first(stamped, trusting().crls(List.of(longList)).at(after(31)));
            passes(report);
            assertThat(report.grounds().process()).isEqualTo(ValidationProcess.WITH_TIME);
            SignatureReport later =
                    first(stamped, trusting().crls(List.of(weekList)).at(after(31)));
            passes(later);
            assertThat(later.grounds().process())
                    .as("nothing recent is known: only the past can tell")
                    .isEqualTo(ValidationProcess.LONG_TERM);
        }

        @Test
        void aRevocationAfterATimeThatIsProvenTooLateLeavesTheExpiry() throws Exception {
            Clock tooLate = Clock.fixed(after(32), ZoneOffset.UTC);
            TestKey tsa = root.issue(
                    "CN=Dấu thời gian,C=VN",
                    TestKeyKind.RSA_2048,
                    TestProfile.timestamping().valid(NOW, after(3_000)));
            byte[] stamped = PdfAugmenter.builder()
                    .clock(tooLate)
                    .timestamps(TestTimestampAuthority.of(tsa, tooLate))
                    .build()
                    .augment(signed(Level.B_B, longList), Level.B_T);
            X509CRL revoking = revokedAt(Clock.fixed(after(40), ZoneOffset.UTC), after(3_000));
            SignatureReport report =
                    first(stamped, trusting().crls(List.of(revoking)).at(after(50)));
            undetermined(report, SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
            assertThat(report.provenTime()).contains(after(32));
        }

        private X509CRL revokedAt(Clock clock) throws Exception {
            return revokedAt(clock, after(30));
        }

        private X509CRL revokedAt(Clock clock, Instant nextUpdate) throws Exception {
            X509v2CRLBuilder list = new X509v2CRLBuilder(
                    X500Name.getInstance(
                            root.certificate().getSubjectX500Principal().getEncoded()),
                    Date.from(clock.instant()));
            list.setNextUpdate(Date.from(nextUpdate));
            list.addCRLEntry(signer.certificate().getSerialNumber(), Date.from(clock.instant()), 1);
            return new JcaX509CRLConverter()
                    .getCRL(list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(root.key().privateKey())));
        }
    }

    @Nested
    @DisplayName("EN 319 102-1 5.6: proofs of existence help against expiry and lost trust")
    class LongTerm {

        @Test
        void anExpiredSignerIsJudgedInThePast() {
            SignatureReport report =
                    first(signed(Level.B_LTA, weekList), trusting().at(after(400)));
            passes(report);
            assertThat(report.grounds().process()).isEqualTo(ValidationProcess.LONG_TERM);
            assertThat(report.grounds().timestamps()).hasSize(2);
            assertThat(report.grounds().proofs())
                    .extracting(ProofOfExistence::subject)
                    .contains(
                            ProofOfExistence.Subject.SIGNATURE,
                            ProofOfExistence.Subject.CERTIFICATE,
                            ProofOfExistence.Subject.REVOCATION_DATA);
        }

        @Test
        void withoutAnyProofItIsNot() {
            undetermined(
                    first(
                            signed(Level.B_B, longList),
                            trusting().crls(List.of(longList)).at(after(400))),
                    SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
        }

        @Test
        void anAnchorThatCountsNoMoreStillVouchesForWhatIsProvenOlder() {
            TrustAnchor over = TrustAnchor.of(root.certificate()).until(after(10));
            byte[] pdf = signed(Level.B_B, longList);
            undetermined(
                    first(
                            pdf,
                            PdfValidator.builder()
                                    .trustAnchors(List.of(over))
                                    .crls(List.of(longList))
                                    .at(after(11))),
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE);
            TestAuthority stamping = TestAuthority.create("CN=Gốc khác,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
            byte[] proven = signed(Level.B_LTA, List.of(longList, stamping.crl()), DAY.multipliedBy(3_000), stamping);
            passes(first(
                    proven,
                    PdfValidator.builder()
                            .trust(List.of(stamping.certificate()))
                            .trustAnchors(List.of(over))
                            .at(after(11))));
        }

        @Test
        void aTimestampOfAnExpiredAuthorityIsProvenByTheNextOne() {
            byte[] first = signed(Level.B_LTA, longList, DAY.multipliedBy(40));
            Clock later = Clock.fixed(after(35), ZoneOffset.UTC);
            TestKey tsa = root.issue(
                    "CN=Dấu thời gian mới,C=VN",
                    TestKeyKind.RSA_2048,
                    TestProfile.timestamping().valid(after(30), after(3_000)));
            byte[] renewed = PdfAugmenter.builder()
                    .clock(later)
                    .timestamps(TestTimestampAuthority.of(tsa, later))
                    .evidence(LongTermSupport.offline(later, longList))
                    .trust(List.of(root.certificate()))
                    .build()
                    .augment(first, Level.B_LTA);
            passes(first(renewed, trusting().at(after(400))));
            assertThat(first(first, trusting().at(after(400))).passed()).isFalse();
        }
    }

    @Test
    void oneValidatorServesEightThreads() throws Exception {
        byte[] pdf = signed(Level.B_LTA, weekList);
        PdfValidator validator = trusting().build();
        String expected = validator.validate(pdf).toJson();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> validator.validate(pdf).toJson());
            }
            for (Future<String> answer : pool.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(expected).contains("\"totalPassed\":true");
    }
}
