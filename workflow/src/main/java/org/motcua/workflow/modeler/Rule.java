package org.motcua.workflow.modeler;

import java.util.Locale;
import org.motcua.workflow.form.Labels;

/** The rules of the check. The code of a rule is its name in small letters with dashes; codes never change. */
enum Rule {
    NO_BPMN("tệp không phải BPMN 2.0: lưu bằng Camunda Modeler", "the file is no BPMN 2.0: save it in Camunda Modeler"),
    TOO_LARGE(
            "có %s phần tử, tối đa %s: tách bớt thành quy trình được gọi",
            "it has %s elements, at most %s: move some into a process that is called"),
    ONE_PROCESS("tệp có %s quy trình: mỗi tệp đúng một", "the file has %s processes: write exactly one in a file"),
    NOT_EXECUTABLE(
            "quy trình không thực thi được: đặt isExecutable=\"true\"",
            "the process is not executable: set isExecutable=\"true\""),
    PROCESS_KEY(
            "mã quy trình \"%s\" không hợp lệ: dùng chữ cái không dấu, chữ số, gạch dưới, gạch ngang",
            "the process id \"%s\" is none: use letters, digits, underscores and dashes"),
    NAME_MISSING(
            "không có tên: đặt tên tiếng Việt cho người dùng đọc",
            "it has no name: give it the Vietnamese name that people read"),
    VERSION_TAG(
            "thiếu hoặc sai nhãn phiên bản \"%s\": đặt camunda:versionTag như 1.0.0",
            "the version tag \"%s\" is missing or none: set camunda:versionTag like 1.0.0"),
    TIME_TO_LIVE(
            "thiếu hoặc sai thời hạn lưu lịch sử \"%s\": đặt camunda:historyTimeToLive như P3650D",
            "the time to live \"%s\" is missing or none: set camunda:historyTimeToLive like P3650D"),
    SCHEMA_LOCATION(
            "xsi:schemaLocation chỉ ra ngoài tệp: bỏ đi", "xsi:schemaLocation points outside the file: take it out"),
    NAMESPACE("không gian tên \"%s\" không được dùng: bỏ %s", "the namespace \"%s\" is not allowed: take out %s"),
    ELEMENT(
            "phần tử %s không được dùng ở đây: bỏ đi hoặc thay bằng phần tử được phép",
            "the element %s is not allowed here: take it out or use one that is"),
    ATTRIBUTE("thuộc tính %s không được dùng ở đây: bỏ đi", "the attribute %s is not allowed here: take it out"),
    ATTRIBUTE_VALUE("thuộc tính %s có giá trị \"%s\": đặt %s", "the attribute %s has the value \"%s\": set %s"),
    STRAY_TEXT("có chữ \"%s\" nằm ngoài chỗ: bỏ đi", "the text \"%s\" stands where none may: take it out"),
    SCRIPT(
            "có mã lệnh (%s), là chạy mã tùy ý: thay bằng công việc có loại",
            "it has a script (%s), which runs any code: use a typed task"),
    CODE(
            "%s gọi mã Java: thay bằng công việc ngoài có topic motcua.*",
            "%s calls Java code: use an external task with a motcua.* topic"),
    CONNECTOR(
            "có connector, là gọi ra ngoài từ trong giao dịch: bỏ đi",
            "it has a connector, which calls out inside the transaction: take it out"),
    LISTENER("có listener (%s), là chạy mã tùy ý: bỏ đi", "it has a listener (%s), which runs any code: take it out"),
    MAPPING(
            "có ánh xạ biến (%s): bỏ đi, dữ liệu ở trong hồ sơ",
            "it maps variables (%s): take it out, the data is in the case"),
    FORM(
            "có biểu mẫu của engine (%s): bỏ đi, biểu mẫu là của loại",
            "it has a form of the engine (%s): take it out, the form is the type's"),
    DECISION(
            "có bảng quyết định (%s): dùng công việc người dùng kèm cổng",
            "it has a decision (%s): use a user task and a gateway"),
    SERVICE_TYPE(
            "công việc dịch vụ kiểu \"%s\": đặt camunda:type=\"external\" và topic motcua.*",
            "it is a service task of type \"%s\": set camunda:type=\"external\" and a motcua.* topic"),
    TIMER(
            "có bộ hẹn giờ: dùng due.v1 hoặc motcua.await-due.v1, theo đồng hồ pháp lý",
            "it has a timer: use due.v1 or motcua.await-due.v1, which know legal time"),
    EVENT_KIND(
            "loại sự kiện %s không được dùng: dùng sự kiện thông điệp có motcua.type",
            "the event kind %s is not allowed: use a message event with a motcua.type"),
    PEOPLE(
            "%s chỉ định người trong engine: bỏ đi, dùng motcua.by",
            "%s names people to the engine: take it out, use motcua.by"),
    DATE(
            "%s đặt hạn trong engine: bỏ đi, dùng motcua.budget",
            "%s sets a date in the engine: take it out, use motcua.budget"),
    PRIORITY("%s đặt độ ưu tiên: bỏ đi", "%s sets a priority: take it out"),
    ASYNC(
            "%s cần bộ chạy job mà thư viện không dùng: bỏ đi",
            "%s needs the job executor, which is not used: take it out"),
    RESOURCE("%s trỏ tới tệp khác: bỏ đi", "%s points to another file: take it out"),
    EXPRESSION(
            "\"%s\" chứa biểu thức: chỉ điều kiện rẽ nhánh và số lượt được có biểu thức",
            "\"%s\" holds an expression: only conditions and loop counts may have one"),
    ID_MISSING("phần tử %s không có mã: đặt mã", "the element %s has no id: give it one"),
    ID_FORM(
            "mã \"%s\" không hợp lệ: dùng chữ cái không dấu, chữ số, gạch dưới, không quá 64",
            "the id \"%s\" is none: use letters, digits and underscores, at most 64"),
    ID_WORD(
            "mã \"%s\" là từ của ngôn ngữ biểu thức hoặc của engine: đặt mã khác",
            "the id \"%s\" is a word of the expression language or the engine: choose another"),
    ID_DOUBLED("mã \"%s\" có hai lần: mỗi phần tử một mã", "the id \"%s\" is there twice: give each element its own"),
    REFERENCE(
            "%s trỏ tới \"%s\" không có hoặc không đúng loại: sửa lại",
            "%s points to \"%s\", which is not there or of another kind: mend it"),
    TYPE_MISSING(
            "không có loại: chọn mẫu trong Camunda Modeler (motcua.type)",
            "it has no type: choose a template in Camunda Modeler (motcua.type)"),
    TYPE_UNKNOWN("không có loại \"%s\"%s", "there is no type \"%s\"%s"),
    TYPE_PLACE(
            "loại %s không đặt được ở %s: đặt ở chỗ khác hoặc chọn loại khác",
            "the type %s cannot be at %s: move it, or choose another type"),
    TOPIC_MISMATCH(
            "topic \"%s\" khác với loại \"%s\": để chúng giống nhau",
            "the topic \"%s\" is not that of the type \"%s\": make them agree"),
    PROPERTY_UNKNOWN("không có thuộc tính \"%s\"%s", "there is no property \"%s\" here%s"),
    PROPERTY_DOUBLED("thuộc tính %s có hai lần: bỏ bớt một", "the property %s is there twice: take one out"),
    PROPERTY_MISSING("thiếu thuộc tính %s: thêm vào", "the property %s is missing: add it"),
    PROPERTY_VALUE("thuộc tính %s: %s", "the property %s: %s"),
    WHO_SYNTAX("thuộc tính %s: %s", "the property %s: %s"),
    NOT_SYNTAX("thuộc tính %s: %s", "the property %s: %s"),
    BRANCHES(
            "motcua.branches=\"%s\" phải là một phần của %s, đúng thứ tự",
            "motcua.branches=\"%s\" must be some of %s, in that order and each once"),
    ROLE_UNKNOWN("không có vai trò \"%s\"%s", "there is no role \"%s\"%s"),
    KIND_UNKNOWN("không có loại văn bản \"%s\"%s", "there is no kind of document \"%s\"%s"),
    TEMPLATE_UNKNOWN(
            "loại văn bản %s dùng mẫu \"%s\" không có: thêm mẫu",
            "the kind %s has the template \"%s\", which is not there: add it"),
    TEXT_UNKNOWN("không có nội dung thông báo \"%s\"%s", "there is no text \"%s\"%s"),
    DID_UNKNOWN(
            "did:%s không chỉ tới một việc của mô hình: viết mã của một việc có loại",
            "did:%s names no act of the model: write the id of one"),
    RECIPIENT(
            "không gửi được tới \"%s\": dùng applicant, role:NAME hoặc assigned:SLOT",
            "\"%s\" cannot be told: use applicant, role:NAME or assigned:SLOT"),
    SLOT_UNFILLED(
            "vị trí \"%s\" chưa được phân công trên mọi đường đi tới đây: thêm công việc assign.v1 trước đó",
            "the slot \"%s\" is not filled on every path to here: put an assign act before"),
    SLOT_SINGLE(
            "vị trí \"%s\" không do assign-many.v1 phân công: dùng assign-many.v1",
            "the slot \"%s\" is filled by no assign-many.v1: use one"),
    INSTANCE_NAME(
            "tên văn bản \"%s\" có dấu # ngoài công việc đa lượt: bỏ dấu #",
            "the document \"%s\" has a # outside a multi-instance: take it out"),
    MULTI_INSTANCE("công việc đa lượt sai: %s", "the multi-instance is none that is allowed: %s"),
    CONDITION(
            "điều kiện \"%s\" không hợp lệ: viết ${ELEMENT == 'branch'}",
            "the condition \"%s\" is none: write ${ELEMENT == 'branch'}"),
    CONDITION_PLACE(
            "điều kiện ở sai chỗ: chỉ đặt trên luồng không mặc định ra khỏi cổng loại trừ hoặc bao gồm",
            "the condition stands where none may: only on flows from an exclusive or inclusive gateway that are not the default"),
    CONDITION_MISSING(
            "luồng không có điều kiện và không mặc định: thêm điều kiện hoặc đặt làm mặc định",
            "the flow has no condition and is not the default: add one, or make it the default"),
    CONDITION_ELEMENT(
            "điều kiện nói về \"%s\" nhưng ngay trước cổng là %s: viết điều kiện theo phần tử đó",
            "the condition is about \"%s\", but directly before the gateway is %s: write it about that"),
    CONDITION_BRANCH("\"%s\" không có kết quả \"%s\": dùng một trong %s", "\"%s\" has no branch \"%s\": use one of %s"),
    CONDITION_DOUBLED("kết quả \"%s\" có hai luồng: để một luồng", "the branch \"%s\" has two flows: leave one"),
    BRANCH_FLOW(
            "kết quả \"%s\" của %s không có luồng và cổng không có luồng mặc định: thêm luồng",
            "the branch \"%s\" of %s has no flow and the gateway no default: add a flow"),
    DEFAULT_FLOW(
            "luồng mặc định \"%s\" không ra khỏi phần tử này hoặc không được có ở đây: sửa lại",
            "the default flow \"%s\" does not leave this element, or none may: mend it"),
    IMPLICIT_FORK("có %s luồng ra: dùng cổng để rẽ nhánh", "%s flows leave it: part them with a gateway"),
    FLOW_PLACE("luồng vào hoặc ra không được có ở đây: %s", "a flow may not come or leave here: %s"),
    FLOW_SCOPE(
            "luồng đi qua ranh giới quy trình con: dùng sự kiện biên",
            "the flow crosses the border of a sub-process: use a boundary event"),
    START("%s: sửa lại", "%s: mend it"),
    UNREACHABLE("không có đường nào tới: nối vào hoặc bỏ đi", "no path comes to it: join it or take it out"),
    NO_WAY_TO_END("không có đường tới điểm kết thúc: nối tiếp", "no way leads from it to an end: carry it on"),
    EVENT_GATEWAY(
            "cổng sự kiện chỉ nối tới sự kiện bắt thông điệp, mỗi sự kiện một luồng vào: sửa %s",
            "only message catch events with one flow may follow an event gateway: mend %s"),
    ERROR_BOUNDARY(
            "bước này có thể kết thúc bằng lỗi %s mà không có sự kiện biên bắt: thêm sự kiện biên lỗi",
            "the step may end by the error %s, which no boundary event on it catches: add one"),
    ERROR_UNKNOWN(
            "không có gì ở đây phát ra lỗi \"%s\": sửa mã lỗi hoặc bỏ đi",
            "nothing here ends by the error \"%s\": mend the code, or take the event out"),
    MESSAGE_NAME("thông điệp tên \"%s\": đặt tên \"%s\"", "the message is named \"%s\": name it \"%s\""),
    MESSAGE_TAKEN(
            "thông điệp \"%s\" đã khởi động quy trình \"%s\", mà engine chỉ cho một quy trình: đặt tên \"%s\"",
            "the message \"%s\" starts the process \"%s\" already, and the engine lets it start one only: name it \"%s\""),
    MESSAGE_DOUBLED(
            "thông điệp \"%s\" được bắt ở hai chỗ: mỗi chỗ một thông điệp",
            "the message \"%s\" is caught twice: use one for each place"),
    CALL("lời gọi quy trình sai: %s", "the call is none that is allowed: %s"),
    CALL_UNKNOWN("không có quy trình \"%s\" phiên bản \"%s\"%s", "there is no process \"%s\" of version \"%s\"%s"),
    CALL_ITSELF("quy trình gọi chính nó: bỏ lời gọi", "the process calls itself: take the call out"),
    DEADLOCK(
            "có đường đi mà cổng này chờ mãi: nhánh loại trừ phải nhập bằng cổng loại trừ",
            "on some path this gateway waits for ever: join exclusive branches by an exclusive gateway"),
    TOKEN_MULTIPLIED(
            "có đường đi làm phần tử này chạy hai lần cùng lúc: nhập nhánh song song bằng cổng song song",
            "on some path this runs twice at once: join parallel branches by a parallel gateway"),
    ENDLESS_LOOP(
            "có vòng lặp không qua công việc nào: thêm công việc hoặc bỏ vòng",
            "there is a loop without any task: put one in, or take the loop out"),
    UNATTENDED_LOOP(
            "vòng lặp này chạy mãi mà không ai làm gì: đặt một công việc người dùng vào vòng",
            "the loop goes round for ever and nobody does anything in it: put a user task into it"),
    TWO_AT_ONCE(
            "văn bản \"%s\" có thể được soạn ở đây khi \"%s\" cũng đang mở: cho làm lần lượt",
            "the document \"%s\" may be drafted here while \"%s\" is open, too: let one come after the other"),
    CALL_CANCELLED(
            "quy trình được gọi có ký văn bản, mà ở đây có thể bị cắt ngang khi số đã giữ: để nó chạy đến hết, hoặc bắt sự"
                    + " kiện bên trong nó",
            "the called process signs documents and may be cut off here with a number reserved: let it come to its end, or"
                    + " catch the event inside it"),
    PREFIX_DOUBLED(
            "tiền tố \"%s\" đã dùng cho lời gọi \"%s\": mỗi lời gọi một tiền tố",
            "the prefix \"%s\" is that of the call \"%s\", too: give each call its own"),
    DOCUMENT_RESERVED(
            "tên văn bản \"%s\" dành cho biên nhận của thư viện: đặt tên khác",
            "the document name \"%s\" is that of the library's receipt: choose another"),
    NAME_LONG("tên dài %s ký tự: tối đa %s", "the name has %s characters: at most %s"),
    VERSION_TAKEN(
            "quy trình \"%s\" phiên bản \"%s\" đã có với nội dung khác: đổi mã quy trình hoặc nhãn phiên bản",
            "the process \"%s\" is there in version \"%s\" with other content: give this one another id or version tag"),
    ERROR_UNCAUGHT(
            "lỗi \"%s\" không có sự kiện biên nào của quy trình con bao ngoài bắt: thêm vào, hoặc dùng điểm kết thúc thường",
            "the error \"%s\" is caught by no boundary event of a sub-process around it: add one, or use a plain end"),
    PARTY_UNKNOWN(
            "thủ tục dùng quy trình này không có bên \"%s\"%s", "a procedure of this process has no party \"%s\"%s"),
    APPLICANT(
            "việc %s không phải của người nộp: sửa motcua.by", "the act %s is none of the applicant's: mend motcua.by"),
    CLERK(
            "chỉ văn thư dùng khóa của cơ quan: thêm role:CLERK vào motcua.by",
            "only the clerk uses the agency's key: put role:CLERK into motcua.by"),
    REPLACES_UNKNOWN(
            "không có văn bản \"%s\" nào được soạn trong mô hình%s", "no document \"%s\" is drafted in the model%s"),
    DOSSIER_STATE(
            "hồ sơ có thể đang ở %s, không chuyển được sang %s: đổi thứ tự, hoặc chuyển trạng thái trước bằng move.v1",
            "the dossier may be %s here, which cannot become %s: change the order, or move it before by move.v1"),
    END_UNDECIDED(
            Severity.WARNING,
            "quy trình có thể kết thúc khi hồ sơ còn ở %s: trả lời người nộp trước, hoặc chuyển trạng thái",
            "the process may end while the dossier is %s: answer the applicant before, or move it"),
    SENT_BY_NOBODY(
            Severity.WARNING,
            "không mô hình nào đã biết gửi thông điệp \"%s\": thêm send.v1, hoặc kiểm tra cùng mô hình gửi nó",
            "no model that is known sends the message \"%s\": add a send.v1, or check it together with the one that does"),
    AWAITED_BY_NOBODY(
            Severity.WARNING,
            "không mô hình nào đã biết chờ thông điệp \"%s\", nên bước gửi sẽ kẹt: thêm answer.v1, hoặc kiểm tra cùng mô hình chờ nó",
            "no model that is known waits for the message \"%s\", so that its sender gets stuck: add an answer.v1, or check it"
                    + " together with the one that does"),
    TOO_COMPLEX(
            "quá nhiều nhánh song song, không chứng minh được: chuyển bớt vào quy trình được gọi",
            "there are too many parallel branches to prove anything: move some into a process that is called"),
    DRAFT_TOO_LATE(
            "văn bản \"%s\" có thể đang ở %s: chỉ soạn lại sau khi trả lại",
            "the document \"%s\" may be %s here: only a returned one is drafted again"),
    COMPOSE_BEFORE_DRAFT(
            "văn bản \"%s\" có thể đang ở %s: lập văn bản chỉ sau khi soạn thảo hoặc ký nháy",
            "the document \"%s\" may be %s here: compose only after a draft or an initial"),
    INITIAL_BEFORE_COMPOSE(
            "văn bản \"%s\" có thể đang ở %s: ký nháy chỉ sau khi lập văn bản",
            "the document \"%s\" may be %s here: initial only what was composed"),
    DECIDE_BEFORE_COMPOSE(
            "văn bản \"%s\" có thể đang ở %s: phê duyệt chỉ bản vừa lập (sau ký nháy phải lập lại)",
            "the document \"%s\" may be %s here: approve only what was composed (after an initial compose again)"),
    ORDER_BEFORE_APPROVE(
            "văn bản \"%s\" có thể đang ở %s: ra lệnh ký chỉ sau phê duyệt",
            "the document \"%s\" may be %s here: order the signature only of what was approved"),
    SIGN_BEFORE_ORDER(
            "văn bản \"%s\" có thể đang ở %s: ký chỉ sau lệnh ký",
            "the document \"%s\" may be %s here: sign only what a leader ordered"),
    SEAL_BEFORE_SIGN(
            "văn bản \"%s\" có thể đang ở %s: đóng dấu chỉ sau chữ ký của người có thẩm quyền",
            "the document \"%s\" may be %s here: seal only after the leader's signature (or the approval, where none is needed)"),
    ISSUE_BEFORE_SEAL(
            "văn bản \"%s\" có thể đang ở %s: ban hành chỉ khi đủ các chữ ký",
            "the document \"%s\" may be %s here: issue only with all its signatures ordered"),
    RETURN_TOO_EARLY(
            "văn bản \"%s\" có thể đang ở %s: chỉ trả lại bản đã lập",
            "the document \"%s\" may be %s here: return only what was composed"),
    RECALL_BEFORE_ISSUE(
            "văn bản \"%s\" có thể đang ở %s: thu hồi chỉ văn bản đã ban hành",
            "the document \"%s\" may be %s here: recall only what was issued"),
    VALIDATE_BEFORE_COMPOSE(
            "văn bản \"%s\" có thể đang ở %s: kiểm tra chỉ bản đã lập",
            "the document \"%s\" may be %s here: validate only what was composed"),
    END_RESERVED(
            "kết thúc khi văn bản \"%s\" ở %s, số đã giữ chưa dùng: ban hành hoặc hủy số trước",
            "it ends with the document \"%s\" being %s and its number reserved: issue it or give the number up before"),
    END_UNFINISHED(
            "kết thúc khi văn bản \"%s\" còn dở, ở %s: ban hành nó, hoặc kết thúc qua sự kiện biên ngắt",
            "it ends with the document \"%s\" unfinished, being %s: issue it, or end through an interrupting boundary event"),
    BRANCH_UNASKED(
            Severity.WARNING,
            "không có cổng nào ngay sau hỏi kết quả %s: xem có đúng ý không",
            "no gateway directly after it asks for its branches %s: see whether that is meant");

    private final Severity severity;
    private final String vietnamese;
    private final String english;

    Rule(String vietnamese, String english) {
        this(Severity.ERROR, vietnamese, english);
    }

    Rule(Severity severity, String vietnamese, String english) {
        this.severity = severity;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Severity severity() {
        return severity;
    }

    /** A text with the line of the file before it, where that is known. */
    static Labels atLine(int line, Labels text) {
        return line <= 0
                ? text
                : new Labels("dòng " + line + ": " + text.vietnamese(), "line " + line + ": " + text.english());
    }

    /** The text with its blanks filled; a {@link Labels} among them is filled in by language. */
    Labels text(Object... blanks) {
        return new Labels(filled(vietnamese, true, blanks), filled(english, false, blanks));
    }

    private static String filled(String text, boolean vietnamese, Object... blanks) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object blank : blanks) {
            int at = text.indexOf("%s", from);
            if (at < 0) {
                break;
            }
            String value = blank instanceof Labels labels
                    ? (vietnamese ? labels.vietnamese() : labels.english())
                    : String.valueOf(blank);
            filled.append(text, from, at).append(value.length() > 200 ? value.substring(0, 200) + "…" : value);
            from = at + 2;
        }
        return filled.append(text.substring(from)).toString();
    }
}
