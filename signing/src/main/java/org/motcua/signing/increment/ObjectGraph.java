package org.motcua.signing.increment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.PdfValue.Sequence;
import org.motcua.signing.increment.PdfValue.Stream;

/**
 * Objects that refer to each other and belong to no document yet, such as a font: made once, added to any number of
 * increments. Immutable and thread-safe.
 */
public final class ObjectGraph {

    private final List<PdfValue> objects;

    private ObjectGraph(List<PdfValue> objects) {
        this.objects = List.copyOf(objects);
    }

    /** Takes over what PDFBox made in memory: streams and typed dictionaries become objects of their own. */
    public static ObjectGraph of(COSDictionary root) {
        Reader reader = new Reader();
        reader.indirect(root);
        return new ObjectGraph(reader.objects);
    }

    /** Adds all of them and answers the object that was the root. */
    public Reference addTo(Increment increment) {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            references.add(increment.reserve());
        }
        for (int i = 0; i < objects.size(); i++) {
            increment.put(references.get(i), resolve(objects.get(i), references));
        }
        return references.get(0);
    }

    private static PdfValue resolve(PdfValue value, List<Reference> references) {
        if (value instanceof Reference placeholder) {
            return references.get((int) placeholder.number());
        }
        if (value instanceof Sequence sequence) {
            return PdfValue.sequence(sequence.values().stream()
                    .map(item -> resolve(item, references))
                    .toList());
        }
        if (value instanceof Dictionary dictionary) {
            return resolved(dictionary, references);
        }
        return value instanceof Stream stream ? stream.with(resolved(stream.dictionary(), references)) : value;
    }

    private static Dictionary resolved(Dictionary dictionary, List<Reference> references) {
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        dictionary.entries().forEach((key, value) -> entries.put(key, resolve(value, references)));
        return new Dictionary(entries);
    }

    private static final class Reader {
        private final List<PdfValue> objects = new ArrayList<>();
        private final IdentityHashMap<COSBase, Reference> known = new IdentityHashMap<>();

        private Reference indirect(COSDictionary dictionary) {
            Reference already = known.get(dictionary);
            if (already != null) {
                return already;
            }
            Reference reference = new Reference(objects.size(), 0);
            known.put(dictionary, reference);
            objects.add(PdfValue.dictionary());
            Dictionary converted = dictionary(dictionary);
            objects.set(
                    (int) reference.number(),
                    dictionary instanceof COSStream stream ? new Stream(converted, raw(stream)) : converted);
            return reference;
        }

        private Dictionary dictionary(COSDictionary dictionary) {
            Map<String, PdfValue> entries = new LinkedHashMap<>();
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                if (!COSName.LENGTH.equals(entry.getKey())) {
                    entries.put(CosValues.name(entry.getKey()), value(entry.getValue()));
                }
            }
            return new Dictionary(entries);
        }

        private PdfValue value(COSBase value) {
            COSBase direct = value instanceof COSObject object ? object.getObject() : value;
            if (direct instanceof COSDictionary dictionary) {
                boolean ownObject = dictionary instanceof COSStream || dictionary.containsKey(COSName.TYPE);
                return ownObject ? indirect(dictionary) : dictionary(dictionary);
            }
            if (direct instanceof COSArray array) {
                List<PdfValue> values = new ArrayList<>();
                array.forEach(item -> values.add(value(item)));
                return PdfValue.sequence(values);
            }
            return CosValues.of(direct);
        }

        private static byte[] raw(COSStream stream) {
            try (InputStream input = stream.createRawInputStream()) {
                return input.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
