package org.motcua.console.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Dossier;
import org.motcua.workflow.CaseView;
import org.motcua.workflow.act.Content;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.form.Form;

/** What the officers of the example write. Immutable. */
final class ScriptedTexts {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final String PROVINCE = " tỉnh An Bình";

    private final AgencyDirectory directory;
    private final ExampleProcess process;

    ScriptedTexts(AgencyDirectory directory, ExampleProcess process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * A draft by the fields of its form.
     *
     * @param signer who is to sign
     * @param drafter who writes it
     */
    Draft.Text draft(Form form, CaseView view, Officer signer, Officer drafter) {
        Map<String, Object> content = new LinkedHashMap<>();
        Agency agency = agency(drafter.agency());
        boolean decision = form.find("articles").isPresent();
        String subject = "";
        if (decision) {
            content.put(
                    "authority",
                    signer.title().replaceFirst("^Phó Giám đốc", "Giám đốc") + " " + agency.name() + PROVINCE);
            content.put("articles", articles(view, agency, drafter));
            content.put(
                    "recipients", List.of("Như Điều 3", "UBND tỉnh (để báo cáo)", "Trung tâm Phục vụ hành chính công"));
            content.put("filing", "VT, " + initials(drafter.unit()));
        } else if (drafter.agency().equals(view.caseFile().agency())) {
            subject = "V/v " + view.caseFile().subject();
            content.putAll(letter(drafter));
        } else {
            subject = "V/v ý kiến về môi trường đối với đề án khuyến công của "
                    + applicant(view).name();
            content.putAll(opinion(view, drafter));
        }
        return new Draft.Text(Optional.of(signer.id()), subject, new Content(content));
    }

    private String articles(CaseView view, Agency agency, Officer drafter) {
        Applicant applicant = applicant(view);
        String who = applicant.name() + ", mã số doanh nghiệp " + applicant.number();
        String carriedOut = "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng phòng "
                + drafter.unit().replaceFirst("^Phòng ", "")
                + " và " + applicant.name() + " chịu trách nhiệm thi hành Quyết định này.";
        if (process == ExampleProcess.INTERLINKED) {
            return String.join(
                    "\n",
                    "Hỗ trợ kinh phí khuyến công địa phương cho " + who
                            + " để thực hiện đề án ứng dụng máy móc tiên tiến" + " vào sản xuất.",
                    "Mức hỗ trợ: 300.000.000 đồng (ba trăm triệu đồng), từ nguồn kinh phí khuyến công địa phương đã được"
                            + " giao trong dự toán năm của " + agency.name() + ".",
                    "Địa điểm thực hiện: " + applicant.address() + ".",
                    "",
                    applicant.name() + " sử dụng kinh phí đúng mục đích, thực hiện các biện pháp bảo vệ môi trường theo"
                            + " văn bản ý kiến của Sở Nông nghiệp và Môi trường và quyết toán theo quy định.",
                    "",
                    carriedOut);
        }
        return String.join(
                "\n",
                "Cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu cho " + who + ".",
                "Địa chỉ cửa hàng: " + applicant.address() + ".",
                "Giấy chứng nhận có giá trị trong thời hạn 05 năm kể từ ngày ký Quyết định này.",
                "",
                applicant.name()
                        + " có trách nhiệm duy trì các điều kiện bán lẻ xăng dầu và thực hiện đúng các quy định"
                        + " của pháp luật về kinh doanh xăng dầu trong suốt quá trình hoạt động.",
                "",
                carriedOut);
    }

    private static Map<String, Object> letter(Officer drafter) {
        return Map.of(
                "addressees",
                List.of(
                        "Ủy ban nhân dân các xã, phường trên địa bàn tỉnh",
                        "Các thương nhân kinh doanh xăng dầu trong tỉnh"),
                "body",
                String.join(
                        "\n",
                        "Để bảo đảm nguồn cung xăng dầu phục vụ sản xuất, kinh doanh và tiêu dùng của Nhân dân, Sở Công"
                                + " Thương đề nghị các thương nhân kinh doanh xăng dầu duy trì thời gian bán hàng đã đăng ký,"
                                + " niêm yết giá và bán đúng giá niêm yết.",
                        "Trường hợp phải tạm ngừng bán hàng, thương nhân báo cáo Sở Công Thương bằng văn bản và chỉ được"
                                + " ngừng bán khi có ý kiến chấp thuận.",
                        "Đề nghị Ủy ban nhân dân các xã, phường phối hợp tuyên truyền, kịp thời thông tin cho Sở Công Thương"
                                + " khi phát hiện cửa hàng ngừng bán không đúng quy định.",
                        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ " + drafter.unit()
                                + ", Sở Công Thương để được hướng dẫn."),
                "recipients",
                List.of("Như trên", "UBND tỉnh (để báo cáo)", "Giám đốc, các Phó Giám đốc Sở"),
                "filing",
                "VT, " + initials(drafter.unit()));
    }

    private Map<String, Object> opinion(CaseView view, Officer drafter) {
        Agency asking = agency(view.caseFile().agency());
        Applicant applicant = applicant(view);
        return Map.of(
                "addressees",
                List.of(asking.name() + PROVINCE),
                "body",
                String.join(
                        "\n",
                        agency(drafter.agency()).name() + " nhận được đề nghị của " + asking.name()
                                + " cho ý kiến đối với đề án khuyến công của " + applicant.name() + " (mã hồ sơ "
                                + view.caseFile().id() + "). Sau khi nghiên cứu, "
                                + agency(drafter.agency()).name() + " có ý kiến như sau:",
                        "Thống nhất về nội dung bảo vệ môi trường của đề án. Đề nghị doanh nghiệp thu gom, xử lý nước thải,"
                                + " bụi và tiếng ồn theo đăng ký môi trường đã được tiếp nhận trước khi đưa máy móc vào sử dụng.",
                        "Đề nghị " + asking.name() + " tổng hợp, giải quyết hồ sơ theo quy định."),
                "recipients",
                List.of("Như trên", "Giám đốc Sở (để báo cáo)"),
                "filing",
                "VT, " + initials(drafter.unit()));
    }

    /** "Phòng Quản lý thương mại" is QLTM. */
    private static String initials(String unit) {
        StringBuilder letters = new StringBuilder();
        for (String word : unit.replaceFirst("^Phòng ", "").split(" ", -1)) {
            letters.append(word.substring(0, 1).toUpperCase(VIETNAMESE));
        }
        return letters.toString();
    }

    private static Applicant applicant(CaseView view) {
        return view.dossier().map(Dossier::reception).orElseThrow().applicant();
    }

    private Agency agency(AgencyCode code) {
        return directory.agencies().stream()
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
