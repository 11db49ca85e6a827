package org.motcua.core.document;

/** Where a document stands. */
public enum DocumentState {
    /** Its content is written; what is laid out, if anything, is of an earlier version. */
    DRAFTED("Dự thảo"),
    /** It is laid out and can be seen. */
    COMPOSED("Đã lập văn bản"),
    /** Approved as it is laid out. */
    APPROVED("Đã duyệt"),
    /** The leader has ordered the own signature on what was approved. */
    ORDERED("Đã ký duyệt, chờ ký số"),
    /** The leader's signature is on it and a number is reserved. */
    SIGNED("Đã ký số"),
    /** The clerk has ordered number, date and the agency's signature. */
    SEAL_ORDERED("Chờ đóng dấu"),
    /** It has gone out. */
    ISSUED("Đã phát hành"),
    /** Sent back, or its number given up: only a new draft goes on. */
    RETURNED("Trả lại"),
    /** Issued, and another document holds in its place. */
    REPLACED("Đã được thay thế"),
    /** Issued, and called back. */
    RECALLED("Đã thu hồi");

    private final String vietnamese;

    DocumentState(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Whether its number is reserved and must become used or void. */
    public boolean holdsNumber() {
        return this == SIGNED || this == SEAL_ORDERED;
    }

    /** Whether nothing more has to become of it. */
    public boolean isFinished() {
        return this == ISSUED || this == REPLACED || this == RECALLED;
    }
}
