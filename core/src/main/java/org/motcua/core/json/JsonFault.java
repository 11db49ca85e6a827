package org.motcua.core.json;

/** What is wrong with any file, whatever it is about. */
enum JsonFault implements JsonRule {
    TOO_LARGE(
            "tệp lớn hơn %1$s byte",
            "chia tệp thành nhiều tệp nhỏ hơn", "the file is larger than %1$s bytes", "divide it into smaller files"),
    ENCODING(
            "tệp không phải UTF-8: %1$s",
            "mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8 (Save as, UTF-8)",
            "the file is not UTF-8: %1$s",
            "open it in an editor and save it as UTF-8"),
    MISREAD(
            "chữ \"%1$s\" đã bị đọc bằng bảng mã khác rồi lưu lại",
            "gõ lại hoặc chép lại từ tệp gốc, rồi lưu với bảng mã UTF-8",
            "\"%1$s\" was read in another encoding and saved so",
            "write it again, or copy it from the first file, and save it as UTF-8"),
    EMPTY("tệp không có nội dung", "ghi một đối tượng { … }", "the file is empty", "write an object { … }"),
    UNFINISHED(
            "tệp kết thúc giữa chừng",
            "thêm dấu ngoặc } hoặc ] hoặc dấu nháy \" còn thiếu",
            "the file ends in the middle of something",
            "add the } or ] or \" that is missing"),
    COMMA(
            "có dấu phẩy thừa trước %1$s",
            "bỏ dấu phẩy sau phần tử cuối",
            "there is a comma before %1$s with nothing behind it",
            "take the comma after the last element out"),
    QUOTES(
            "dấu nháy %1$s không dùng được",
            "dùng dấu nháy kép thẳng \"",
            "the quotation mark %1$s cannot be used",
            "write the straight double one, \""),
    COMMENT(
            "có chú thích bắt đầu bằng %1$s",
            "bỏ chú thích: JSON không có chú thích",
            "there is a comment that begins with %1$s",
            "take it out: JSON has no comments"),
    LINE_BREAK(
            "có ký tự %1$s giữa dấu nháy",
            "đóng dấu nháy trên cùng một dòng, hoặc viết \\n cho chỗ xuống dòng",
            "there is a character %1$s between quotation marks",
            "close the quotation mark on the same line, or write \\n for a new line"),
    CONTROL(
            "có ký tự điều khiển %1$s giữa dấu nháy",
            "xóa ký tự đó", "there is a control character %1$s between quotation marks", "delete it"),
    GROUPED_NUMBER(
            "số %1$s có dấu phân cách hàng nghìn",
            "viết %2$s, chỉ gồm chữ số",
            "the number %1$s has separators between its thousands",
            "write %2$s, digits alone"),
    SYNTAX(
            "không đúng cú pháp JSON tại \"%1$s\"",
            "xem lại dấu phẩy, dấu hai chấm, dấu nháy và dấu ngoặc ngay trước đó",
            "this is not JSON at \"%1$s\"",
            "look at the commas, colons, quotation marks and brackets just before it"),
    BEHIND_END(
            "còn nội dung sau phần kết thúc",
            "bỏ phần sau dấu ngoặc đóng cuối cùng",
            "something stands behind the end",
            "take out what stands behind the last closing bracket"),
    TOO_DEEP(
            "các dấu ngoặc lồng nhau quá %1$s lớp",
            "bỏ bớt các lớp: tệp này chỉ cần vài lớp",
            "brackets are nested deeper than %1$s",
            "take levels out: this file needs only a few"),
    TOO_MANY(
            "tệp có hơn %1$s giá trị",
            "chia tệp thành nhiều tệp nhỏ hơn", "the file has more than %1$s values", "divide it into smaller files"),
    MORE_ERRORS(
            "còn nữa: chỉ %1$s lỗi đầu được báo",
            "sửa các lỗi trên rồi kiểm tra lại",
            "there are more: only the first %1$s errors are told",
            "mend those above and check again"),
    REPEATED_NAME(
            "tên \"%1$s\" có hai lần trong một đối tượng",
            "bỏ một trong hai", "the name \"%1$s\" is there twice in one object", "take one of them out"),
    UNKNOWN_NAME(
            "không có tên \"%1$s\" ở đây",
            "viết một trong các tên: %2$s", "there is no name \"%1$s\" here", "write one of %2$s"),
    MISSPELT_NAME(
            "không có tên \"%1$s\" ở đây",
            "có phải là \"%2$s\"? Tên phân biệt chữ hoa, chữ thường",
            "there is no name \"%1$s\" here",
            "did you mean \"%2$s\"? Capitals matter in names"),
    MISSING("thiếu \"%1$s\"", "thêm \"%1$s\"", "%1$s is missing", "add \"%1$s\""),
    NULL(
            "giá trị là null",
            "ghi một giá trị, hoặc bỏ hẳn mục này nếu không bắt buộc",
            "the value is null",
            "give a value, or leave the name or element out where it is not required"),
    KIND("ở đây là %1$s: %2$s", "viết %3$s", "%4$s is there: %2$s", "write %5$s"),
    BLANK(
            "\"%1$s\" trống hoặc chỉ có ký tự không nhìn thấy",
            "ghi nội dung, hoặc bỏ mục này nếu không bắt buộc",
            "%1$s is empty, or has only characters that are not seen",
            "give a value, or leave it out where it is not required"),
    TOO_LONG(
            "dài %1$s ký tự, chỉ giữ được %2$s; bắt đầu bằng \"%3$s\"",
            "viết ngắn lại", "it has %1$s characters, of which %2$s can be kept; it begins \"%3$s\"", "shorten it"),
    UNKEPT(
            "ký tự thứ %2$s là %1$s, cơ sở dữ liệu không giữ được",
            "xóa ký tự đó, hoặc gõ lại chữ ở chỗ đó",
            "character %2$s is %1$s, which a database cannot keep",
            "delete it, or write that character again"),
    UNSEEN(
            "ký tự thứ %2$s là %1$s, không nhìn thấy hoặc làm đảo thứ tự chữ",
            "xóa ký tự đó; thường nó đến khi chép từ trang web hay văn bản khác",
            "character %2$s is %1$s, which is not seen, or changes the order in which text is seen",
            "delete it; it mostly comes with text that was copied from a page"),
    FORM(
            "\"%1$s\" không đúng dạng",
            "viết theo mẫu %2$s", "\"%1$s\" has not the form that it needs", "write it as %2$s"),
    CHOICE(
            "\"%1$s\" không có trong danh sách",
            "viết một trong: %2$s", "\"%1$s\" is none of those that there are", "write one of %2$s"),
    MISSPELT_CHOICE(
            "\"%1$s\" không có trong danh sách",
            "có phải là \"%2$s\"? Có: %3$s",
            "\"%1$s\" is none of those that there are",
            "did you mean \"%2$s\"? There are %3$s"),
    DAY(
            "\"%1$s\" không phải là một ngày",
            "viết năm-tháng-ngày, ví dụ %2$s", "\"%1$s\" is no day", "write year-month-day, such as %2$s"),
    DAY_RANGE(
            "ngày %1$s nằm ngoài khoảng từ %2$s đến %3$s",
            "xem lại năm; bỏ hẳn mục này nếu không có ngày bắt đầu hay kết thúc",
            "the day %1$s is not between %2$s and %3$s",
            "look at the year; leave it out where there is no beginning or end"),
    NUMBER_FORM(
            "số %1$s không được viết bằng các chữ số thường",
            "viết số nguyên bằng chữ số, không có dấu chấm, dấu phẩy hay chữ e, ví dụ 1200000",
            "the number %1$s is not written in plain digits",
            "write a whole number in digits, without point, comma or exponent, such as 1200000"),
    NUMBER_RANGE(
            "số %1$s nằm ngoài khoảng từ %2$s đến %3$s",
            "xem lại số và đơn vị", "the number %1$s is not between %2$s and %3$s", "look at the number and its unit"),
    REFUSED("giá trị không dùng được: %1$s", "sửa theo nội dung trên", "it cannot be used: %1$s", "change it so"),
    PERIOD(
            "kết thúc ngày %2$s trước khi bắt đầu ngày %1$s",
            "đổi lại hai ngày", "it begins on %1$s and ends before, on %2$s", "change one of the days");

    private final String reason;
    private final String remedy;
    private final String englishReason;
    private final String englishRemedy;

    JsonFault(String reason, String remedy, String englishReason, String englishRemedy) {
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
