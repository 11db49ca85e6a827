package org.motcua.workflow.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.form.Labels;

/** The types that this library knows by itself. */
public final class StandardTypes {

    private static final Set<Place> MESSAGE = EnumSet.of(Place.MESSAGE_START, Place.BOUNDARY, Place.CATCH);
    private static final Set<Place> TASK = EnumSet.of(Place.USER_TASK);
    private static final Set<Place> STEP = EnumSet.of(Place.SERVICE_TASK);
    private static final String DESK = "role:RECEPTION";
    private static final String DESK_OR_APPLICANT = "role:RECEPTION|applicant";
    private static final Labels SLOT = new Labels("Vị trí được phân công", "Slot to fill");
    private static final Labels ROLE = new Labels("Vai trò được chọn", "Role to choose from");
    private static final Labels WHEN = new Labels("Thời điểm", "Moment");
    private static final Labels MESSAGE_NAME = new Labels("Tên thông điệp", "Name of the message");

    /** A dossier is received. */
    public static final ElementType RECEIVE = act("receive.v1", EnumSet.of(Place.START), DESK)
            .says(
                    "Tiếp nhận hồ sơ",
                    "Receive a dossier",
                    "Bộ phận Một cửa tiếp nhận hồ sơ: cấp mã, tính ngày hẹn trả.",
                    "The one-stop desk receives a dossier, which gets its code and the day on which the result is due.")
            .type();

    /** An applicant submits a dossier; the desk receives it later. */
    public static final ElementType SUBMIT = act("submit.v1", EnumSet.of(Place.MESSAGE_START), "applicant")
            .says(
                    "Nộp hồ sơ trực tuyến",
                    "Submit a dossier",
                    "Người nộp gửi hồ sơ; đồng hồ chỉ chạy khi Bộ phận Một cửa tiếp nhận.",
                    "The applicant submits a dossier; the clock begins when the desk receives it.")
            .type();

    /** The desk receives what was submitted, or refuses to. */
    public static final ElementType ACCEPT = act("accept.v1", TASK, DESK)
            .says(
                    "Kiểm tra, tiếp nhận hồ sơ nộp trực tuyến",
                    "Receive what was submitted",
                    "Tiếp nhận hồ sơ đã nộp (đồng hồ bắt đầu) hoặc không tiếp nhận, có lý do.",
                    "Receives the submitted dossier (the clock begins), or refuses reception with a reason.")
            .parts("accept", "refuse")
            .type();

    /** A work file is opened, or its case goes on. */
    public static final ElementType OPEN = act("open.v1", EnumSet.of(Place.START, Place.MESSAGE_START), "")
            .says(
                    "Mở hồ sơ công việc",
                    "Open a work file",
                    "Lập hồ sơ công việc với trích yếu và đơn vị chủ trì; ở sự kiện thông điệp thì tiếp tục hồ sơ đã có.",
                    "Opens a work file with its subject and unit; as a message start it continues the case.")
            .type();

    /** An officer is named. */
    public static final ElementType ASSIGN = act("assign.v1", TASK, "")
            .says(
                    "Phân công xử lý",
                    "Assign an officer",
                    "Chọn người xử lý; hồ sơ đã tiếp nhận chuyển sang đang xử lý.",
                    "Names an officer; a received dossier becomes one in progress.")
            .takes(
                    Setting.optional("motcua.slot", Kind.IDENTIFIER, "specialist", SLOT),
                    Setting.optional("motcua.role", Kind.ROLE, "SPECIALIST", ROLE))
            .type();

    /** Several officers are named. */
    public static final ElementType ASSIGN_MANY = act("assign-many.v1", TASK, "")
            .says(
                    "Phân công nhiều người",
                    "Assign several officers",
                    "Chọn từ 1 đến 20 người; mỗi người làm một lượt của công việc đa lượt theo sau.",
                    "Names 1 to 20 officers, one for each instance of a multi-instance that follows.")
            .takes(
                    Setting.required("motcua.slot", Kind.IDENTIFIER, SLOT),
                    Setting.optional("motcua.role", Kind.ROLE, "SPECIALIST", ROLE))
            .type();

