package org.motcua.workflow.compose;

import java.time.Clock;

/**
 * Lays out official documents as PDF/A and says where their fields go.
 *
 * <p>The pages are PDF/A-2a: tagged, all fonts embedded. The same content at the same instant gives the same bytes. Every
 * text is shown as it is given; a character that the font cannot show is a {@link MissingGlyphException}. The composer
 * does not check that the content is lawful, and makes no fields and no signatures: that is
 * {@link org.motcua.signing.FieldPreparer}'s and {@link org.motcua.signing.PdfSigner}'s work.
 *
 * <p>Immutable and thread-safe; fonts and templates are read once, so keep one composer for all documents.
 */
public final class DocumentComposer {

    private final Clock clock;
    private final DecisionForm decisions;
    private final ReceiptForm receipts;
    private final PaperForm papers;

    private DocumentComposer(Clock clock) {
        this.clock = clock;
        Typefaces typefaces = Typefaces.load();
        Templates templates = new Templates();
        PageRenderer renderer = new PageRenderer(typefaces);
        this.decisions = new DecisionForm(typefaces, templates, renderer);
        this.receipts = new ReceiptForm(typefaces, templates, renderer);
        this.papers = new PaperForm(typefaces, templates, renderer);
    }

    /** A composer that takes the time of composition from this clock. */
    public static DocumentComposer create(Clock clock) {
        return new DocumentComposer(clock);
    }

    /**
     * A decision on one case. Its fields: text {@code document.number} (number and symbol, "05/QĐ-SCT") and
     * {@code document.date} ("ngày 05 tháng 01 năm 2026"), signatures {@code signature.leader} and
     * {@code signature.agency}, the latter over a third of the former.
     *
     * @throws ComposeException when the content cannot be shown
     */
    public ComposedDocument decision(DecisionContent content) {
        return decisions.compose(content, clock.instant());
    }

    /**
     * A receipt for a dossier with the appointed time. Its only field is the signature {@code signature.organisation} at
     * the top, where the form has the organisation's electronic signature; unsigned, its place stays blank.
     *
     * @throws ComposeException when the content cannot be shown
     */
    public ComposedDocument receipt(ReceiptContent content) {
        return receipts.compose(content, clock.instant());
    }

    /**
     * A simple paper without fields, such as one that belongs to an application.
     *
     * @return a PDF/A file
     * @throws ComposeException when the content cannot be shown
     */
    public byte[] paper(PaperContent content) {
        return papers.compose(content, clock.instant());
    }
}
