package org.motcua.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** Reports of every kind: passed, failed, not determined, without a signature, unreadable. */
final class ReportSamples {

    private static final TestAuthority ROOT = TestAuthority.create(
            "CN=Gốc thử nghiệm,O=Tổ chức chứng thực thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
    private static final TestAuthority ISSUER = ROOT.subordinate(
            "CN=CA thử nghiệm,O=Tổ chức chứng thực thử nghiệm,C=VN", TestKeyKind.P_256, TestProfile.authority());
    private static final TestKey LEADER =
            ISSUER.issue("CN=Nguyễn Văn An,T=Giám đốc,OU=Sở Công Thương,O=UBND tỉnh Bình Minh,C=VN", TestKeyKind.P_256);

    private ReportSamples() {}

    static PdfValidator.Builder trusting() {
        return PdfValidator.builder()
                .trust(List.of(ROOT.certificate()))
                .crls(List.of(ROOT.crl(), ISSUER.crl()))
                .clock(TestKeys.CLOCK);
    }

    static byte[] signed(Path folder, byte[] pdf, SignatureRequest request) {
        Path file = folder.resolve("leader.p12");
        LEADER.writePkcs12(file, TestKeys.PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, TestKeys.PASSWORD))
                .timestamps(TestTimestampAuthority.of(ROOT, TestKeys.CLOCK))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(pdf, request);
    }

    /** Signed by the leader at the right of the first page, then sealed with a timestamp beside it. */
    static byte[] certifiedThenStamped(Path folder) {
        byte[] prepared = FieldPreparer.prepare(
                TestDocuments.withXrefStream(),
                List.of(
                        new SignatureField("leader", "Chữ ký", 1, new Box(330, 180, 180, 80)),
                        new SignatureField("seal", "Con dấu", 1, new Box(230, 170, 90, 100))));
        byte[] certified = signed(
                folder,
                prepared,
                SignatureRequest.builder()
                        .field("leader")
                        .certify(Certification.FORM_FILLING)
                        .reason("Phê duyệt")
                        .location("Bình Minh")
                        .build());
        return signed(
                folder,
                certified,
                SignatureRequest.builder().field("seal").level(Level.B_T).build());
    }

    /** A report of each kind under the name of its kind. */
    static Map<String, ValidationReport> all(Path folder) {
        byte[] plain = signed(
                folder, TestDocuments.withTable(), SignatureRequest.builder().build());
        byte[] broken = plain.clone();
        broken[20] ^= 1;
        Map<String, ValidationReport> reports = new LinkedHashMap<>();
        reports.put("passed", trusting().build().validate(certifiedThenStamped(folder)));
        reports.put("broken", trusting().build().validate(broken));
        reports.put(
                "unknown issuer",
                PdfValidator.builder().clock(TestKeys.CLOCK).build().validate(plain));
        reports.put(
                "revocation unknown",
                PdfValidator.builder()
                        .trust(List.of(ROOT.certificate()))
                        .clock(TestKeys.CLOCK)
                        .build()
                        .validate(plain));
        reports.put(
                "revocation not checked",
                PdfValidator.builder()
                        .trust(List.of(ROOT.certificate()))
                        .revocation(RevocationPolicy.IF_AVAILABLE)
                        .clock(TestKeys.CLOCK)
                        .build()
                        .validate(plain));
        reports.put(
                "expired",
                trusting()
                        .clock(Clock.offset(TestKeys.CLOCK, Duration.ofDays(20 * 365)))
                        .build()
                        .validate(plain));
        reports.put("no signature", trusting().build().validate(TestDocuments.withTable()));
        reports.put(
                "unreadable", trusting().build().validate("Kính gửi: Sở Công Thương".getBytes(StandardCharsets.UTF_8)));
        reports.put("not there", trusting().build().validate(folder.resolve("không có.pdf")));
        return reports;
    }

    /** A signature that was stamped before its certificate was revoked, with all evidence there can be. */
    static ValidationReport revokedAfterATimestamp() {
        Instant time = TestKeys.CLOCK.instant();
        RevocationReport revoked = new RevocationReport(
                RevocationReport.Kind.CRL,
                RevocationReport.Source.CALLER,
                "CN=CA thử nghiệm",
                "ab".repeat(32),
                time.plusSeconds(20),
                time.plusSeconds(20),
                Optional.of(time.plusSeconds(3600)),
                Optional.of(time.plusSeconds(10)),
                Optional.of(CRLReason.KEY_COMPROMISE));
        RevocationReport good = new RevocationReport(
                RevocationReport.Kind.OCSP,
                RevocationReport.Source.DOCUMENT,
                "CN=Gốc thử nghiệm",
                "cd".repeat(32),
                time,
                time,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        CertificateReport anchor =
                new CertificateReport(ROOT.certificate(), CertificateReport.Status.TRUST_ANCHOR, Optional.empty());
        CertificateReport issuer =
                new CertificateReport(ISSUER.certificate(), CertificateReport.Status.GOOD, Optional.of(good));
        TimestampReport stamp = new TimestampReport(
                TimestampReport.Kind.SIGNATURE,
                Optional.empty(),
                "ef".repeat(32),
                Optional.of(time),
                Indication.TOTAL_PASSED,
                Optional.empty(),
                Integrity.INTACT,
                Optional.of("SHA256withECDSA"),
                Optional.of(ISSUER.certificate()),
                List.of(issuer, anchor),
                Optional.of("1.2.3"),
                Optional.of(BigInteger.TEN),
                List.of());
        Grounds grounds = new Grounds(
                ValidationProcess.WITH_TIME,
                time,
                List.of(stamp),
                List.of(new ProofOfExistence(ProofOfExistence.Subject.SIGNATURE, "Signature1", time, "Signature1")),
                List.of(
                        new CertificateReport(
                                LEADER.certificate(), CertificateReport.Status.REVOKED, Optional.of(revoked)),
                        issuer,
                        anchor),
                List.of(),
                "standard");
        SignatureReport signature = new SignatureReport(
                "Signature1",
                SignatureKind.SIGNATURE,
                Indication.TOTAL_PASSED,
                Optional.empty(),
                Integrity.INTACT,
                Coverage.WHOLE_FILE,
                Changes.NONE,
                true,
                SignatureLevel.PADES_B_T,
                Optional.of("SHA256withECDSA"),
                Optional.of(LEADER.certificate()),
                List.of(LEADER.certificate(), ISSUER.certificate(), ROOT.certificate()),
                Optional.of(time),
                Optional.of(time),
                List.of(),
                grounds,
                SignatureClaims.NONE);
        return ValidationReport.read(
                Optional.of("quyết định.pdf"), time.plusSeconds(30), List.of(), List.of(signature));
    }
}