    /** The specialist judges the dossier. */
    public static final ElementType APPRAISE = act("appraise.v1", TASK, "")
            .says(
                    "Thẩm định hồ sơ",
                    "Appraise the dossier",
                    "Kết luận hồ sơ đạt, cần bổ sung (đồng hồ dừng, soạn Mẫu 02) hay từ chối (soạn Mẫu 03).",
                    "Says whether the dossier meets the conditions, needs a supplement (the clock stops, form 02 is drafted)"
                            + " or is refused (form 03 is drafted).")
            .takes(
                    Setting.optional(
                            "motcua.supplement",
                            Kind.DOCUMENT,
                            "supplement-request",
                            new Labels("Văn bản yêu cầu bổ sung", "Document that asks for the supplement")),
                    Setting.optional(
                            "motcua.refusal",
                            Kind.DOCUMENT,
                            "refusal",
                            new Labels("Văn bản từ chối", "Document that refuses")))
            .parts("meets", "supplement", "refuse")
            .does(Map.of("supplement", DocumentEffect.DRAFT, "refuse", DocumentEffect.DRAFT))
            .on(Map.of("supplement", "motcua.supplement", "refuse", "motcua.refusal"))
            .type();

    /** Content and signer of a document are given. */
    public static final ElementType DRAFT = act("draft.v1", TASK, "")
            .says(
                    "Soạn thảo văn bản",
                    "Draft a document",
                    "Nhập nội dung theo biểu mẫu của loại văn bản và chọn người ký.",
                    "Content by the form of the kind of document, and who signs.")
            .takes(
                    CommonSettings.DOCUMENT,
                    Setting.optional(
                            "motcua.kind", Kind.KIND, "result", new Labels("Loại văn bản", "Kind of document")))
            .does(Map.of("", DocumentEffect.DRAFT))
            .type();

    /** Ký nháy. */
    public static final ElementType INITIAL = act("initial.v1", TASK, "")
            .says(
                    "Ký nháy",
                    "Initial",
                    "Ký nháy vào dự thảo hoặc trả lại; dấu ký nháy được đặt ở lần lập văn bản kế tiếp.",
                    "Initials the draft or returns it; the next composing lays the mark.")
            .takes(
                    CommonSettings.DOCUMENT,
                    new Setting(
                            "motcua.mark",
                            Kind.CHOICE,
                            false,
                            "head",
                            List.of("head", "format"),
                            new Labels("Ký nháy nội dung hay thể thức", "Initial for content or for format")))
            .parts("initial", "return")
            .does(Map.of("initial", DocumentEffect.INITIAL, "return", DocumentEffect.RETURN))
            .type();

    /** The composed version is approved or returned. */
    public static final ElementType DECIDE = act("decide.v1", TASK, "")
            .says(
                    "Phê duyệt văn bản",
                    "Approve a document",
                    "Phê duyệt đúng bản đã lập hoặc trả lại để soạn lại.",
                    "Approves exactly the version that was composed, or returns it to be drafted again.")
            .takes(CommonSettings.DOCUMENT)
            .parts("approve", "return")
            .does(Map.of("approve", DocumentEffect.APPROVE, "return", DocumentEffect.RETURN))
            .type();

    /** The leader orders the signature. */
    public static final ElementType ORDER_SIGNATURE = act("order-signature.v1", TASK, "signer")
            .says(
                    "Lệnh ký số",
                    "Order the signature",
                    "Người có thẩm quyền ra lệnh ký số văn bản đã duyệt hoặc trả lại.",
                    "The competent person orders the signature of the approved document, or returns it.")
            .takes(CommonSettings.DOCUMENT)
            .parts("sign", "return")
            .does(Map.of("sign", DocumentEffect.ORDER, "return", DocumentEffect.RETURN))
            .type();

    /** The clerk orders the agency's signature. */
    public static final ElementType SEAL = act("seal.v1", TASK, "role:CLERK")
            .says(
                    "Đóng dấu, phát hành",
                    "Seal",
                    "Văn thư cho ký số của cơ quan, hoặc hủy số và trả lại.",
                    "The clerk orders the agency's signature, or gives the number up.")
            .takes(CommonSettings.DOCUMENT)
            .parts("seal", "void")
            .does(Map.of("seal", DocumentEffect.ORDER_SEAL, "void", DocumentEffect.RETURN))
            .type();

