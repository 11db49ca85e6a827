package org.motcua.signing.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.motcua.signing.Box;
import org.motcua.signing.SignaturePlace;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.revision.LocatedSignature;

/** Finds the widgets of signatures on pages. Which objects they are says the reader that validated, not PDFBox. */
public final class PlaceSearch {

    /** Pages that are searched; nobody looks at pictures of later ones. */
    private static final int MAX_PAGES = 10_000;

    private PlaceSearch() {}

    /** The places in the order of the report. */
    public static List<SignaturePlace> places(
            PDDocument document, List<LocatedSignature> signatures, ValidationReport report) {
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < signatures.size(); i++) {
            for (int widget : signatures.get(i).widgets()) {
                numbers.putIfAbsent((long) widget, i + 1);
            }
        }
        List<SignaturePlace> places = new ArrayList<>();
        int page = 0;
        for (PDPage candidate : document.getPages()) {
            page++;
            if (page > MAX_PAGES) {
                break;
            }
            COSArray annotations = candidate.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; annotations != null && i < annotations.size(); i++) {
                Integer number = numbers.get(objectNumber(annotations.get(i)));
                Optional<Box> box = box(annotations.getObject(i));
                if (number != null && box.isPresent()) {
                    SignatureReport signature = report.signatures().get(number - 1);
                    places.add(new SignaturePlace(number, signature.field(), signature.indication(), page, box.get()));
                }
            }
        }
        places.sort(Comparator.comparingInt(SignaturePlace::number).thenComparingInt(SignaturePlace::page));
        return List.copyOf(places);
    }

    private static long objectNumber(COSBase item) {
        COSObjectKey key = item instanceof COSObject reference ? reference.getKey() : null;
        return key == null ? -1 : key.getNumber();
    }

    private static Optional<Box> box(COSBase annotation) {
        COSArray rectangle =
                annotation instanceof COSDictionary dictionary ? dictionary.getCOSArray(COSName.RECT) : null;
        if (rectangle == null) {
            return Optional.empty();
        }
        PDRectangle area = new PDRectangle(rectangle);
        boolean seen = area.getWidth() > 0 && area.getHeight() > 0;
        return seen
                ? Optional.of(new Box(area.getLowerLeftX(), area.getLowerLeftY(), area.getWidth(), area.getHeight()))
                : Optional.empty();
    }
}
