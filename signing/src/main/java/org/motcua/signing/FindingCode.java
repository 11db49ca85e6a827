package org.motcua.signing;

import static org.motcua.signing.Severity.ERROR;
import static org.motcua.signing.Severity.INFO;
import static org.motcua.signing.Severity.WARNING;

import java.util.Locale;

/** Everything that validation can find, with its weight and its sentence in Vietnamese and English. Immutable. */
public enum FindingCode {
    // The file
    FILE_NOT_FOUND(ERROR, "Không tìm thấy tệp", "The file does not exist or cannot be opened"),
    FILE_NOT_PDF(ERROR, "Tệp không phải là PDF", "The file is not a PDF"),
    FILE_MALFORMED(ERROR, "Không đọc được cấu trúc của tệp PDF", "The structure of the PDF cannot be read"),
    FILE_LIMIT_EXCEEDED(ERROR, "Tệp vượt quá giới hạn xử lý", "The file exceeds a processing limit"),
    FILE_NOT_JUDGED(
            ERROR, "Lỗi ngoài dự kiến khi kiểm tra tệp", "The file could not be judged because of an unexpected error"),
    PASSWORD_NEEDED(
            ERROR,
            "Tệp được mã hóa: cần mật khẩu đúng để đọc",
            "The file is encrypted: give the right password to read it"),
    ENCRYPTION_UNSUPPORTED(
            ERROR, "Không hỗ trợ cách mã hóa của tệp", "The way in which the file is encrypted is not supported"),
    STRUCTURE_DEVIATION(WARNING, "Cấu trúc tệp lệch chuẩn", "The structure of the file deviates from the standard"),

    // The signature dictionary and its place in the file
    BYTE_RANGE_INVALID(ERROR, "Phạm vi byte được ký không hợp lệ", "The signed byte range is not valid"),
    CONTENTS_INVALID(
            ERROR, "Giá trị chữ ký thiếu hoặc sai dạng", "The signature value is missing or has the wrong form"),
    CONTENTS_OUTSIDE_GAP(
            ERROR,
            "Giá trị chữ ký không khớp với khoảng trống của phạm vi byte",
            "The signature value is not exactly the gap of the byte range"),
    COVERAGE_PARTIAL(
            ERROR,
            "Chữ ký không bao trùm trọn vẹn một phiên bản của tài liệu",
            "The signature does not cover a complete revision of the document"),
    SIGNATURE_NOT_IN_REVISION(
            ERROR,
            "Trường chữ ký không có trong phiên bản mà chữ ký bao trùm",
            "The signature field is not in the revision that the signature covers"),
    SIGNATURE_SHARED(ERROR, "Nhiều trường dùng chung một giá trị chữ ký", "Several fields share one signature value"),
    SUBFILTER_UNSUPPORTED(ERROR, "Không hỗ trợ định dạng chữ ký", "The signature format is not supported"),
    SUBFILTER_LEGACY(WARNING, "Định dạng chữ ký cũ, không phải PAdES", "An old signature format, not PAdES"),
    DICTIONARY_INCONSISTENT(ERROR, "Từ điển chữ ký không nhất quán", "The signature dictionary contradicts itself"),

    // The CMS
    CMS_MALFORMED(ERROR, "Cấu trúc CMS sai", "The CMS structure is malformed"),
    CONTENTS_PADDING(
            WARNING,
            "Sau giá trị chữ ký có dữ liệu thừa không được bảo vệ",
            "Behind the signature value there is other data, which nothing protects"),
    CMS_SIGNER_COUNT(ERROR, "CMS phải có đúng một người ký", "The CMS must have exactly one signer"),
    CMS_NOT_DETACHED(ERROR, "CMS chứa nội dung trong khi phải tách rời", "The CMS holds content but must be detached"),
    CMS_ATTRIBUTES_INVALID(ERROR, "Thuộc tính được ký thiếu hoặc sai", "Signed attributes are missing or wrong"),
    SIGNING_CERTIFICATE_NOT_FOUND(
            ERROR, "Không tìm thấy chứng thư của người ký", "The signer's certificate is not in the signature"),
    SIGNING_CERTIFICATE_NOT_BOUND(
            WARNING,
            "Chữ ký không ràng buộc chứng thư của người ký (thiếu signing-certificate)",
            "The signature does not bind the signer's certificate (no signing-certificate attribute)"),
    SIGNING_CERTIFICATE_MISMATCH(
            ERROR,
            "Chứng thư không phải là chứng thư mà chữ ký ràng buộc",
            "The certificate is not the one that the signature binds"),
    DIGEST_MISMATCH(
            ERROR, "Nội dung được ký đã bị thay đổi (sai mã băm)", "The signed bytes were changed (wrong digest)"),
    SIGNATURE_VALUE_INVALID(ERROR, "Giá trị chữ ký sai", "The signature value does not verify"),
    ALGORITHM_UNSUPPORTED(ERROR, "Không hỗ trợ thuật toán", "The algorithm is not supported"),
    ALGORITHM_WEAK(ERROR, "Thuật toán hoặc độ dài khóa không còn an toàn", "The algorithm or key size is too weak"),

