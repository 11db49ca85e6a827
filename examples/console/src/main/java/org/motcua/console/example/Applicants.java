package org.motcua.console.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.store.DocumentStore;
import org.motcua.workflow.Submission;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.compose.PaperContent;

/** Fictional enterprises that apply for what the example's procedures give, with the papers that are asked for. Thread-safe. */
final class Applicants {

    private static final List<String> NAMES = List.of(
            "An Phát",
            "Bình Minh",
            "Cửu Long",
            "Đại Thành",
            "Hòa Thuận",
            "Hưng Thịnh",
            "Phú Quý",
            "Tân Tiến",
            "Thiên Lộc",
            "Trường Sơn");
    private static final List<String> WARDS = List.of(
            "phường Đông Hà", "phường Trần Phú", "xã Vĩnh Thủy", "phường Ngô Quyền", "xã Cẩm Mỹ", "xã Hải Lăng");
    private static final List<String> MANAGERS =
            List.of("Nguyễn Hữu Phước", "Trần Thị Mỹ Lệ", "Phạm Đức Thắng", "Võ Thị Ngọc Ánh", "Bùi Quang Huy");

    private final DocumentComposer composer;
    private final DocumentStore store;
    private final ExampleProcess process;

    Applicants(DocumentComposer composer, DocumentStore store, ExampleProcess process) {
        this.process = process;
        this.composer = composer;
        this.store = store;
    }

    private boolean forPetrol() {
        return process == ExampleProcess.ONE_STOP;
    }

    /** What the applicant of this number hands in on the day: every paper that is required. */
    Submission submission(int number, Procedure procedure, LocalDate day) {
        Applicant applicant = applicant(number);
        List<Attachment> papers = new ArrayList<>();
        for (Component component : procedure.components()) {
            if (component.required()) {
                papers.add(paper(number, applicant, component, day));
            }
        }
        return new Submission(
                procedure.code(),
                number % 3 == 0 ? Channel.ONLINE : Channel.DIRECT,
                applicant,
                forPetrol()
                        ? "Cấp giấy chứng nhận cho cửa hàng xăng dầu " + shop(number)
                        : "Hỗ trợ kinh phí khuyến công cho đề án ứng dụng máy móc tiên tiến",
                papers);
    }

    /** One more paper, which the agency has asked for. */
    Attachment supplement(int number, Procedure procedure, LocalDate day) {
        Component component = procedure.components().stream()
                .filter(candidate -> !candidate.required())
                .findFirst()
                .orElseGet(() -> procedure.components().get(0));
        return paper(number, applicant(number), component, day);
    }

    private Attachment paper(int number, Applicant applicant, Component component, LocalDate day) {
        PaperContent content = new PaperContent(
                applicant.name(),
                "An Bình",
                day,
                component.name(),
                "Sở Công Thương tỉnh An Bình",
                forPetrol()
                        ? paragraphs(number, applicant, component.id())
                        : aboutTheProject(applicant, component.id()),
                "Giám đốc",
                manager(number));
        return new Attachment(component.id(), component.id().value() + ".pdf", store.put(composer.paper(content)));
    }

    private static List<String> paragraphs(int number, Applicant applicant, ComponentId component) {
        String who =
                applicant.name() + ", mã số doanh nghiệp " + applicant.number() + ", địa chỉ " + applicant.address();
        String where = "cửa hàng xăng dầu " + shop(number) + ", địa chỉ " + applicant.address();
        return switch (component.value()) {
            case "application" ->
                List.of(
                        who + ", đề nghị quý Sở cấp giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu cho " + where
                                + ".",
                        "Doanh nghiệp cam kết thực hiện đúng các quy định về kinh doanh xăng dầu và chịu trách nhiệm trước "
                                + "pháp luật về nội dung đã kê khai.");
            case "equipment" ->
                List.of(
                        "Bản kê trang thiết bị của " + where + ":",
                        "04 cột bơm điện tử; 03 bể chứa ngầm, mỗi bể 25 m³; hệ thống thu lôi, nối đất; bình chữa cháy bột và "
                                + "khí CO2 theo phương án phòng cháy đã được phê duyệt.");
            default -> List.of(who + ", nộp bản này kèm theo hồ sơ đề nghị cấp giấy chứng nhận cho " + where + ".");
        };
    }

    private static List<String> aboutTheProject(Applicant applicant, ComponentId component) {
        String who =
                applicant.name() + ", mã số doanh nghiệp " + applicant.number() + ", địa chỉ " + applicant.address();
        return switch (component.value()) {
            case "application" ->
                List.of(
                        who
                                + ", đề nghị quý Sở hỗ trợ kinh phí khuyến công địa phương cho đề án ứng dụng máy móc tiên tiến"
                                + " vào sản xuất cơ khí.",
                        "Doanh nghiệp cam kết bố trí đủ phần vốn đối ứng và chịu trách nhiệm trước pháp luật về nội dung đã "
                                + "kê khai.");
            case "project" ->
                List.of(
                        "Đề án ứng dụng máy móc tiên tiến vào sản xuất cơ khí của " + who + ".",
                        "Đầu tư 02 máy gia công trung tâm CNC; tổng kinh phí 1.200.000.000 đồng, trong đó đề nghị hỗ trợ "
                                + "300.000.000 đồng; thời gian thực hiện 06 tháng.");
            default -> List.of(who + ", nộp bản này kèm theo hồ sơ đề nghị hỗ trợ kinh phí khuyến công.");
        };
    }

    private Applicant applicant(int number) {
        return new Applicant(
                Applicant.Kind.ENTERPRISE,
                (forPetrol() ? "Công ty TNHH Xăng dầu " : "Công ty TNHH Cơ khí ") + NAMES.get(number % NAMES.size()),
                "%010d".formatted(3_200_000_000L + 7_919L * number),
                "Số " + (1 + number % 200) + " đường Quốc lộ 1, " + WARDS.get(number % WARDS.size()) + ", tỉnh An Bình",
                "0912 %03d %03d".formatted(number / 1000 % 1000, number % 1000),
                "");
    }

    private static String shop(int number) {
        return NAMES.get(number % NAMES.size()) + " " + (1 + number / NAMES.size());
    }

    static String manager(int number) {
        return MANAGERS.get(number % MANAGERS.size());
    }
}
