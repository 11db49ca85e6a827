package org.motcua.workflow;

import java.util.List;
import org.motcua.core.agency.OfficerId;
import org.motcua.workflow.compose.Article;
import org.motcua.workflow.compose.Recipients;

/**
 * What the specialist writes of a decision; letterhead, symbol, subject, legal grounds and the signer's name and title
 * come from the agency and the procedure.
 *
 * @param signer the leader who shall sign; nobody else can
 * @param authority who decides, such as "Giám đốc Sở Công Thương"
 * @param furtherGrounds printed after those of the procedure, such as "Theo đề nghị của Trưởng phòng …"
 */
public record DecisionDraft(
        OfficerId signer,
        String authority,
        List<String> furtherGrounds,
        List<Article> articles,
        Recipients recipients) {

    public DecisionDraft {
        furtherGrounds = List.copyOf(furtherGrounds);
        articles = List.copyOf(articles);
    }
}
