package org.motcua.workflow.compose;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The content of a simple paper that somebody writes to an agency, such as an applicant's application. Immutable. Texts
 * are plain: nothing in them is markup.
 *
 * @param issuer who writes, printed in capitals at the top left
 * @param place before the date
 * @param title such as "Đơn đề nghị …", printed in capitals
 * @param addressee such as "Sở Công Thương tỉnh …"; empty leaves the line out
 * @param signerTitle the line above the space for a signature
 */
public record PaperContent(
        String issuer,
        String place,
        LocalDate date,
        String title,
        String addressee,
        List<String> paragraphs,
        String signerTitle,
        String signer) {

    public PaperContent {
        issuer = ContentText.require("Who writes the paper", issuer, 300);
        place = ContentText.require("The place name", place, 100);
        title = ContentText.require("The paper's title", title, 1_000);
        addressee = ContentText.optional("The addressee", addressee, 300);
        paragraphs = ContentText.requireLines("The paragraphs of the paper", paragraphs, 10_000);
        signerTitle = ContentText.require("The signer's title", signerTitle, 200);
        signer = ContentText.require("The signer's name", signer, 100);
    }

    /** For the template {@code paper}. */
    Facts facts() {
        return Facts.of(new Letterhead("", issuer, place))
                .withSubject(title)
                .withContent(Map.of(
                        "date",
                        date,
                        "addressee",
                        addressee,
                        "body",
                        paragraphs.stream().map(ContentText::joined).collect(Collectors.joining("\n")),
                        "signer_title",
                        signerTitle,
                        "signer",
                        signer));
    }
}
