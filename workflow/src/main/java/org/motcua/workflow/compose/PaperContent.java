package org.motcua.workflow.compose;

import java.time.LocalDate;
import java.util.List;

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
        issuer = ContentText.require("Who writes the paper", issuer);
        place = ContentText.require("The place name", place);
        title = ContentText.require("The paper's title", title);
        addressee = ContentText.tidy(addressee);
        paragraphs = ContentText.requireLines("The paragraphs of the paper", paragraphs);
        signerTitle = ContentText.require("The signer's title", signerTitle);
        signer = ContentText.require("The signer's name", signer);
    }
}
