package org.motcua.workflow.act;

import java.util.Map;
import org.motcua.workflow.form.Labels;

/** What the given branches are called on a form; an application's own are shown as they are. */
final class BranchLabels {

    private static final Map<String, Labels> KNOWN = Map.ofEntries(
            Map.entry("approve", new Labels("Đồng ý", "Approve")),
            Map.entry("return", new Labels("Trả lại", "Send back")),
            Map.entry("accept", new Labels("Tiếp nhận", "Receive")),
            Map.entry("sign", new Labels("Ký", "Sign")),
            Map.entry("seal", new Labels("Đóng dấu, phát hành", "Seal and issue")),
            Map.entry("void", new Labels("Hủy số", "Give the number up")),
            Map.entry("initial", new Labels("Ký nháy", "Initial")),
            Map.entry("meets", new Labels("Đạt", "Meets the requirements")),
            Map.entry("supplement", new Labels("Yêu cầu bổ sung", "Ask for supplements")),
            Map.entry("refuse", new Labels("Từ chối", "Refuse")),
            Map.entry("agree", new Labels("Đồng ý", "Agree")),
            Map.entry("disagree", new Labels("Không đồng ý", "Disagree")),
            Map.entry("yes", new Labels("Có", "Yes")),
            Map.entry("no", new Labels("Không", "No")));

    private BranchLabels() {}

    static Labels of(String branch) {
        return KNOWN.getOrDefault(branch, new Labels(branch, branch));
    }
}