    // What came after
    CHANGE_FORBIDDEN(
            ERROR, "Có thay đổi không được phép sau khi ký", "Something was changed after signing that may not be"),
    CHANGE_NOT_PERMITTED(
            ERROR, "Có thay đổi vượt quá quyền mà chữ ký cho phép", "A change goes beyond what the signature permits"),
    FIELD_LOCKED(ERROR, "Trường đã bị khóa nhưng bị thay đổi", "A locked field was changed"),
    SIGNED_FIELD_CHANGED(ERROR, "Trường đã ký bị thay đổi", "A field that was already signed was changed"),
    FIELD_NAME_DUPLICATE(ERROR, "Trùng tên trường", "Two fields have the same name"),
    SIGNATURE_OBJECT_REUSED(
            ERROR,
            "Trường mới dùng lại đối tượng có sẵn trước khi ký",
            "A new field reuses an object that existed before"),
    VISIBLE_SIGNATURE_ADDED(
            ERROR,
            "Thêm chữ ký nhìn thấy được lên tài liệu đã chứng nhận",
            "A visible signature field was added to a certified document"),
    ANNOTATION_PAINTS(
            ERROR,
            "Chú thích có hình ảnh riêng, có thể che nội dung trang",
            "An annotation shows something of its own and may cover the page"),
    REVISION_CHAIN_BROKEN(
            ERROR,
            "Các phiên bản sau không nối tiếp phiên bản được ký",
            "Later revisions do not build on the signed revision"),
    TRAILING_DATA(ERROR, "Có dữ liệu lạ sau phần được ký", "There is unexplained data after the signed part"),
    CHANGE_PERMITTED(INFO, "Thay đổi được phép sau khi ký", "A permitted change after signing"),

    // The certificate, its chain and its time
    CHAIN_NOT_FOUND(ERROR, "Không có đường dẫn tới chứng thư gốc tin cậy", "No chain to a trust anchor was found"),
    ANCHOR_NOT_EFFECTIVE(
            ERROR,
            "Chứng thư gốc không còn hoặc chưa được tin cậy tại thời điểm kiểm tra",
            "The trust anchor does not count at the time of validation"),
    CHAIN_INVALID(ERROR, "Đường dẫn chứng thư không hợp lệ", "The certificate chain is not valid"),
    CERTIFICATE_EXPIRED(
            ERROR,
            "Chứng thư hết hạn hoặc chưa có hiệu lực tại thời điểm kiểm tra",
            "The certificate is not within its validity at the time of validation"),
    CERTIFICATE_REVOKED(ERROR, "Chứng thư đã bị thu hồi", "The certificate is revoked"),
    REVOCATION_UNKNOWN(
            ERROR,
            "Chưa biết tình trạng thu hồi của chứng thư",
            "The revocation status of the certificate is not known"),
    REVOCATION_NOT_CHECKED(
            WARNING,
            "Chưa kiểm tra được tình trạng thu hồi của chứng thư",
            "The revocation status of the certificate could not be checked"),
    REVOCATION_NOT_CURRENT(
            INFO,
            "Dữ liệu thu hồi có từ thời điểm đóng dấu thời gian, chưa có dữ liệu mới hơn",
            "The revocation data is of the time of the time-stamp, and there is none newer"),
    EVIDENCE_NOT_FETCHED(
            WARNING,
            "Không tải được dữ liệu kiểm tra qua mạng",
            "Validation data could not be fetched from the network"),
    KEY_USAGE_UNFIT(
            ERROR, "Mục đích sử dụng khóa không cho phép ký", "The certificate's key usage does not allow signing"),
    TIMESTAMP_INVALID(WARNING, "Dấu thời gian không hợp lệ", "A timestamp is not valid"),
    TIMESTAMP_ORDER(
            ERROR, "Các dấu thời gian mâu thuẫn nhau về thứ tự", "The timestamps contradict each other in their order"),
    SIGNING_TIME_UNPROVEN(
            INFO,
            "Thời điểm ký do người ký tự khai, chưa có dấu thời gian chứng minh",
            "The signing time is the signer's claim; no timestamp proves it");

    private final Severity severity;
    private final String vietnamese;
    private final String english;

    FindingCode(Severity severity, String vietnamese, String english) {
        this.severity = severity;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public Severity severity() {
        return severity;
    }

    /** The sentence without detail: Vietnamese for a Vietnamese locale, English for every other. */
    public String text(Locale locale) {
        return "vi".equals(locale.getLanguage()) ? vietnamese : english;
    }
}
