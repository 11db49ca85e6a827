package org.motcua.signing;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that was done otherwise than its caller may expect, and yet as it had to be: for programs ({@link #code()})
 * and for people ({@link #text(Locale)}). The signature was made all the same. Immutable.
 *
 * @param detail the thing concerned; empty where the code says everything
 */
public record SigningRemark(Code code, String detail) {

    /** The kinds of remarks. */
    public enum Code {
        /** The image lost its transparency, because the document is of a kind of PDF/A that has none. */
        TRANSPARENCY_FLATTENED(
                "Tài liệu PDF/A này không cho phép trong suốt: ảnh được đặt trên nền trắng",
                "This kind of PDF/A knows no transparency: the image was set on a white ground"),
        /** The field suggests something that the request left open, and it was taken over. */
        SEED_VALUE_TAKEN("Lấy theo gợi ý của trường chữ ký", "Taken over from what the signature field suggests"),
        /** The field would have preferred something else than the request asks for; it does not demand it. */
        SEED_VALUE_NOT_MET(
                "Trường chữ ký mong muốn khác (không bắt buộc)",
                "The signature field would have preferred something else (it does not demand it)"),
        /** The check before signing could not find out whether a certificate was revoked, and was told to go on. */
        REVOCATION_UNKNOWN(
                "Không xác định được tình trạng thu hồi của chứng thư trước khi ký",
                "Before signing it could not be found out whether the certificate was revoked");

        private final String vietnamese;
        private final String english;

        Code(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }
    }

    public SigningRemark {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    static SigningRemark of(Code code) {
        return new SigningRemark(code, "");
    }

    /** The sentence in Vietnamese for a Vietnamese locale, in English for every other. */
    public String text(Locale locale) {
        String sentence = "vi".equals(locale.getLanguage()) ? code.vietnamese : code.english;
        return detail.isEmpty() ? sentence : sentence + ": " + detail;
    }
}
