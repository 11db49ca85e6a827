package org.motcua.workflow.compose;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a department would fill its templates with. */
final class SampleFacts {

    static final List<Initials> INITIALS = List.of(
            new Initials("Hoàng Minh Đức", "Trưởng phòng Quản lý thương mại", Instant.parse("2026-01-05T01:30:00Z")),
            new Initials(
                    "Lê Thị Minh", "Phó Chánh Văn phòng", Instant.parse("2026-01-05T01:45:00Z"), Initials.Place.FORM));

    private static final SignerBlock SIGNER =
            new SignerBlock(List.of("KT. Giám đốc", "Phó Giám đốc"), "Trần Thị Thu Hằng");
    private static final Map<String, String> DOSSIER = Map.of(
            "applicant.name",
            "Công ty TNHH Thương mại và Dịch vụ Hòa Bình",
            "applicant.address",
            "Số 128 đường Nguyễn Huệ, phường Đông Kinh, tỉnh Bắc Sơn",
            "applicant.phone",
            "0912 345 678",
            "applicant.email",
            "hoabinh@example.vn",
            "dossier.code",
            "H99.05-260105-0001",
            "dossier.received",
            "08 giờ 30 phút, ngày 05 tháng 01 năm 2026",
            "dossier.due",
            "17 giờ 00 phút, ngày 02 tháng 02 năm 2026",
            "procedure.name",
            "Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu");

    private SampleFacts() {}

    static Facts of(String template) {
        return switch (template) {
            case "decision" -> SampleContent.decision().facts();
            case "receipt" -> SampleContent.receipt().facts();
            case "paper" ->
                new PaperContent(
                                "Công ty TNHH Thương mại và Dịch vụ Hòa Bình",
                                "Bắc Sơn",
                                LocalDate.of(2026, 1, 5),
                                "Đơn đề nghị cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu",
                                "Sở Công Thương tỉnh Bắc Sơn",
                                List.of(
                                        "Công ty đề nghị quý Sở cấp Giấy chứng nhận.",
                                        "Công ty cam kết thực hiện đúng các quy định của pháp luật."),
                                "Giám đốc",
                                "Nguyễn Văn Hòa")
                        .facts();
            case "official-letter" -> officialLetter();
            case "supplement-request", "supplement-form" ->
                form("HDHS-TTPVHCC")
                        .withFurther(drafted())
                        .withContent(Map.of(
                                "items",
                                List.of(
                                        "Bản sao giấy tờ chứng minh quyền sử dụng đất của địa điểm xây dựng cửa hàng",
                                        "Phương án phòng cháy, chữa cháy đã được cơ quan có thẩm quyền phê duyệt"),
                                "reason",
                                "Hồ sơ chưa có hai thành phần nêu trên theo quy định tại khoản 2 Điều 25 Nghị định số 83/2014/NĐ-CP.",
                                "until",
                                LocalDate.of(2026, 1, 20),
                                "contact",
                                "bà Lê Thị Minh, Bộ phận Tiếp nhận và Trả kết quả",
                                "contact_phone",
                                "0205 3812 345"));
            case "refusal" ->
                form("PXL-TTPVHCC")
                        .withContent(Map.of(
                                "reason",
                                "Cửa hàng đề nghị cấp Giấy chứng nhận thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã nơi đặt cửa hàng.",
                                "legal_basis",
                                "Khoản 1 Điều 25 Nghị định số 83/2014/NĐ-CP ngày 03 tháng 9 năm 2014",
                                "guidance",
                                "Ông/Bà/Tổ chức nộp hồ sơ tại Trung tâm Phục vụ hành chính công xã Vĩnh Thủy."));
            case "extension-apology" ->
                form("SCT-QLTM")
                        .withContent(Map.of(
                                "state",
                                "đang chờ ý kiến của Công an tỉnh về phòng cháy, chữa cháy",
                                "reason",
                                "Cơ quan phối hợp chưa có văn bản trả lời do phải kiểm tra thực tế tại cửa hàng.",
                                "new_due",
                                LocalDate.of(2026, 2, 9)));
            case "certificate" -> certificate();
            default -> throw new IllegalArgumentException(template);
        };
    }