    /** What was asked for arrives. */
    public static final ElementType SUPPLEMENT = act("supplement.v1", anywhere(), DESK_OR_APPLICANT)
            .says(
                    "Nhận hồ sơ bổ sung",
                    "Receive the supplement",
                    "Nhận giấy tờ bổ sung; đồng hồ chạy tiếp.",
                    "What was asked for arrives; the clock runs again.")
            .type();

    /** The result is handed over. */
    public static final ElementType HAND_OVER = act("hand-over.v1", TASK, DESK)
            .says(
                    "Trả kết quả",
                    "Hand over the result",
                    "Trả kết quả cho người nộp; hồ sơ đã trả kết quả.",
                    "The applicant has the result; the dossier is returned.")
            .type();

    /** The case is withdrawn. */
    public static final ElementType WITHDRAW = act("withdraw.v1", MESSAGE, DESK_OR_APPLICANT)
            .says(
                    "Rút hồ sơ",
                    "Withdraw",
                    "Người nộp rút hồ sơ (hoặc hồ sơ công việc được rút).",
                    "The dossier, or the work file, is withdrawn.")
            .type();

    /** A note in the record. */
    public static final ElementType NOTE = act("note.v1", anywhere(), "")
            .says("Ghi chú", "Note", "Ghi một ghi chú vào hồ sơ.", "A note in the record.")
            .type();

    /** An opinion. */
    public static final ElementType OPINION = act("opinion.v1", TASK, "")
            .says(
                    "Cho ý kiến",
                    "Give an opinion",
                    "Đồng ý hoặc không, kèm ý kiến bằng văn bản trong hồ sơ.",
                    "Agrees or not, with a text in the record.")
            .parts("agree", "disagree")
            .type();

    /** The fee is paid. */
    public static final ElementType PAY = act("pay.v1", anywhere(), DESK_OR_APPLICANT)
            .says(
                    "Nộp phí, lệ phí",
                    "Pay the fee",
                    "Ghi nhận đã nộp phí, lệ phí; hồ sơ trở lại đang xử lý.",
                    "The fee is paid; the dossier is in progress again.")
            .type();

    /** A later date. */
    public static final ElementType EXTEND = act("extend.v1", anywhere(), "")
            .says(
                    "Gia hạn",
                    "Extend",
                    "Hẹn lại ngày trả kết quả kèm lý do; soạn Mẫu 04.",
                    "A later date with its reason; form 04 is drafted.")
            .takes(Setting.optional("motcua.document", Kind.DOCUMENT, "extension", new Labels("Văn bản", "Document")))
            .does(Map.of("", DocumentEffect.DRAFT))
            .type();

    /** A plain question. */
    public static final ElementType CHECK = act("check.v1", TASK, "")
            .says("Kiểm tra", "Check", "Trả lời có hoặc không, kèm lý do.", "A plain yes or no, with a reason.")
            .parts("yes", "no")
            .type();

    /** An issued document is recalled. */
    public static final ElementType RECALL = act("recall.v1", EnumSet.of(Place.MESSAGE_START, Place.USER_TASK), "")
            .says("Thu hồi văn bản", "Recall", "Thu hồi văn bản đã ban hành.", "An issued document is recalled.")
            .takes(CommonSettings.DOCUMENT)
            .does(Map.of("", DocumentEffect.RECALL))
            .type();

    /** An issued document will be replaced. */
    public static final ElementType REPLACE = act("replace.v1", EnumSet.of(Place.MESSAGE_START), "")
            .says(
                    "Thay thế văn bản",
                    "Replace",
                    "Đánh dấu văn bản đã ban hành sẽ được thay bằng bản mới.",
                    "Marks that the issued document will be replaced by the next one.")
            .takes(CommonSettings.DOCUMENT)
            .type();

    /** Legal time has come. */
    public static final ElementType DUE = new Draft("due.v1", Use.EVENT, EnumSet.of(Place.BOUNDARY, Place.CATCH), "")
            .says(
                    "Đến hạn",
                    "Due",
                    "Xảy ra khi đến thời điểm theo đồng hồ pháp lý, không do người làm.",
                    "Legal time has come; nobody does it.")
            .takes(Setting.required("motcua.when", Kind.WHEN, WHEN))
            .type();

