package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes a report for people, in Vietnamese or English, with times in Vietnam's legal zone (UTC+7). */
final class ReportText {

    private static final ZoneId VIETNAM = ZoneId.of("UTC+07:00");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss 'UTC+7'");

    private final StringBuilder out = new StringBuilder();
    private final boolean vietnamese;
    private final Locale locale;

    private ReportText(Locale locale) {
        this.locale = locale;
        this.vietnamese = "vi".equals(locale.getLanguage());
    }

    static String write(ValidationReport report, Locale locale) {
        ReportText text = new ReportText(locale);
        text.report(report);
        return text.out.toString();
    }

    private void report(ValidationReport report) {
        report.source().ifPresent(source -> line("", say("Tệp", "File"), source));
        line("", say("Thời điểm kiểm tra", "Time of validation"), time(report.validationTime()));
        line("", say("Kết luận", "Conclusion"), conclusion(report));
        findings("  ", report.findings());
        for (SignatureReport signature : report.signatures()) {
            out.append('\n');
            signature(signature);
        }
    }

    private String conclusion(ValidationReport report) {
        if (!report.readable()) {
            return report.error(locale).orElse("");
        }
        if (report.signatures().isEmpty()) {
            return say("Tài liệu không có chữ ký", "The document has no signature");
        }
        return report.totalPassed()
                ? say("Mọi chữ ký đều hợp lệ", "Every signature is valid")
                : say("Có chữ ký không hợp lệ hoặc chưa xác định được", "A signature is not valid or not determined");
    }

    private void signature(SignatureReport signature) {
        line("", kind(signature.kind()), signature.field());
        line("  ", say("Kết quả", "Result"), result(signature));
        line("  ", say("Người ký", "Signer"), signature.signer().orElse(unknown()));
        line("  ", say("Cơ quan cấp chứng thư", "Issuer"), signature.issuer().orElse(unknown()));
        signature.certificate().ifPresent(this::validity);
        line(
                "  ",
                say("Thời điểm ký (người ký khai)", "Signing time (claimed)"),
                signature.signingTime().map(ReportText::time).orElse(unknown()));
        line(
                "  ",
                say("Thời điểm được chứng minh", "Proven time"),
                signature.provenTime().map(ReportText::time).orElse(say("không có dấu thời gian", "no timestamp")));
        line("  ", say("Tính toàn vẹn", "Integrity"), integrity(signature.integrity()));
        line("  ", say("Phạm vi ký", "Coverage"), coverage(signature.coverage()));
        line("  ", say("Thay đổi sau khi ký", "Changes after signing"), changes(signature));
        line("  ", say("Hiệu lực tại thời điểm ký", "Validity at signing time"), validAtSigning(signature));
        line("  ", say("Mức chữ ký", "Level"), signature.level().label());
        signature.algorithm().ifPresent(a -> line("  ", say("Thuật toán", "Algorithm"), a));
        findings("  ", signature.findings());
    }

    private void validity(X509Certificate certificate) {
        String period = time(certificate.getNotBefore().toInstant()) + " – "
                + time(certificate.getNotAfter().toInstant());
        line("  ", say("Thời hạn chứng thư", "Certificate valid"), period);
    }

    private String result(SignatureReport signature) {
        String words = switch (signature.indication()) {
            case TOTAL_PASSED -> say("HỢP LỆ", "VALID");
            case TOTAL_FAILED -> say("KHÔNG HỢP LỆ", "NOT VALID");
            case INDETERMINATE -> say("CHƯA XÁC ĐỊNH ĐƯỢC", "NOT DETERMINED");
        };
        String name = signature.indication().name().replace('_', '-');
        return words + " (" + name
                + signature.subIndication().map(s -> ", " + s).orElse("") + ")";
    }

    private String kind(SignatureKind kind) {
        return switch (kind) {
            case SIGNATURE -> say("Chữ ký", "Signature");
            case CERTIFICATION -> say("Chữ ký chứng nhận", "Certification signature");
            case DOCUMENT_TIMESTAMP -> say("Dấu thời gian của tài liệu", "Document timestamp");
        };
    }

    private String integrity(Integrity integrity) {
        return switch (integrity) {
            case INTACT -> say("toàn vẹn", "intact");
            case BROKEN -> say("đã bị phá vỡ", "broken");
            case UNREADABLE -> say("không đọc được chữ ký", "the signature cannot be read");
        };
    }

    private String coverage(Coverage coverage) {
        return switch (coverage) {
            case WHOLE_FILE -> say("toàn bộ tệp", "the whole file");
            case REVISION -> say("một phiên bản trước của tài liệu", "an earlier revision of the document");
            case PARTIAL -> say("chỉ một phần tệp", "only a part of the file");
        };
    }

    private String changes(SignatureReport signature) {
        String what = switch (signature.changesAfter()) {
            case NONE -> say("không có", "none");
            case LTA_UPDATES -> say("dữ liệu kiểm tra, dấu thời gian", "validation data, timestamps");
            case FORM_FILLING -> say("điền biểu mẫu, ký thêm", "form filling, further signatures");
            case ANNOTATIONS -> say("chú thích", "annotations");
            case OTHER -> say("nội dung khác", "other content");
        };
        if (signature.changesAfter() == Changes.NONE) {
            return what;
        }
        return what
                + (signature.changesAllowed()
                        ? say(" (được phép)", " (allowed)")
                        : say(" (KHÔNG được phép)", " (NOT allowed)"));
    }

    /** The certificate's period at the proven time, else at the claimed one; revocation is in the result itself. */
    private String validAtSigning(SignatureReport signature) {
        if (signature.certificate().isEmpty()) {
            return unknown();
        }
        Instant time = signature.provenTime().or(signature::signingTime).orElse(null);
        if (time == null) {
            return unknown();
        }
        X509Certificate certificate = signature.certificate().get();
        boolean within = !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
        return within
                ? say("chứng thư trong thời hạn", "the certificate was within its period")
                : say("chứng thư ngoài thời hạn", "the certificate was outside its period");
    }

    private void findings(String indent, List<Finding> findings) {
        for (Finding finding : findings) {
            String severity = switch (finding.severity()) {
                case ERROR -> say("Lỗi", "Error");
                case WARNING -> say("Cảnh báo", "Warning");
                case INFO -> say("Ghi chú", "Note");
            };
            line(indent, severity, finding.text(locale) + " [" + finding.code() + "]");
        }
    }

    private void line(String indent, String name, String value) {
        out.append(indent).append(name).append(": ").append(printable(value)).append('\n');
    }

    /** Text from the file must not be able to move the cursor, colour the terminal or forge a line. */
    private static String printable(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints().forEach(c -> clean.appendCodePoint(hostile(c) ? '\uFFFD' : c));
        return clean.toString();
    }

    private static boolean hostile(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(VIETNAM));
    }

    private String unknown() {
        return say("không rõ", "unknown");
    }

    private String say(String vi, String en) {
        return vietnamese ? vi : en;
    }
}
