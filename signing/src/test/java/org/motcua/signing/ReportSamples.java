package org.motcua.signing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
}
