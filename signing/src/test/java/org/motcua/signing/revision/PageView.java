package org.motcua.signing.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * What another reader, one that mends what is broken, takes for the pages of a document: their content, boxes and
 * resources. Two revisions that look alike have the same view; what fields and comments add is not part of it.
 */
final class PageView {

    private static final int MAX_DEPTH = 6;

    private PageView() {}

    /** Empty where the other reader cannot read the document. */
    static Optional<List<String>> of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                pages.add(page.getMediaBox() + " " + page.getRotation() + " "
                        + sum(page.getContents().readAllBytes()) + " "
                        + describe(
                                page.getResources() == null
                                        ? null
                                        : page.getResources().getCOSObject(),
                                0));
            }
            return Optional.of(pages);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String describe(COSBase value, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            return "…";
        }
        if (value instanceof COSStream stream) {
            try (var data = stream.createRawInputStream()) {
                return dictionary(stream, depth) + sum(data.readAllBytes());
            }
        }
        if (value instanceof COSDictionary dictionary) {
            return dictionary(dictionary, depth);
        }
        if (value instanceof COSArray array) {
            StringBuilder text = new StringBuilder("[");
            for (int i = 0; i < array.size(); i++) {
                text.append(describe(array.getObject(i), depth + 1)).append(' ');
            }
            return text.append(']').toString();
        }
        return String.valueOf(value);
    }

    private static String dictionary(COSDictionary dictionary, int depth) throws IOException {
        StringBuilder text = new StringBuilder("<<");
        for (COSName key : dictionary.keySet().stream().sorted().toList()) {
            if (!key.equals(COSName.PARENT) && !key.equals(COSName.LENGTH)) {
                text.append(key.getName()).append('=').append(describe(dictionary.getDictionaryObject(key), depth + 1));
            }
        }
        return text.append(">>").toString();
    }

    private static String sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return bytes.length + ":" + Long.toHexString(crc.getValue());
    }
}
