package org.motcua.workflow.compose;

import java.util.List;

/**
 * The content of a decision on one case ("quyết định cá biệt"), without number and date, which are filled in later.
 * Immutable. Texts are plain: nothing in them is markup.
 *
 * @param symbol the symbol that will follow the number, such as "QĐ-SCT"; it decides how wide the number's place is
 * @param subject what the decision is about, such as "Về việc cấp Giấy chứng nhận …"
 * @param authority who decides, such as "Giám đốc Sở Công Thương tỉnh Bắc Sơn"; printed in capitals
 * @param legalGrounds such as "Căn cứ Luật …"; the composer sets semicolons and the last full stop
 * @param sealMillimetres width and height of the agency's seal in its real size
 */
public record DecisionContent(
        Letterhead letterhead,
        String symbol,
        String subject,
        String authority,
        List<String> legalGrounds,
        List<Article> articles,
        Recipients recipients,
        SignerBlock signer,
        double sealMillimetres) {

    /** Diameter of a provincial department's round seal, in millimetres. */
    public static final double DEFAULT_SEAL_MILLIMETRES = 36;

    private static final double SMALLEST_SEAL = 15;
    private static final double LARGEST_SEAL = 50;

    public DecisionContent {
        symbol = ContentText.require("The symbol of the number", symbol);
        subject = ContentText.require("The subject", subject);
        authority = ContentText.require("The deciding authority", authority);
        legalGrounds = ContentText.requireLines("The legal grounds", legalGrounds);
        articles = ContentText.requireSome("The articles", articles);
        if (!(sealMillimetres >= SMALLEST_SEAL && sealMillimetres <= LARGEST_SEAL)) {
            throw new IllegalArgumentException("A seal is between " + SMALLEST_SEAL + " and " + LARGEST_SEAL
                    + " mm wide, but got " + sealMillimetres);
        }
    }

    /** With a seal of {@link #DEFAULT_SEAL_MILLIMETRES}. */
    public DecisionContent(
            Letterhead letterhead,
            String symbol,
            String subject,
            String authority,
            List<String> legalGrounds,
            List<Article> articles,
            Recipients recipients,
            SignerBlock signer) {
        this(
                letterhead,
                symbol,
                subject,
                authority,
                legalGrounds,
                articles,
                recipients,
                signer,
                DEFAULT_SEAL_MILLIMETRES);
    }
}
