package org.motcua.signing.report;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.RevocationReport;
import org.motcua.signing.Severity;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.ValidationReport;

/**
 * Writes a report for people: the conclusion first, then what is known of each signature, then what was found. The facts
 * are those that a verifying software must show (Circular 15/2025/TT-BKHCN), unknown ones included.
 */
public final class TextReport {

    private static final Set<FindingCode> REVOCATION_NOT_KNOWN =
            EnumSet.of(FindingCode.REVOCATION_UNKNOWN, FindingCode.REVOCATION_NOT_CHECKED);

    /** From the best to the worst: one failed signature outweighs any number that are not determined. */
    private static final List<Indication> SEVERITY =
            List.of(Indication.TOTAL_PASSED, Indication.INDETERMINATE, Indication.TOTAL_FAILED);

    private final StringBuilder out = new StringBuilder();
    private final Wording words;

    private TextReport(Locale locale) {
        this.words = new Wording(locale);
    }

    /** In Vietnamese for a Vietnamese locale, in English for every other. */
    public static String write(ValidationReport report, Locale locale) {
        TextReport text = new TextReport(locale);
        text.document(report);
        return text.out.toString();
    }

    private void document(ValidationReport report) {
        line(words.say("KẾT LUẬN: ", "CONCLUSION: ") + conclusion(report));
        List<Fact> facts = new ArrayList<>();
        report.source().ifPresent(source -> facts.add(new Fact(words.say("Tệp", "File"), source)));
        facts.add(new Fact(words.say("Xét tại thời điểm", "As of"), words.time(report.validationTime())));
        facts("", facts);
        findings("", report.findings());
        int number = 0;
        for (SignatureReport signature : report.signatures()) {
            number++;
            line("");
            signature(number + "/" + report.signatures().size(), signature);
        }
    }

    private String conclusion(ValidationReport report) {
        if (!report.readable()) {
            return words.say("KHÔNG ĐỌC ĐƯỢC TỆP. ", "THE FILE CANNOT BE READ. ")
                    + report.error(words.locale()).orElse("");
        }
        int count = report.signatures().size();
        if (count == 0) {
            return words.say("KHÔNG CÓ CHỮ KÝ trong tài liệu", "NO SIGNATURE in the document");
        }
        Indication worst = report.signatures().stream()
                .map(SignatureReport::indication)
                .max(Comparator.comparing(SEVERITY::indexOf))
                .orElseThrow();
        long such = report.signatures().stream()
                .filter(signature -> signature.indication() == worst)
                .count();
        String verdict = words.indication(worst);
        boolean warned = report.signatures().stream()
                .flatMap(signature -> signature.findings().stream())
                .anyMatch(finding -> finding.severity() == Severity.WARNING);
        return verdict + " – " + such + "/" + count + " "
                + words.say("chữ ký ", count == 1 ? "signature " : "signatures ")
                + verdict.toLowerCase(words.locale())
                + (warned ? words.say(" (có cảnh báo, xem bên dưới)", " (with warnings, see below)") : "");
    }

    private void signature(String number, SignatureReport signature) {
        boolean timestamp = signature.kind() == SignatureKind.DOCUMENT_TIMESTAMP;
        line(words.say("Chữ ký ", "Signature ") + number + ": " + words.indication(signature.indication()) + " ("
                + signature.indication().name().replace('_', '-')
                + signature.subIndication().map(sub -> ", " + sub.name()).orElse("") + ")");
        List<Fact> facts = new ArrayList<>();
        signature.subIndication().ifPresent(sub -> facts.add(new Fact(words.say("Vì sao", "Why"), words.reason(sub))));
        facts.add(new Fact(
                words.say("Trường chữ ký", "Field"), signature.field() + " (" + words.kind(signature.kind()) + ")"));
        facts.addAll(new SignerFacts(words, signature).list());
        times(signature, timestamp, facts);
        facts.add(new Fact(words.say("Tính toàn vẹn", "Integrity"), words.integrity(signature.integrity())));
        facts.add(new Fact(words.say("Phạm vi ký", "Coverage"), words.coverage(signature.coverage())));
        facts.add(new Fact(
                words.say("Thay đổi sau khi ký", "Changed afterwards"),
                words.changes(signature.changesAfter(), signature.changesAllowed())));
        facts.add(new Fact(words.say("Hiệu lực khi ký", "Valid when signed"), validity(signature)));
        facts.add(new Fact(words.say("Tình trạng thu hồi", "Revocation"), revocation(signature)));
        facts.add(new Fact(words.say("Mức chữ ký", "Level"), signature.level().label()));
        facts.add(new Fact(
                words.say("Thuật toán", "Algorithm"), signature.algorithm().orElse(words.unknown())));
        facts("  ", facts);
        findings("  ", signature.findings());
    }

