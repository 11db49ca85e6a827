package org.motcua.signing.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.Box;
import org.motcua.signing.PageMark;
import org.motcua.signing.appearance.DocumentColours;
import org.motcua.signing.appearance.Sheet;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue.Reference;

/** Draws marks on the pages that they want. Thread-safe: it keeps nothing. */
public final class MarkDrawing {

    private MarkDrawing() {}

    /**
     * Draws marks; the same mark on pages of the same form is one object.
     *
     * @param signed the field that is signed, whose page a mark may leave out
     * @param drawn draws a mark on a sheet and answers the form
     */
    public static void draw(
            PdfInput input,
            Increment increment,
            SigningField signed,
            DocumentColours colours,
            List<PageMark> marks,
            Function<PageMark, Function<Sheet, Reference>> drawn) {
        Map<COSDictionary, List<PageContent.Drawing>> byPage = new LinkedHashMap<>();
        for (PageMark mark : marks) {
            Map<Sheet, Reference> forms = new HashMap<>();
            for (PDPage page : pages(input, signed, mark.pages())) {
                PageGeometry geometry = PageGeometry.of(page);
                Box box = geometry.millimetres(mark.x(), mark.y(), mark.width(), mark.height());
                Reference form = forms.computeIfAbsent(geometry.sheet(box, colours), drawn.apply(mark));
                byPage.computeIfAbsent(page.getCOSObject(), key -> new ArrayList<>())
                        .add(new PageContent.Drawing(form, box));
            }
        }
        PageContent content = new PageContent(input, increment);
        byPage.forEach((page, drawings) -> content.append(new PDPage(page), drawings));
    }

    private static List<PDPage> pages(PdfInput input, SigningField signed, PageMark.Pages wanted) {
        List<PDPage> pages = new ArrayList<>();
        input.pdfBox().getPages().forEach(pages::add);
        if (pages.isEmpty()) {
            return pages;
        }
        return switch (wanted) {
            case FIRST -> pages.subList(0, 1);
            case LAST -> pages.subList(pages.size() - 1, pages.size());
            case ALL -> pages;
            case ALL_BUT_THE_SIGNED ->
                pages.stream().filter(page -> !signed.standsOn(page)).toList();
        };
    }
}
