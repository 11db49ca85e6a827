package org.motcua.workflow.compose;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a department would write. */
final class SampleContent {

    private SampleContent() {}

    static final Letterhead LETTERHEAD = new Letterhead("Ủy ban nhân dân tỉnh Bắc Sơn", "Sở Công Thương", "Bắc Sơn");

    static DecisionContent decision() {
        return decision(
                List.of(
                        Article.of(
                                "Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu cho Công ty TNHH Thương mại và Dịch vụ Hòa Bình đối với cửa hàng sau:",
                                "1. Tên cửa hàng: Cửa hàng xăng dầu Hòa Bình số 2.",
                                "2. Địa chỉ: Số 128 đường Nguyễn Huệ, phường Đông Kinh, tỉnh Bắc Sơn.",
                                "3. Loại hàng kinh doanh: xăng không chì RON 95-III, xăng E5 RON 92-II, dầu điêzen 0,05S-II."),
                        Article.of(
                                "Giấy chứng nhận có hiệu lực 05 năm kể từ ngày ký Quyết định này. Công ty TNHH Thương mại và Dịch vụ Hòa Bình có trách nhiệm tuân thủ các quy định của pháp luật về kinh doanh xăng dầu, phòng cháy, chữa cháy, đo lường, chất lượng và bảo vệ môi trường."),
                        Article.of(
                                "Chánh Văn phòng Sở, Trưởng phòng Quản lý thương mại, Giám đốc Công ty TNHH Thương mại và Dịch vụ Hòa Bình và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.")));
    }

    static DecisionContent decision(List<Article> articles) {
        return new DecisionContent(
                LETTERHEAD,
                "QĐ-SCT",
                "Về việc cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu",
                "Giám đốc Sở Công Thương tỉnh Bắc Sơn",
                List.of(
                        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                        "Căn cứ Nghị định số 83/2014/NĐ-CP ngày 03 tháng 9 năm 2014 của Chính phủ về kinh doanh xăng dầu, được sửa đổi, bổ sung tại Nghị định số 95/2021/NĐ-CP và Nghị định số 80/2023/NĐ-CP",
                        "Xét hồ sơ đề nghị của Công ty TNHH Thương mại và Dịch vụ Hòa Bình",
                        "Theo đề nghị của Trưởng phòng Quản lý thương mại"),
                articles,
                new Recipients(
                        List.of(
                                "Như Điều 3",
                                "UBND tỉnh (để b/c)",
                                "Cục Quản lý thị trường",
                                "Cổng thông tin điện tử Sở"),
                        "VT, QLTM"),
                new SignerBlock(List.of("KT. Giám đốc", "Phó Giám đốc"), "Trần Thị Thu Hằng"));
    }

    static ReceiptContent receipt() {
        return new ReceiptContent(
                new Letterhead("Sở Công Thương tỉnh Bắc Sơn", "Bộ phận Tiếp nhận và Trả kết quả", "Bắc Sơn"),
                "H99.05-260105-0001",
                new ReceiptContent.Applicant(
                        "Công ty TNHH Thương mại và Dịch vụ Hòa Bình",
                        "Nguyễn Văn Hòa",
                        "4900123456",
                        "0912 345 678",
                        "Số 128 đường Nguyễn Huệ, phường Đông Kinh, tỉnh Bắc Sơn",
                        "hoabinh@example.vn"),
                "Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu (2.000648)",
                List.of(
                        new ReceiptContent.Paper(
                                "Đơn đề nghị cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu theo mẫu",
                                "Bản chính",
                                1),
                        new ReceiptContent.Paper("Bản kê trang thiết bị của cửa hàng bán lẻ xăng dầu", "Bản chính", 1),
                        new ReceiptContent.Paper(
                                "Bản sao giấy tờ chứng minh đào tạo nghiệp vụ của cán bộ quản lý, nhân viên",
                                "Bản sao",
                                1),
                        new ReceiptContent.Paper(
                                "Tài liệu chứng minh tính hợp pháp về xây dựng của cửa hàng", "Bản sao", 1)),
                1,
                "20 ngày làm việc",
                Instant.parse("2026-01-05T01:30:00Z"),
                Instant.parse("2026-02-02T10:00:00Z"),
                "Bộ phận Tiếp nhận và Trả kết quả Sở Công Thương",
                List.of(new ReceiptContent.Charge("Phí thẩm định", new BigDecimal(1_200_000))),
                "Quyển số 01/2026, số thứ tự 125",
                "Lê Thị Minh");
    }
}