    private void times(SignatureReport signature, boolean timestamp, List<Fact> facts) {
        if (!timestamp) {
            facts.add(new Fact(
                    words.say("Thời điểm ký", "Signing time"),
                    signature
                            .signingTime()
                            .map(time -> words.time(time) + words.claimed())
                            .orElse(words.unknown())));
        }
        facts.add(new Fact(
                words.say("Dấu thời gian", "Timestamp"),
                signature
                        .provenTime()
                        .map(time -> words.time(time)
                                + words.say(" – chứng minh đã ký trước lúc này", " – proves it was signed by then"))
                        .orElse(words.say("không có dấu thời gian nào được tin cậy", "none that is trusted"))));
        for (TimestampReport stamp : signature.grounds().timestamps()) {
            facts.add(new Fact(
                    stamp.kind() == TimestampReport.Kind.CONTENT
                            ? words.say("  nội dung, do", "  content, by")
                            : words.say("  do", "  by"),
                    stamp.certificate()
                                    .map(c -> SubjectName.of(c.getSubjectX500Principal())
                                            .inFull())
                                    .orElse(words.unknown())
                            + stamp.time().map(time -> ", " + words.time(time)).orElse("")
                            + ": "
                            + words.indication(stamp.indication())
                            + stamp.subIndication()
                                    .map(sub -> " – " + words.reason(sub))
                                    .orElse("")));
        }
    }

    /** At the proven time, else at the claimed one. */
    private String validity(SignatureReport signature) {
        Optional<Instant> time = signature.provenTime().or(signature::signingTime);
        if (signature.certificate().isEmpty() || time.isEmpty()) {
            return words.unknown();
        }
        X509Certificate certificate = signature.certificate().get();
        if (time.get().isBefore(certificate.getNotBefore().toInstant())) {
            return words.say("CHƯA CÓ HIỆU LỰC", "NOT YET");
        }
        if (time.get().isAfter(certificate.getNotAfter().toInstant())) {
            return words.say("ĐÃ HẾT HẠN", "NO, EXPIRED");
        }
        if (signature.passed()) {
            return words.say("chứng thư có hiệu lực", "yes");
        }
        return words.say(
                "trong thời hạn của chứng thư; chưa đủ để kết luận có hiệu lực",
                "within the certificate's period, which alone does not make it valid");
    }

    /** That of the signer's certificate; a problem higher up is among the findings. */
    private String revocation(SignatureReport signature) {
        Optional<CertificateReport> known =
                signature.grounds().certificates().stream().findFirst();
        if (known.isPresent() && known.get().revocation().isPresent()) {
            return revocation(known.get().status(), known.get().revocation().get());
        }
        if (has(signature, EnumSet.of(FindingCode.CERTIFICATE_REVOKED))) {
            return words.say("ĐÃ BỊ THU HỒI", "REVOKED");
        }
        if (has(signature, REVOCATION_NOT_KNOWN)) {
            return words.say(
                    "CẢNH BÁO: không lấy được tình trạng thu hồi", "WARNING: the status could not be obtained");
        }
        return signature.passed()
                ? words.say("chưa bị thu hồi theo dữ liệu đã có", "not revoked according to the data at hand")
                : words.say("CẢNH BÁO: chưa kiểm tra được", "WARNING: not checked");
    }

    private String revocation(CertificateReport.Status status, RevocationReport data) {
        String since = data.revokedAt()
                .map(time -> words.say(" từ ", " since ") + words.time(time))
                .orElse("");
        String said = switch (status) {
            case GOOD, TRUST_ANCHOR -> words.say("chưa bị thu hồi", "not revoked");
            case REVOKED -> words.say("ĐÃ BỊ THU HỒI", "REVOKED") + since;
            case ON_HOLD -> words.say("ĐANG BỊ TẠM DỪNG", "ON HOLD") + since;
            case UNKNOWN -> words.say("CẢNH BÁO: không rõ", "WARNING: unknown");
        };
        return said
                + words.say(", theo ", ", says ")
                + data.kind()
                + words.say(" lúc ", " of ")
                + words.time(data.thisUpdate());
    }

    private static boolean has(SignatureReport signature, Set<FindingCode> codes) {
        return signature.findings().stream().map(Finding::code).anyMatch(codes::contains);
    }

    private void findings(String indent, List<Finding> findings) {
        for (Finding finding : findings) {
            line(indent + words.severity(finding.severity()) + ": " + finding.text(words.locale()) + " ["
                    + finding.code() + "]");
        }
    }

    /** One fact a line, the values below each other. */
    private void facts(String indent, List<Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        for (Fact fact : facts) {
            line(indent + fact.name() + ":" + " ".repeat(width - fact.name().length() + 1) + fact.value());
        }
    }

    private void line(String text) {
        out.append(Printable.of(text)).append('\n');
    }
}
