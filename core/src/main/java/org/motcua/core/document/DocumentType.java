package org.motcua.core.document;

import java.util.Optional;

/**
 * The 29 types of administrative documents (Decree 30/2020, Article 7) with the abbreviations of its Annex III. Papers
 * whose form and numbering a sector decides, such as licences, are none of them.
 */
public enum DocumentType {
    RESOLUTION("NQ", "Nghị quyết"),
    DECISION("QĐ", "Quyết định"),
    DIRECTIVE("CT", "Chỉ thị"),
    STATUTE("QC", "Quy chế"),
    REGULATION("QyĐ", "Quy định"),
    COMMUNIQUE("TC", "Thông cáo"),
    NOTICE("TB", "Thông báo"),
    GUIDANCE("HD", "Hướng dẫn"),
    PROGRAMME("CTr", "Chương trình"),
    PLAN("KH", "Kế hoạch"),
    OPTION_PLAN("PA", "Phương án"),
    SCHEME("ĐA", "Đề án"),
    PROJECT("DA", "Dự án"),
    REPORT("BC", "Báo cáo"),
    MINUTES("BB", "Biên bản"),
    SUBMISSION("TTr", "Tờ trình"),
    CONTRACT("HĐ", "Hợp đồng"),
    TELEGRAM("CĐ", "Công điện"),
    MEMORANDUM("BGN", "Bản ghi nhớ"),
    AGREEMENT("BTT", "Bản thỏa thuận"),
    AUTHORISATION("GUQ", "Giấy ủy quyền"),
    INVITATION("GM", "Giấy mời"),
    INTRODUCTION("GGT", "Giấy giới thiệu"),
    LEAVE_PERMIT("GNP", "Giấy nghỉ phép"),
    DISPATCH_SLIP("PG", "Phiếu gửi"),
    TRANSFER_SLIP("PC", "Phiếu chuyển"),
    NOTICE_SLIP("PB", "Phiếu báo"),
    OFFICIAL_LETTER("", "Công văn"),
    PUBLIC_LETTER("", "Thư công");

    private final String abbreviation;
    private final String vietnamese;

    DocumentType(String abbreviation, String vietnamese) {
        this.abbreviation = abbreviation;
        this.vietnamese = vietnamese;
    }

    /** As in a symbol; official and public letters have none. */
    public Optional<String> abbreviation() {
        return abbreviation.isEmpty() ? Optional.empty() : Optional.of(abbreviation);
    }

    /** The name as a document prints it, such as "Quyết định". */
    public String vietnamese() {
        return vietnamese;
    }

    /**
     * The symbol that follows the number: {@code QĐ-SCT} for a decision, {@code SCT-QLTM} for a letter.
     *
     * @param agency the abbreviation of the agency
     * @param unit that of the unit or field which drafted it; it is part of the symbol of letters only
     */
    public String symbol(String agency, String unit) {
        if (!abbreviation.isEmpty()) {
            return abbreviation + "-" + agency;
        }
        return unit.isBlank() ? agency : agency + "-" + unit;
    }
}
