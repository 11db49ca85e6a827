package org.motcua.signing.increment;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObjectKey;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.PdfValue.Sequence;

/**
 * The objects that an incremental update adds and changes. Only these are written: an object that is written again
 * without need looks like tampering to whoever compares revisions. Not thread-safe.
 */
public final class Increment {

    private final PdfInput input;
    private final Map<Reference, PdfValue> objects = new TreeMap<>();
    private long nextNumber;

    public Increment(PdfInput input) {
        this.input = input;
        this.nextNumber = input.nextObjectNumber();
    }

    /** A number for an object that is given its value later. */
    public Reference reserve() {
        return new Reference(nextNumber++, 0);
    }

    /** Adds an object. */
    public Reference add(PdfValue value) {
        Reference reference = reserve();
        objects.put(reference, value);
        return reference;
    }

    /** Gives a reserved object its value. */
    public void put(Reference reference, PdfValue value) {
        objects.put(reference, value);
    }

    /** Changes a dictionary of the document. */
    public void edit(Node node, UnaryOperator<Dictionary> change) {
        editAt(node, value -> {
            if (value instanceof Dictionary dictionary) {
                return change.apply(dictionary);
            }
            throw wrongKind(node, "a dictionary");
        });
    }

    /** Changes an array of the document. */
    public void editArray(Node node, UnaryOperator<Sequence> change) {
        editAt(node, value -> {
            if (value instanceof Sequence sequence) {
                return change.apply(sequence);
            }
            throw wrongKind(node, "an array");
        });
    }

    private void editAt(Node node, UnaryOperator<PdfValue> change) {
        Reference owner = node.owner();
        PdfValue current = objects.getOrDefault(owner, CosValues.of(fromDocument(owner)));
        objects.put(owner, changeAt(current, node.path(), change));
    }

    private COSBase fromDocument(Reference reference) {
        COSObjectKey key = new COSObjectKey(reference.number(), reference.generation());
        return input.pdfBox().getDocument().getObjectFromPool(key).getObject();
    }

    private static PdfValue changeAt(PdfValue value, List<Object> path, UnaryOperator<PdfValue> change) {
        if (path.isEmpty()) {
            return change.apply(value);
        }
        Object step = path.get(0);
        List<Object> rest = path.subList(1, path.size());
        if (value instanceof Dictionary dictionary && step instanceof String key) {
            PdfValue child = dictionary.find(key).orElseThrow();
            return dictionary.with(key, changeAt(child, rest, change));
        }
        if (value instanceof Sequence sequence && step instanceof Integer index) {
            return sequence.with(index, changeAt(sequence.values().get(index), rest, change));
        }
        throw new IllegalStateException("No " + step + " in " + value);
    }

    private UnreadablePdfException wrongKind(Node node, String wanted) {
        return new UnreadablePdfException(input.source().name() + " is a damaged PDF: object "
                + node.owner().number() + " has something else where " + wanted + " belongs");
    }

    /**
     * Appends the increment, which carries no signature, to a draft of the very document that it is made for, and reads it
     * back.
     *
     * @param newId the second half of the document's /ID for this revision
     */
    public void appendTo(Draft draft, byte[] newId) throws IOException {
        long base = input.source().length();
        Buffer out = new Buffer();
        XrefSection section = writeObjects(out, base);
        section.write(out, nextNumber, newId);
        byte[] bytes = out.toArray();
        draft.stream().write(bytes);
        IncrementCheck.require(base, bytes, draft.readFrom(base));
    }

    private XrefSection writeObjects(Buffer out, long base) {
        if (!input.endsWithLineEnd()) {
            out.append('\n');
        }
        XrefSection section = new XrefSection(input, base);
        for (Map.Entry<Reference, PdfValue> object : objects.entrySet()) {
            section.writeObject(out, object.getKey(), object.getValue());
        }
        return section;
    }

    /**
     * Lays the increment out with room for a signature.
     *
     * @param signature the reserved object of the signature dictionary
     * @param entries its entries but /ByteRange and /Contents
     * @param contentsBytes how many bytes the signature may have
     * @param newId the second half of the document's /ID for this revision
     */
    public SignedLayout layout(Reference signature, Dictionary entries, int contentsBytes, byte[] newId) {
        long base = input.source().length();
        Buffer out = new Buffer();
        XrefSection section = writeObjects(out, base);
        SignatureRoom room = section.writeSignature(out, signature, entries, contentsBytes);
        long startXref = section.write(out, nextNumber, newId);
        return new SignedLayout(base, startXref, room, out.toArray());
    }
}
