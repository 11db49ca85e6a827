package org.motcua.signing.field;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.motcua.signing.Alignment;
import org.motcua.signing.Box;
import org.motcua.signing.FieldException;
import org.motcua.signing.FieldSpec;
import org.motcua.signing.FontStyle;
import org.motcua.signing.SignatureField;
import org.motcua.signing.TextField;
import org.motcua.signing.appearance.Liberation;
import org.motcua.signing.increment.PdfInput;

/**
 * Adds fields to a document of PDFBox that is going to be saved as a whole. What it writes keeps PDF/A: every widget is
 * printed and has an appearance, every font is embedded, and readers are never asked to make appearances themselves. Not
 * thread-safe.
 */
public final class FormBuilder {

    private static final int PRINT = 4;
    private static final int SIGNATURES_EXIST_APPEND_ONLY = 3;

    private final PdfInput input;
    private final PDDocument document;
    private final Form form;
    private final Map<FontStyle, COSName> fonts = new EnumMap<>(FontStyle.class);
    private final COSDictionary acroForm;

    public FormBuilder(PdfInput input, Form form) {
        this.input = input;
        this.document = input.pdfBox();
        this.form = form;
        this.acroForm = child(document.getDocumentCatalog().getCOSObject(), COSName.ACRO_FORM);
    }

    /**
     * Adds the fields in the order given.
     *
     * @throws FieldException when a name is taken, a page is not there, or a box lies outside of its page
     */
    public void add(List<FieldSpec> fields) throws IOException {
        FieldTree tree = new FieldTree(form, array(acroForm, COSName.FIELDS));
        for (FieldSpec field : fields) {
            PDPage page = requirePage(field);
            COSDictionary widget = widget(field, page);
            if (field instanceof TextField text) {
                describe(widget, text);
            } else if (field instanceof SignatureField) {
                widget.setItem(COSName.FT, COSName.SIG);
            }
            tree.add(field.name(), widget);
            array(page.getCOSObject(), COSName.ANNOTS).add(widget);
        }
        acroForm.setInt(COSName.SIG_FLAGS, SIGNATURES_EXIST_APPEND_ONLY);
    }

    private COSDictionary widget(FieldSpec field, PDPage page) throws IOException {
        Box box = field.box();
        int rotation = Math.floorMod(page.getRotation(), 360);
        boolean upright = rotation % 180 == 0;
        COSDictionary widget = new COSDictionary();
        widget.setItem(COSName.TYPE, COSName.ANNOT);
        widget.setItem(COSName.SUBTYPE, COSName.WIDGET);
        widget.setItem(COSName.TU, new COSString(field.tooltip()));
        widget.setItem(COSName.RECT, rectangle(box));
        widget.setItem(COSName.P, page);
        widget.setInt(COSName.F, PRINT);
        widget.setItem(
                COSName.AP,
                emptyAppearance(upright ? box.width() : box.height(), upright ? box.height() : box.width()));
        if (rotation != 0) {
            child(widget, COSName.MK).setInt(COSName.R, rotation);
        }
        return widget;
    }

    private void describe(COSDictionary widget, TextField field) throws IOException {
        String font = font(field.style()).getName();
        widget.setItem(COSName.FT, COSName.TX);
        widget.setString(
                COSName.DA, String.format(Locale.ROOT, "/%s %s Tf 0 g", font, Double.toString(field.fontSize())));
        widget.setInt(COSName.Q, quadding(field.alignment()));
        widget.setInt(COSName.MAX_LEN, field.maxLength());
    }

    /** The numbers of ISO 32000-1 table 222. */
    private static int quadding(Alignment alignment) {
        return switch (alignment) {
            case LEFT -> 0;
            case CENTER -> 1;
            case RIGHT -> 2;
        };
    }

    /** The font's name in the form's resources, where it is put when the first field needs it. */
    private COSName font(FontStyle style) throws IOException {
        COSName known = fonts.get(style);
        if (known != null) {
            return known;
        }
        PDType0Font font = Liberation.load(document, style);
        Liberation.vietnamese().forEach(font::addToSubset);
        // PDFBox embeds what pages use; this is used by fields that are filled later, so nobody else would embed it.
        font.subset();
        COSDictionary resources = child(child(acroForm, COSName.DR), COSName.FONT);
        COSName name = freeName(resources, "LiberationSerif" + (style == FontStyle.REGULAR ? "" : "-" + style));
        resources.setItem(name, font.getCOSObject());
        fonts.put(style, name);
        if (!acroForm.containsKey(COSName.DA)) {
            acroForm.setString(COSName.DA, "/" + name.getName() + " 12 Tf 0 g");
        }
        return name;
    }

    private static COSName freeName(COSDictionary resources, String wanted) {
        String name = wanted;
        for (int number = 2; resources.containsKey(COSName.getPDFName(name)); number++) {
            name = wanted + number;
        }
        return COSName.getPDFName(name);
    }

    private PDPage requirePage(FieldSpec field) {
        int pages = document.getNumberOfPages();
        if (field.page() > pages) {
            throw new FieldException(
                    "The field \"" + field.name() + "\" is to stand on page " + field.page() + ", but the document has "
                            + pages + " pages",
                    field.name(),
                    List.of());
        }
        PDPage page = input.page(field.page());
        PDRectangle crop = page.getCropBox();
        Box box = field.box();
        boolean inside = box.x() >= crop.getLowerLeftX()
                && box.y() >= crop.getLowerLeftY()
                && box.x() + box.width() <= crop.getUpperRightX()
                && box.y() + box.height() <= crop.getUpperRightY();
        if (!inside) {
            throw new FieldException(
                    "The field \"" + field.name() + "\" with its " + box + " lies outside of its page " + crop,
                    field.name(),
                    List.of());
        }
        return page;
    }

    private COSDictionary emptyAppearance(double width, double height) throws IOException {
        COSStream form = document.getDocument().createCOSStream();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, rectangle(new Box(0, 0, width, height)));
        try (OutputStream nothing = form.createOutputStream()) {
            nothing.flush();
        }
        COSDictionary appearance = new COSDictionary();
        appearance.setItem(COSName.N, form);
        return appearance;
    }

    private static COSArray rectangle(Box box) {
        return new PDRectangle((float) box.x(), (float) box.y(), (float) box.width(), (float) box.height())
                .getCOSArray();
    }

    private static COSDictionary child(COSDictionary dictionary, COSName key) {
        COSDictionary existing = dictionary.getCOSDictionary(key);
        if (existing != null) {
            return existing;
        }
        COSDictionary added = new COSDictionary();
        dictionary.setItem(key, added);
        return added;
    }

    /** A new one instead of an empty one, which several dictionaries may share. */
    static COSArray array(COSDictionary dictionary, COSName key) {
        COSArray existing = dictionary.getCOSArray(key);
        if (existing != null && existing.size() > 0) {
            return existing;
        }
        COSArray added = new COSArray();
        dictionary.setItem(key, added);
        return added;
    }
}
