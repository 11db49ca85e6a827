package org.motcua.workflow.compose;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    public static final double DEFAULT_SEAL_MILLIMETRES = Facts.DEFAULT_SEAL_MILLIMETRES;

    public DecisionContent {
        authority = ContentText.require("The deciding authority", authority, 200);
        articles = ContentText.requireSome("The articles", articles);
        ContentText.require("The symbol of the number", symbol, 60);
        ContentText.require("The subject", subject, 1_000);
        ContentText.requireSome("The legal grounds", legalGrounds);
        Facts checked = Facts.of(letterhead)
                .withSymbol(symbol)
                .withSubject(subject)
                .withLegalGrounds(legalGrounds)
                .withSealMillimetres(sealMillimetres);
        symbol = checked.symbol();
        subject = checked.subject();
        legalGrounds = checked.legalGrounds();
    }

    /** For the template {@code decision}. */
    Facts facts() {
        String text = articles.stream()
                .map(article ->
                        article.paragraphs().stream().map(ContentText::joined).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        return Facts.of(letterhead)
                .withSymbol(symbol)
                .withSubject(subject)
                .withLegalGrounds(legalGrounds)
                .withSigner(signer)
                .withSealMillimetres(sealMillimetres)
                .withContent(Map.of(
                        "authority",
                        authority,
                        "articles",
                        text,
                        "recipients",
                        recipients.lines(),
                        "filing",
                        recipients.filing()));
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
