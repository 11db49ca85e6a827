package org.motcua.signing.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.motcua.signing.Changes;
import org.motcua.signing.Coverage;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.Severity;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SubIndication;

/** The words of the report for people, in Vietnamese or English, with times in Vietnam's legal zone (UTC+7). */
record Wording(Locale locale) {

    private static final ZoneId VIETNAM = ZoneId.of("UTC+07:00");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss '(UTC+7)'");

    String say(String vietnamese, String english) {
        return "vi".equals(locale.getLanguage()) ? vietnamese : english;
    }

    String unknown() {
        return say("không rõ", "unknown");
    }

    /** Behind what nobody but the signer says. */
    String claimed() {
        return say(" – người ký tự khai", " – as claimed by the signer");
    }

    String time(Instant instant) {
        return TIME.format(instant.atZone(VIETNAM));
    }

    String indication(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> say("HỢP LỆ", "VALID");
            case TOTAL_FAILED -> say("KHÔNG HỢP LỆ", "NOT VALID");
            case INDETERMINATE -> say("CHƯA XÁC ĐỊNH ĐƯỢC", "NOT DETERMINED");
        };
    }

    String kind(SignatureKind kind) {
        return switch (kind) {
            case SIGNATURE -> say("chữ ký", "signature");
            case CERTIFICATION -> say("chữ ký chứng thực tài liệu", "certification signature");
            case DOCUMENT_TIMESTAMP -> say("dấu thời gian của tài liệu", "document timestamp");
        };
    }

    String integrity(Integrity integrity) {
        return switch (integrity) {
            case INTACT -> say("toàn vẹn, không bị sửa sau khi ký", "intact, the signed bytes are unchanged");
            case BROKEN -> say("ĐÃ BỊ THAY ĐỔI hoặc chữ ký giả", "BROKEN: changed, or not a genuine signature");
            case UNREADABLE -> say("không đọc được chữ ký nên không kết luận được", "the signature cannot be read");
        };
    }

    String coverage(Coverage coverage) {
        return switch (coverage) {
            case WHOLE_FILE -> say("toàn bộ tệp", "the whole file");
            case REVISION ->
                say(
                        "một phiên bản trước của tài liệu, sau đó tệp còn được bổ sung",
                        "an earlier revision; more was added");
            case PARTIAL -> say("CHỈ MỘT PHẦN tệp", "ONLY A PART of the file");
        };
    }

    String changes(Changes changes, boolean allowed) {
        String what = switch (changes) {
            case NONE -> say("không có", "none");
            case LTA_UPDATES -> say("dữ liệu kiểm tra, dấu thời gian", "validation data, timestamps");
            case FORM_FILLING -> say("điền biểu mẫu, ký thêm", "form filling, further signatures");
            case ANNOTATIONS -> say("chú thích", "annotations");
            case OTHER -> say("nội dung khác", "other content");
        };
        if (allowed) {
            return changes == Changes.NONE ? what : what + say(" (được phép)", " (allowed)");
        }
        return what + say(" (KHÔNG ĐƯỢC PHÉP)", " (NOT ALLOWED)");
    }

    String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> say("LỖI", "ERROR");
            case WARNING -> say("CẢNH BÁO", "WARNING");
            case INFO -> say("Ghi chú", "Note");
        };
    }

    /** Why a signature did not pass, and what can be done where something can be done. */
    String reason(SubIndication reason) {
        return switch (reason) {
            case FORMAT_FAILURE ->
                say(
                        "chữ ký, vị trí của nó trong tệp hoặc thay đổi sau khi ký sai quy tắc",
                        "the signature, its place in the file or a later change breaks the rules");
            case HASH_FAILURE -> say("nội dung đã bị thay đổi sau khi ký", "the content was changed after signing");
            case SIG_CRYPTO_FAILURE ->
                say("giá trị chữ ký không khớp với chứng thư", "the signature value does not fit the certificate");
            case REVOKED ->
                say(
                        "chứng thư đã bị thu hồi trước khi ký",
                        "the certificate was revoked before the signature was made");
            case EXPIRED ->
                say("chứng thư đã hết hạn trước khi ký", "the certificate expired before the signature was made");
            case NOT_YET_VALID ->
                say(
                        "chứng thư chưa có hiệu lực khi ký",
                        "the certificate was not valid yet when the signature was made");
            case SIG_CONSTRAINTS_FAILURE ->
                say(
                        "nội dung chữ ký không đáp ứng chính sách kiểm tra",
                        "the signature does not meet the validation policy");
            case CHAIN_CONSTRAINTS_FAILURE ->
                say(
                        "đường dẫn chứng thư vi phạm một ràng buộc",
                        "the certificate chain does not meet a constraint of its certificates");
            case CERTIFICATE_CHAIN_GENERAL_FAILURE ->
                say("không kiểm tra được đường dẫn chứng thư", "the certificate chain could not be checked");
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE ->
                say("thuật toán hoặc độ dài khóa không an toàn", "an algorithm or key size is too weak");
            case REVOKED_NO_POE ->
                say(
                        "chứng thư đã bị thu hồi, không chứng minh được là ký trước khi thu hồi",
                        "the certificate is revoked, and nothing proves that the signature is older");
            case REVOKED_CA_NO_POE ->
                say("chứng thư của cơ quan cấp đã bị thu hồi", "a certificate of an authority in the chain is revoked");
            case OUT_OF_BOUNDS_NO_POE ->
                say(
                        "chứng thư hết hạn hoặc chưa có hiệu lực, không có dấu thời gian chứng minh ký trong thời hạn",
                        "the certificate is not within its validity, and no timestamp proves that it was at signing");
            case OUT_OF_BOUNDS_NOT_REVOKED ->
                say(
                        "chứng thư hết hạn, chưa bị thu hồi, không có dấu thời gian chứng minh ký trong thời hạn",
                        "the certificate has expired, unrevoked, and no timestamp proves that it was valid at signing");
            case NO_CERTIFICATE_CHAIN_FOUND ->
                say(
                        "chứng thư không dẫn tới chứng thư gốc tin cậy nào đã cho",
                        "the certificate does not lead to a trust anchor that was given");
            case NO_CERTIFICATE_CHAIN_FOUND_NO_POE ->
                say(
                        "chứng thư gốc không còn được tin cậy, chưa chứng minh được thời điểm sớm hơn",
                        "the trust anchor no longer counts, and no earlier time is proven");
            case REVOCATION_OUT_OF_BOUNDS_NO_POE ->
                say(
                        "chứng thư của bên ký dữ liệu thu hồi đã hết hạn, chưa chứng minh được thời điểm sớm hơn",
                        "the certificate behind the revocation data has expired, and no earlier time is proven");
            case NO_SIGNING_CERTIFICATE_FOUND ->
                say("không có chứng thư của người ký", "the signer's certificate is missing");
            case TIMESTAMP_ORDER_FAILURE ->
                say("các dấu thời gian mâu thuẫn nhau", "the timestamps contradict each other");
            case NO_POE -> say("không chứng minh được thời điểm ký", "nothing proves when the signature existed");
            case TRY_LATER ->
                say(
                        "thiếu dữ liệu thu hồi còn mới; hãy kiểm tra lại khi có danh sách thu hồi (CRL)",
                        "fresh revocation data is missing; try again with a revocation list");
            case SIGNED_DATA_NOT_FOUND -> say("không có nội dung được ký", "the signed data is missing");
        };
    }
}
