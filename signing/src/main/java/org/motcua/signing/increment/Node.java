package org.motcua.signing.increment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * A value of the document and the way to it: the indirect object that holds it and the keys from there. So a change of a
 * value that stands directly in another object changes that object and no other. Immutable; what is behind it is not
 * thread-safe.
 */
public final class Node {

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final PdfInput input;
    private final @Nullable Reference owner;
    private final List<Object> path;
    private final COSBase value;

    private Node(PdfInput input, @Nullable Reference owner, List<Object> path, COSBase value) {
        this.input = input;
        this.owner = owner;
        this.path = List.copyOf(path);
        this.value = value;
    }

    static Node root(PdfInput input, COSDictionary trailer) {
        return new Node(input, null, List.of(), trailer);
    }

    static Node indirect(PdfInput input, Reference reference, COSDictionary value) {
        return new Node(input, reference, List.of(), value);
    }

    /** The object in which this value stands, which is the value itself where {@link #path} is empty. */
    Reference owner() {
        if (owner == null) {
            throw new UnreadablePdfException(
                    input.source().name() + " is a damaged PDF: its catalogue is not an indirect object");
        }
        return owner;
    }

    /** What PDFBox read, for reading only; this must be a dictionary. */
    public COSDictionary dictionary() {
        if (value instanceof COSDictionary dictionary) {
            return dictionary;
        }
        throw new UnreadablePdfException(
                input() + " is a damaged PDF: it has something else where a dictionary belongs");
    }

    List<Object> path() {
        return path;
    }

    COSBase cos() {
        return value;
    }

    /** The reference to this value, where it is an indirect object of its own. */
    public Optional<Reference> reference() {
        return path.isEmpty() ? Optional.ofNullable(owner) : Optional.empty();
    }

    public boolean isDictionary() {
        return value instanceof COSDictionary;
    }

    public boolean isArray() {
        return value instanceof COSArray;
    }

    /** The value under a key of this dictionary; empty where it is null or this is no dictionary. */
    public Optional<Node> find(String key) {
        if (!(value instanceof COSDictionary dictionary)) {
            return Optional.empty();
        }
        return child(key, dictionary.getItem(COSName.getPDFName(key)));
    }

    /** The values of this array without those that are null; empty where this is no array. */
    public List<Node> items() {
        if (!(value instanceof COSArray array)) {
            return List.of();
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            child(i, array.get(i)).ifPresent(items::add);
        }
        return items;
    }

    public Optional<String> findName(String key) {
        return find(key).flatMap(Node::name);
    }

    public Optional<String> findText(String key) {
        return find(key).flatMap(Node::text);
    }

    /** A text string: UTF-8 where its byte order mark says so (ISO 32000-2 7.9.2.2), else as PDFBox reads it. */
    public Optional<String> text() {
        return bytes().map(bytes -> bytes.length >= UTF_8_MARK.length
                        && Arrays.equals(bytes, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length)
                ? new String(bytes, UTF_8_MARK.length, bytes.length - UTF_8_MARK.length, StandardCharsets.UTF_8)
                : new COSString(bytes).getString());
    }

    /** The bytes of a string, decrypted. */
    public Optional<byte[]> bytes() {
        return value instanceof COSString string ? Optional.of(string.getBytes()) : Optional.empty();
    }

    public boolean isTrue() {
        return value instanceof COSBoolean bool && bool.getValue();
    }

    public Optional<Long> findNumber(String key) {
        return find(key).flatMap(Node::number);
    }

    public Optional<String> name() {
        return value instanceof COSName name ? Optional.of(name.getName()) : Optional.empty();
    }

    public Optional<Long> number() {
        return value instanceof COSNumber number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** A number with its fraction. */
    public Optional<Double> real() {
        return value instanceof COSNumber number ? Optional.of((double) number.floatValue()) : Optional.empty();
    }

    /** The four numbers of a rectangle: left, bottom, right, top, put in order. */
    public Optional<double[]> findRectangle(String key) {
        List<Double> numbers = find(key).stream()
                .flatMap(node -> node.items().stream())
                .flatMap(node -> node.real().stream())
                .toList();
        if (numbers.size() != 4) {
            return Optional.empty();
        }
        double left = Math.min(numbers.get(0), numbers.get(2));
        double bottom = Math.min(numbers.get(1), numbers.get(3));
        double right = Math.max(numbers.get(0), numbers.get(2));
        double top = Math.max(numbers.get(1), numbers.get(3));
        return Optional.of(new double[] {left, bottom, right, top});
    }

    /** The value itself, or the reference to it where it is an object of its own, to be used in another object. */
    public PdfValue asValue() {
        Optional<Reference> own = reference();
        return own.isPresent() ? own.get() : CosValues.of(value);
    }

    /** The entries of this dictionary, to be changed and used in another object; empty where this is none. */
    public Optional<Dictionary> copied() {
        return CosValues.of(value) instanceof Dictionary dictionary ? Optional.of(dictionary) : Optional.empty();
    }

    /** The decoded bytes of a stream, at most {@code limit} of them; empty where this is no stream. */
    public Optional<byte[]> decoded(int limit) {
        if (!(value instanceof COSStream stream)) {
            return Optional.empty();
        }
        try (InputStream input = stream.createInputStream()) {
            byte[] bytes = input.readNBytes(limit);
            if (input.read() >= 0) {
                throw new UnreadablePdfException(
                        input() + " has a stream of more than " + limit + " bytes where none should be");
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new UnreadablePdfException(input() + " is a damaged PDF: " + e.getMessage(), e);
        }
    }

    private String input() {
        return input.source().name();
    }

    private Optional<Node> child(Object step, @Nullable COSBase item) {
        if (item == null || item instanceof COSNull) {
            return Optional.empty();
        }
        if (!(item instanceof COSObject indirect)) {
            List<Object> deeper = new ArrayList<>(path);
            deeper.add(step);
            return Optional.of(new Node(input, owner, deeper, item));
        }
        Reference reference = CosValues.reference(indirect);
        COSBase object = indirect.getObject();
        if (object == null) {
            requireUnlisted(reference);
            return Optional.empty();
        }
        return object instanceof COSNull
                ? Optional.empty()
                : Optional.of(new Node(input, reference, List.of(), object));
    }

    /** PDFBox answers null for an object that it could not read; taken for absent, a form would be lost. */
    private void requireUnlisted(Reference reference) {
        if (input.isListed(new COSObjectKey(reference.number(), reference.generation()))) {
            throw new UnreadablePdfException(input.source().name() + " is a damaged PDF: object " + reference.number()
                    + " " + reference.generation() + " is not where its cross-reference table says");
        }
    }
}