    /** A message of another process of the case. */
    public static final ElementType ANSWER = new Draft(
                    "answer.v1", Use.EVENT, EnumSet.of(Place.BOUNDARY, Place.CATCH), "")
            .says(
                    "Nhận thông điệp",
                    "Answer",
                    "Xảy ra khi quy trình khác của cùng hồ sơ gửi thông điệp.",
                    "Another process of the case has sent a message.")
            .takes(Setting.required("motcua.message", Kind.MESSAGE, MESSAGE_NAME))
            .type();

    /** The next version is made. */
    public static final ElementType COMPOSE = new Draft("compose.v1", Use.STEP, STEP, "")
            .says(
                    "Lập văn bản",
                    "Compose",
                    "Lập bản PDF/A kế tiếp từ dự thảo và các dấu ký nháy; loại văn bản không cần ký được ban hành ngay.",
                    "Makes the next version from the draft and its initials; a kind without signatures is issued by it.")
            .takes(CommonSettings.DOCUMENT)
            .does(Map.of("", DocumentEffect.COMPOSE))
            .type();

    /** The leader's signature. */
    public static final ElementType SIGN = new Draft("sign.v1", Use.STEP, STEP, "")
            .says(
                    "Ký số của người có thẩm quyền",
                    "Leader's signature",
                    "Tạo chữ ký số của người có thẩm quyền; số và ngày được giữ.",
                    "The leader's signature; number and date are reserved.")
            .takes(CommonSettings.DOCUMENT)
            .does(Map.of("", DocumentEffect.SIGN))
            .endsBy("signing-refused")
            .type();

    /** Number, date and the agency's signature. */
    public static final ElementType ISSUE = new Draft("issue.v1", Use.STEP, STEP, "")
            .says(
                    "Ký số của cơ quan và ban hành",
                    "Agency's signature and issue",
                    "Ghi số, ngày, ký số của cơ quan và ban hành văn bản.",
                    "Number, date and the agency's signature; the document is issued.")
            .takes(
                    CommonSettings.DOCUMENT,
                    new Setting(
                            "motcua.dossier",
                            Kind.CHOICE,
                            false,
                            "unchanged",
                            List.of("DECIDED", "STOPPED", "unchanged"),
                            new Labels("Trạng thái hồ sơ sau khi ban hành", "State of the dossier then")),
                    Setting.optional(
                            "motcua.replaces",
                            Kind.DOCUMENT,
                            "",
                            new Labels("Thay thế văn bản", "Document that it replaces")))
            .does(Map.of("", DocumentEffect.ISSUE))
            .endsBy("signing-refused")
            .type();

    /** The newest version is validated. */
    public static final ElementType VALIDATE = new Draft("validate.v1", Use.STEP, STEP, "")
            .says(
                    "Kiểm tra chữ ký số",
                    "Validate",
                    "Kiểm tra chữ ký số của bản mới nhất.",
                    "Validates the newest version's signatures.")
            .takes(CommonSettings.DOCUMENT)
            .endsBy("not-sound")
            .type();

    /** Somebody is told. */
    public static final ElementType NOTIFY = new Draft("notify.v1", Use.STEP, STEP, "")
            .says(
                    "Gửi thông báo",
                    "Notify",
                    "Báo cho người nộp hoặc cán bộ, đúng một lần.",
                    "Tells the applicant or an officer, once.")
            .takes(
                    Setting.required("motcua.text", Kind.TEXT, new Labels("Mã nội dung", "Key of the text")),
                    Setting.required("motcua.to", Kind.WHO, new Labels("Người nhận", "Whom to tell")))
            .type();

    /** Waits for legal time. */
    public static final ElementType AWAIT_DUE = new Draft("await-due.v1", Use.STEP, STEP, "")
            .says(
                    "Chờ đến hạn",
                    "Await",
                    "Chờ đến thời điểm theo đồng hồ pháp lý.",
                    "Waits for a moment of legal time.")
            .takes(Setting.required("motcua.when", Kind.WHEN, WHEN))
            .type();

