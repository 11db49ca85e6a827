package org.motcua.core.procedure;

import org.motcua.core.json.JsonRule;

/** What a catalogue must not have. */
enum CatalogueRule implements JsonRule {
    SAME_VERSION(
            "thủ tục %1$s đã có cùng phiên bản %2$s ở dòng %3$s",
            "đặt tên phiên bản khác, hoặc bỏ một trong hai",
            "procedure %1$s has the same version %2$s on line %3$s already",
            "name this version otherwise, or take one of them out"),
    VERSION_OVERLAP(
            "phiên bản %2$s của thủ tục %1$s (%3$s) trùng thời gian với phiên bản %4$s (%5$s) ở dòng %6$s",
            "cho phiên bản cũ kết thúc (effectiveTo) trước ngày phiên bản mới bắt đầu (effectiveFrom)",
            "version %2$s of procedure %1$s (%3$s) overlaps version %4$s (%5$s) on line %6$s",
            "end one (effectiveTo) before the other begins (effectiveFrom)"),
    TWO_AGENCY_CODES(
            "thủ tục %1$s có hai mã cơ quan trong cùng thời gian: %2$s, và %3$s ở dòng %4$s",
            "giữ một mã, hoặc cho mã cũ kết thúc trước ngày mã mới bắt đầu",
            "procedure %1$s has two agency codes at one time: %2$s, and %3$s on line %4$s",
            "keep one of them, or end one before the other begins"),
    FEE_OVERLAP(
            "phí \"%1$s\" có hai mức trong cùng thời gian (%2$s và %3$s)",
            "cho mức cũ kết thúc trước ngày mức mới bắt đầu, hoặc ghi rõ trong tên mức nào cho ai",
            "the fee \"%1$s\" has two amounts at one time (%2$s and %3$s)",
            "end one before the other begins, or say in the names for whom each of them is"),
    REPEATED_COMPONENT(
            "hai thành phần hồ sơ có cùng mã \"%1$s\"",
            "đặt mã khác cho một trong hai", "two components have the id \"%1$s\"", "give one of them another"),
    DECIDER_OVERLAP(
            "%1$s và %2$s cùng có thẩm quyền trong một thời gian",
            "cho cơ quan trước kết thúc trước ngày cơ quan sau bắt đầu",
            "%1$s and %2$s decide at one time",
            "end one before the other begins"),
    DECIDER_GAP(
            "không rõ ai có thẩm quyền từ ngày %1$s",
            "ghi cơ quan có thẩm quyền từ ngày đó, hoặc cho phiên bản kết thúc trước ngày đó",
            "nobody decides from %1$s on",
            "say who does, or end the version before"),
    DECIDER_CODES(
            "\"%1$s\" có mã %2$s, nhưng ở dòng %4$s có mã %3$s",
            "dùng một mã cho một cơ quan, hoặc ghi rõ tên từng cơ quan",
            "\"%1$s\" has the agency code %2$s, but %3$s on line %4$s",
            "use one code for one agency, or name the agencies apart"),
    UNKNOWN_LEVEL(
            "serviceLevels không có mức \"%1$s\"",
            "thêm mức đó vào serviceLevels, hoặc dùng một trong: %2$s",
            "serviceLevels has no \"%1$s\"",
            "add it there, or write one of: %2$s"),
    LEVEL_OVERLAP(
            "mức \"%1$s\" có hai tên trong cùng thời gian: %2$s và %3$s",
            "cho tên cũ kết thúc trước ngày tên mới bắt đầu",
            "the level \"%1$s\" has two names at one time: %2$s and %3$s",
            "end one before the other begins"),
    PROVINCE_LONGER(
            "thời hạn của tỉnh (%1$s) dài hơn thời hạn theo luật (%2$s), hoặc không so sánh được",
            "tỉnh chỉ được rút ngắn; ghi cùng đơn vị với thời hạn theo luật",
            "the province's time (%1$s) is longer than the statute's (%2$s), or cannot be compared with it",
            "a province can only cut it; give it in the unit of the statute's"),
    BUDGETS_EXCEED(
            "các bước cộng lại %1$s giờ làm việc, nhiều hơn %2$s giờ đã hẹn với người nộp",
            "rút ngắn các bước: quy trình nội bộ không được kéo dài thời hạn",
            "the steps take %1$s working hours, more than the %2$s that applicants are promised",
            "cut the steps: the internal way puts no deadline off"),
    NO_UNIT_NOR_ROLE(
            "bước \"%1$s\" không ghi đơn vị (unit) hay vai trò (role)",
            "ghi ít nhất một trong hai", "step \"%1$s\" has neither unit nor role", "give one of them"),
    NOT_INTERLINKED(
            "thủ tục có cơ quan phối hợp (parties) nhưng interlinked là false",
            "bỏ interlinked, hoặc ghi true, hoặc bỏ parties",
            "it has parties, but interlinked is false",
            "leave interlinked out, or make it true, or take the parties out"),
    ALTERED(
            "phiên bản %2$s của thủ tục %1$s đã có %3$s hồ sơ được tiếp nhận, không thể thay đổi %4$s",
            "ghi nội dung mới thành phiên bản mới, và cho phiên bản này kết thúc (effectiveTo) trước ngày phiên bản mới bắt đầu",
            "%3$s dossiers were received under version %2$s of procedure %1$s, so its %4$s cannot be changed",
            "give the new content as a new version, and end this one (effectiveTo) before that begins"),
    ENDED_TOO_EARLY(
            "phiên bản %2$s của thủ tục %1$s không thể kết thúc ngày %4$s: còn hồ sơ được tiếp nhận ngày %3$s",
            "cho kết thúc từ ngày %3$s trở đi",
            "version %2$s of procedure %1$s cannot end on %4$s: a dossier was received under it on %3$s",
            "end it on %3$s or later"),
    KEPT_OVERLAP(
            "phiên bản %2$s của thủ tục %1$s (%3$s) trùng thời gian với phiên bản %4$s (%5$s) đang có trong cơ sở dữ liệu",
            "ghi cả phiên bản đang có vào tệp, với ngày kết thúc (effectiveTo) trước ngày phiên bản mới bắt đầu",
            "version %2$s of procedure %1$s (%3$s) overlaps version %4$s (%5$s) in the database",
            "put that version in the file, too, with an effectiveTo before this one begins"),
    KEPT_AGENCY_CODE(
            "thủ tục %1$s có hai mã cơ quan trong cùng thời gian: %2$s, và %3$s trong cơ sở dữ liệu",
            "dùng mã đang có, hoặc ghi cả mã đó vào tệp với ngày kết thúc",
            "procedure %1$s has two agency codes at one time: %2$s, and %3$s in the database",
            "use the code that is there, or put that one in the file, too, with an effectiveTo");

    private final String reason;
    private final String remedy;
    private final String englishReason;
    private final String englishRemedy;

    CatalogueRule(String reason, String remedy, String englishReason, String englishRemedy) {
        this.reason = reason;
        this.remedy = remedy;
        this.englishReason = englishReason;
        this.englishRemedy = englishRemedy;
    }

    @Override
    public Texts vietnamese() {
        return new Texts(reason, remedy);
    }

    @Override
    public Texts english() {
        return new Texts(englishReason, englishRemedy);
    }
}
