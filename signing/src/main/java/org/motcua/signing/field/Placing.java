package org.motcua.signing.field;

import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPage;
import org.motcua.signing.Box;
import org.motcua.signing.FieldException;
import org.motcua.signing.Placement;
import org.motcua.signing.increment.PdfInput;

/** Finds where a placement is in a document. Not thread-safe. */
final class Placing {

    /** Points between two texts below which nothing that stands between them could be made out. */
    private static final double SMALLEST_SPACE = 12;

    private final PdfInput input;
    private final Form form;
    private final String name;

    /** A box on a page, in the page's own coordinates. */
    record Place(PDPage page, Box box) {}

    /** For a field of a name, which errors mention. */
    Placing(PdfInput input, Form form, String name) {
        this.input = input;
        this.form = form;
        this.name = name;
    }

    Place rectangle(Placement.Rectangle wanted) {
        PDPage page = requirePage(wanted.page());
        PageGeometry geometry = PageGeometry.of(page);
        return seen(page, geometry.millimetres(wanted.x(), wanted.y(), wanted.width(), wanted.height()));
    }

    Place topRight(Placement.TopRight wanted) {
        PDPage page = requirePage(wanted.page());
        PageGeometry geometry = PageGeometry.of(page);
        double x = geometry.shownWidth() / geometry.perMillimetre() - wanted.right() - wanted.width();
        return seen(page, geometry.millimetres(x, wanted.top(), wanted.width(), wanted.height()));
    }

    Place below(Placement.Anchor wanted) {
        AnchorSearch.Found found = AnchorSearch.find(input, wanted.text())
                .orElseThrow(() -> refused("No page has the text \"" + wanted.text()
                        + "\" below which to sign; check it, or name a page and a rectangle"));
        PDPage page = input.page(found.page());
        PageGeometry geometry = PageGeometry.of(page);
        double unit = geometry.perMillimetre();
        return seen(page, geometry.units(found.left(), found.bottom(), wanted.width() * unit, wanted.height() * unit));
    }

    Place between(Placement.Between wanted) {
        AnchorSearch.Pair pair = AnchorSearch.findPair(input, wanted.upper(), wanted.lower())
                .orElseThrow(() -> refused("No page has the text \"" + wanted.upper() + "\" and below it \""
                        + wanted.lower() + "\", between which to sign; check them, or name a page and a rectangle"));
        PDPage page = input.page(pair.upper().page());
        PageGeometry geometry = PageGeometry.of(page);
        if (pair.space() * geometry.userUnit() < SMALLEST_SPACE) {
            throw refused(String.format(
                    Locale.ROOT,
                    "Between \"%s\" and \"%s\" there are %.0f points, too few to sign there; name a page and a rectangle",
                    wanted.upper(),
                    wanted.lower(),
                    pair.space()));
        }
        double width = wanted.width() * geometry.perMillimetre();
        double height = Math.min(wanted.height() * geometry.perMillimetre(), pair.space());
        double middle = (pair.upper().middle() + pair.lower().middle()) / 2;
        double centre = (pair.upper().bottom() + pair.lower().top()) / 2;
        return seen(page, geometry.units(middle - width / 2, centre - height / 2, width, height));
    }

    Place overLeftOf(Placement.OverLeftOf wanted) {
        FormField other = form.find(wanted.field())
                .orElseThrow(() -> new FieldException(
                        "The document has no field \"" + wanted.field() + "\" beside which to sign; it has "
                                + form.fields().stream().map(FormField::name).toList(),
                        wanted.field(),
                        form.fields().stream().map(FormField::name).toList()));
        Box box = other.box()
                .orElseThrow(() -> refused("The field \"" + wanted.field()
                        + "\" shows nothing, so nothing can be placed beside it; name a page and a rectangle"));
        PDPage page = input.pageOf(other.widgets().get(0))
                .orElseThrow(() -> refused("The field \"" + wanted.field() + "\" stands on no page"));
        PageGeometry geometry = PageGeometry.of(page);
        Box shown = geometry.shown(box);
        double width = wanted.width() * geometry.perMillimetre();
        double height = wanted.height() * geometry.perMillimetre();
        double right = shown.x() + shown.width() * wanted.part();
        double centre = shown.y() + shown.height() / 2;
        return seen(page, geometry.units(right - width, centre - height / 2, width, height));
    }

    PDPage requirePage(int wanted) {
        int pages = input.pdfBox().getNumberOfPages();
        int page = wanted == Placement.LAST_PAGE ? pages : wanted;
        if (page < 1 || page > pages) {
            throw refused("There is no page " + wanted + " to sign on; the document has " + pages + " pages");
        }
        return input.page(page);
    }

    private Place seen(PDPage page, Box box) {
        if (!PageGeometry.of(page).shows(box)) {
            throw refused("The place of the signature lies outside of its page " + page.getCropBox() + ", at " + box
                    + "; name another");
        }
        return new Place(page, box);
    }

    private FieldException refused(String why) {
        return new FieldException(why, name, List.of());
    }
}