    private static Map<String, String> drafted() {
        Map<String, String> facts = new TreeMap<>(DOSSIER);
        facts.put("document.drafted", "ngày 05 tháng 01 năm 2026");
        facts.put("document.drafter", "Lê Thị Minh");
        return facts;
    }

    private static Facts form(String symbol) {
        return Facts.of(new Letterhead("Ủy ban nhân dân tỉnh Bắc Sơn", "Sở Công Thương", "Bắc Sơn"))
                .withSymbol(symbol)
                .withSigner(SIGNER)
                .withSealMillimetres(36)
                .withFurther(DOSSIER);
    }

    private static Facts officialLetter() {
        return Facts.of(SampleContent.LETTERHEAD)
                .withSymbol("SCT-QLTM")
                .withSubject("V/v lấy ý kiến về địa điểm xây dựng cửa hàng bán lẻ xăng dầu")
                .withSigner(SIGNER)
                .withContent(Map.of(
                        "addressees",
                        List.of("Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Công an tỉnh Bắc Sơn"),
                        "body",
                        """
                        Sở Công Thương tiếp nhận hồ sơ của Công ty TNHH Thương mại và Dịch vụ Hòa Bình đề nghị cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu tại số 128 đường Nguyễn Huệ, phường Đông Kinh, tỉnh Bắc Sơn.
                        Để có cơ sở thẩm định, Sở Công Thương đề nghị quý cơ quan có ý kiến bằng văn bản về sự phù hợp của địa điểm với quy hoạch, về bảo vệ môi trường và về phòng cháy, chữa cháy.
                        Văn bản trả lời gửi về Sở Công Thương trước ngày 20 tháng 01 năm 2026. Quá thời hạn nêu trên, nếu quý cơ quan không có ý kiến thì được coi là thống nhất.
                        Rất mong nhận được sự phối hợp của quý cơ quan""",
                        "recipients",
                        List.of("Như trên", "Giám đốc Sở (để b/c)"),
                        "filing",
                        "VT, QLTM"));
    }

    private static Facts certificate() {
        return Facts.of(SampleContent.LETTERHEAD)
                .withSymbol("GCNĐĐK-SCT")
                .withSubject("Cửa hàng đủ điều kiện bán lẻ xăng dầu")
                .withSigner(SIGNER)
                .withLegalGrounds(List.of(
                        "Căn cứ Nghị định số 83/2014/NĐ-CP ngày 03 tháng 9 năm 2014 của Chính phủ về kinh doanh xăng dầu",
                        "Xét hồ sơ đề nghị của Công ty TNHH Thương mại và Dịch vụ Hòa Bình"))
                .withContent(
                        Map.of(
                                "authority",
                                "Giám đốc Sở Công Thương tỉnh Bắc Sơn",
                                "holder",
                                "Công ty TNHH Thương mại và Dịch vụ Hòa Bình",
                                "holder_number",
                                "4900123456",
                                "holder_address",
                                "Số 128 đường Nguyễn Huệ, phường Đông Kinh, tỉnh Bắc Sơn",
                                "scope",
                                List.of(
                                        "Bán lẻ xăng không chì RON 95-III, xăng E5 RON 92-II tại cửa hàng xăng dầu Hòa Bình số 2",
                                        "Bán lẻ dầu điêzen 0,05S-II tại cửa hàng xăng dầu Hòa Bình số 2"),
                                "valid_until",
                                LocalDate.of(2031, 1, 5),
                                "conditions",
                                "Tổ chức được chứng nhận có trách nhiệm tuân thủ các quy định của pháp luật về kinh doanh xăng dầu, phòng cháy, chữa cháy, đo lường, chất lượng và bảo vệ môi trường."));
    }
}
