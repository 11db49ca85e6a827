package org.motcua.workflow.compose;

import java.time.Clock;
import org.motcua.workflow.form.FormException;

/**
 * Lays out official documents as PDF/A and says where their fields go. Which documents there are and how they look is said by
 * the templates of a {@link TemplateLibrary}; the composer fills them.
 *
 * <p>The pages are PDF/A-2a: tagged, all fonts embedded. The same facts by the same template at the same instant give the same
 * bytes. Every text is shown as it is given; a character that the font cannot show is a {@link MissingGlyphException}. The
 * composer does not check that the content is lawful, and makes no fields and no signatures: that is
 * {@link org.motcua.signing.FieldPreparer}'s and {@link org.motcua.signing.PdfSigner}'s work.
 *
 * <p>Texts are bounded where they are taken in, words at 500 characters and documents at {@link #MAX_PAGES}, so that composing
 * ends within seconds whatever was written.
 *
 * <p>Immutable and thread-safe; fonts and templates are read once, so keep one composer for all documents.
 */
public final class DocumentComposer {

    /** Pages of one document. */
    public static final int MAX_PAGES = 200;

    private final Clock clock;
    private final TemplateLibrary templates;
    private final Typefaces typefaces = Typefaces.shared();
    private final Composing composing = new Composing(typefaces);

    private DocumentComposer(Clock clock, TemplateLibrary templates) {
        this.clock = clock;
        this.templates = templates;
    }

    /** A composer with the built-in templates that takes the time of composition from this clock. */
    public static DocumentComposer create(Clock clock) {
        return create(clock, TemplateLibrary.builtIn());
    }

    /** A composer with these templates that takes the time of composition from this clock. */
    public static DocumentComposer create(Clock clock, TemplateLibrary templates) {
        return new DocumentComposer(clock, templates);
    }

    /** What it composes from. */
    public TemplateLibrary templates() {
        return templates;
    }

    /**
     * A document by a template. Its fields are those of {@link Template#fields()}: texts {@code document.number} (number and
     * symbol, "05/QĐ-SCT") and {@code document.date} ("ngày 05 tháng 01 năm 2026"), signatures {@code signature.leader},
     * {@code signature.agency} and {@code signature.organisation}.
     *
     * @param template its name
     * @throws FormException when the content is not as the template's form wants it
     * @throws TooManyPagesException when it is longer than {@link #MAX_PAGES}
     * @throws ComposeException when there is no such template, it needs facts that are not given, or the content cannot be shown
     */
    public ComposedDocument compose(String template, Facts facts) {
        Template found = templates.require(template);
        RenderedPages pages = composing.pages(found, facts, clock.instant());
        return new ComposedDocument(pages.pdf(), PreparedFields.of(found, facts, pages));
    }

    /**
     * A decision on one case, by the template {@code decision}.
     *
     * @throws ComposeException when the content cannot be shown
     * @throws FormException when the content is too long
     */
    public ComposedDocument decision(DecisionContent content) {
        return adapted("decision", content.facts());
    }

    /**
     * A receipt for a dossier with the appointed time, by the template {@code receipt}. Its only field is the signature
     * {@code signature.organisation} at the top, where the form has the organisation's electronic signature; unsigned, its place
     * stays blank.
     *
     * @throws ComposeException when the content cannot be shown
     */
    public ComposedDocument receipt(ReceiptContent content) {
        return adapted("receipt", content.facts());
    }

    /**
     * A simple paper without fields, such as one that belongs to an application, by the template {@code paper}.
     *
     * @return a PDF/A file
     * @throws ComposeException when the content cannot be shown
     * @throws FormException when the content is too long
     */
    public byte[] paper(PaperContent content) {
        return adapted("paper", content.facts()).pdf();
    }

    /** What cannot be shown is said as such, before the form finds the same characters for its own reasons. */
    private ComposedDocument adapted(String template, Facts facts) {
        facts.content().values().forEach(value -> typefaces.requireShows(String.valueOf(value)));
        return compose(template, facts);
    }
}