    /** A message to another process of the case. */
    public static final ElementType SEND = new Draft("send.v1", Use.STEP, STEP, "")
            .says(
                    "Gửi thông điệp",
                    "Send",
                    "Gửi thông điệp cho quy trình khác của cùng hồ sơ, đúng một lần.",
                    "A message to another process of the case, once.")
            .takes(Setting.required("motcua.message", Kind.MESSAGE, MESSAGE_NAME))
            .type();

    /** The applicant is asked for the fee. */
    public static final ElementType REQUEST_FEE = new Draft("request-fee.v1", Use.STEP, STEP, "")
            .says(
                    "Yêu cầu nộp phí, lệ phí",
                    "Ask for the fee",
                    "Hồ sơ chuyển sang thực hiện nghĩa vụ tài chính; cổng thanh toán được báo.",
                    "The dossier waits for the fee, and the fee port is told.")
            .type();

    /** A state of the dossier that the model decides. */
    public static final ElementType MOVE = new Draft("move.v1", Use.STEP, STEP, "")
            .says(
                    "Chuyển trạng thái hồ sơ",
                    "Move the dossier",
                    "Chuyển hồ sơ sang trạng thái nêu trong mô hình, nếu được phép.",
                    "The dossier becomes what the model says, where its states allow it.")
            .takes(new Setting(
                    "motcua.dossier",
                    Kind.CHOICE,
                    true,
                    "",
                    Arrays.stream(DossierState.values()).map(Enum::name).toList(),
                    new Labels("Trạng thái mới", "New state")))
            .type();

    static final List<ElementType> ALL = List.of(
            RECEIVE,
            SUBMIT,
            ACCEPT,
            OPEN,
            ASSIGN,
            ASSIGN_MANY,
            APPRAISE,
            DRAFT,
            INITIAL,
            DECIDE,
            ORDER_SIGNATURE,
            SEAL,
            SUPPLEMENT,
            HAND_OVER,
            WITHDRAW,
            NOTE,
            OPINION,
            PAY,
            EXTEND,
            CHECK,
            RECALL,
            REPLACE,
            DUE,
            ANSWER,
            COMPOSE,
            SIGN,
            ISSUE,
            VALIDATE,
            NOTIFY,
            AWAIT_DUE,
            SEND,
            REQUEST_FEE,
            MOVE);

    private StandardTypes() {}

    private static Draft act(String name, Set<Place> places, String defaultBy) {
        return new Draft(name, Use.ACT, places, defaultBy);
    }

    private static Set<Place> anywhere() {
        Set<Place> places = EnumSet.copyOf(MESSAGE);
        places.add(Place.USER_TASK);
        return places;
    }

    /** A type in the making, so that each constant reads as a sentence. */
    private static final class Draft {

        private final String name;
        private final Use use;
        private final Set<Place> places;
        private final String defaultBy;
        private final List<Setting> settings = new ArrayList<>();
        private Labels label = new Labels("?", "?");
        private Labels help = new Labels("?", "?");
        private List<String> branches = List.of();
        private Map<String, DocumentEffect> effects = Map.of();
        private Map<String, String> documentSettings = Map.of();
        private String error = "";

        Draft(String name, Use use, Set<Place> places, String defaultBy) {
            this.name = name;
            this.use = use;
            this.places = places;
            this.defaultBy = defaultBy;
        }

        Draft says(String vietnamese, String english, String vietnameseHelp, String englishHelp) {
            label = new Labels(vietnamese, english);
            help = new Labels(vietnameseHelp, englishHelp);
            return this;
        }

        Draft takes(Setting... own) {
            settings.addAll(List.of(own));
            return this;
        }

        Draft parts(String... names) {
            branches = List.of(names);
            return this;
        }

        Draft does(Map<String, DocumentEffect> byBranch) {
            effects = byBranch;
            return this;
        }

        Draft on(Map<String, String> settingByBranch) {
            documentSettings = settingByBranch;
            return this;
        }

        Draft endsBy(String code) {
            error = code;
            return this;
        }

        ElementType type() {
            return new ElementType(
                    name, use, places, label, help, settings, branches, defaultBy, effects, documentSettings, error);
        }
    }
}
