package org.motcua.signing.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The document as it was in one revision. For one thread. */
public final class Snapshot {

    private static final int MAX_REFERENCES_IN_A_ROW = 32;
    private static final int COMPARE_CHUNK = 64 * 1024;

    /** In a document of hundreds of revisions the search through all their sections costs more than all else. */
    private static final int MAX_REMEMBERED_ENTRIES = 10_000;

    private final PdfFile file;
    private final List<XrefSection> sections;
    private final XrefSection[] searched;
    private final long limit;
    private final Map<Integer, XrefEntry> entries = new HashMap<>();

    Snapshot(PdfFile file, List<XrefSection> sections, long limit) {
        this.file = file;
        this.sections = sections;
        this.searched = sections.toArray(new XrefSection[0]);
        this.limit = limit;
    }

    public PdfDictionary trailer() {
        return sections.get(0).trailer();
    }

    /** The sections that the revision consists of, newest first. */
    public List<XrefSection> sections() {
        return sections;
    }

    public PdfFile file() {
        return file;
    }

    /** Where the object is in this revision; a free entry where it is not. */
    public XrefEntry entry(int number) {
        return entries.size() < MAX_REMEMBERED_ENTRIES
                ? entries.computeIfAbsent(number, this::findEntry)
                : findEntry(number);
    }

    private XrefEntry findEntry(int number) {
        for (XrefSection section : searched) {
            XrefEntry entry = section.find(number);
            if (entry != null) {
                return entry;
            }
        }
        return XrefEntry.NONE;
    }

    /** The object with this number, null where there is none, {@link PdfMalformed} where it cannot be read. */
    public PdfObject object(int number) {
        return object(number, entry(number));
    }

    private PdfObject object(int number, XrefEntry entry) {
        try {
            return switch (entry.kind()) {
                case FREE -> PdfNull.NULL;
                case OFFSET -> inFile(number, entry.location());
                case COMPRESSED -> inStream(number, entry);
            };
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            file.deviation(e.finding().detail());
            return new PdfMalformed(entry.location());
        }
    }

    private PdfObject inFile(int number, long offset) {
        if (offset >= limit) {
            throw PdfSyntaxException.malformed("object " + number + " is beyond its revision");
        }
        ObjectCache.Key key = new ObjectCache.Key(offset, -1);
        IndirectObject object = file.objects.find(key);
        if (object == null) {
            object = decrypted(IndirectObject.read(file.source(), file.budget(), offset));
            file.objects.put(key, object, object.end() - offset);
        }
        if (object.number() != number) {
            throw PdfSyntaxException.malformed(
                    "object " + object.number() + " stands where object " + number + " should");
        }
        if (object.end() > limit) {
            throw PdfSyntaxException.malformed("object " + number + " reaches beyond its revision");
        }
        return object.value();
    }

    private PdfObject inStream(int number, XrefEntry entry) {
        int container = (int) Math.min(entry.location(), Integer.MAX_VALUE);
        XrefEntry containerEntry = entry(container);
        if (containerEntry.kind() != XrefEntry.Kind.OFFSET) {
            throw PdfSyntaxException.malformed("object stream " + container + " is not in the file");
        }
        if (!(object(container, containerEntry) instanceof PdfStream data)) {
            throw PdfSyntaxException.malformed("object " + container + " is no object stream");
        }
        // A length that is a reference may differ from revision to revision, and with it the objects inside.
        long length = length(data);
        ObjectCache.Key key = new ObjectCache.Key(containerEntry.location(), length << Integer.SIZE | entry.detail());
        IndirectObject cached = file.objects.find(key);
        if (cached != null && cached.number() == number) {
            return cached.value();
        }
        IndirectObject object = objectStream(data, new ObjectCache.Key(containerEntry.location(), length))
                .object(entry.detail(), number, file.budget());
        file.objects.put(key, object, object.end());
        return object.value();
    }

    private ObjectStream objectStream(PdfStream data, ObjectCache.Key key) {
        ObjectStream stream = file.streams.find(key);
        if (stream == null) {
            stream = ObjectStream.read(data.dictionary(), decoded(data), file.budget());
            file.streams.put(key, stream, stream.bytes());
        }
        return stream;
    }

    /** Decodes an object stream or another stream whose filters are direct objects. */
    public byte[] decoded(PdfStream stream) {
        Decryption decryption = file.decryption();
        UnaryOperator<byte[]> plain = decryption == null || isPlain(stream, decryption)
                ? StreamData.PLAIN
                : bytes -> decryption.stream(bytes, stream.number(), stream.generation());
        return StreamData.decode(file.source(), file.budget(), stream, length(stream), plain);
    }

    private static boolean isPlain(PdfStream stream, Decryption decryption) {
        PdfDictionary dictionary = stream.dictionary();
        return dictionary.isName("Type", "XRef")
                || StreamData.isExemptFromEncryption(dictionary)
                || (dictionary.isName("Type", "Metadata") && !decryption.encryptsMetadata());
    }

    /** The length of a stream's data in this revision, -1 where it cannot be told or reaches beyond the revision. */
    public long length(PdfStream stream) {
        if (resolve(stream.dictionary().get("Length")) instanceof PdfNumber number
                && number.integer()
                && number.longValue() >= 0
                && number.longValue() <= limit - stream.dataStart()) {
            return number.longValue();
        }
        return -1;
    }

    /**
     * Whether both streams have the same bytes in the file, whatever their dictionaries say. Bytes that were written anew
     * must end where their length says: readers that mend a wrong length go on to the next {@code endstream}.
     */
    public boolean sameData(PdfStream stream, Snapshot other, PdfStream otherStream) {
        long length = length(stream);
        if (length < 0 || length != other.length(otherStream) || !sameKey(stream, otherStream)) {
            return false;
        }
        return stream.dataStart() == otherStream.dataStart()
                || (StreamData.endsThere(file.source(), otherStream, length)
                        && sameBytes(stream.dataStart(), otherStream.dataStart(), length));
    }

    /** Most encryption makes a key for each object. */
    private boolean sameKey(PdfStream stream, PdfStream other) {
        Decryption decryption = file.decryption();
        return decryption == null
                || !decryption.dependsOnNumber()
                || (stream.number() == other.number() && stream.generation() == other.generation());
    }

    private boolean sameBytes(long first, long second, long length) {
        byte[] one = new byte[(int) Math.min(COMPARE_CHUNK, length)];
        byte[] two = new byte[one.length];
        try {
            for (long done = 0; done < length; done += one.length) {
                file.budget().step();
                int count = (int) Math.min(one.length, length - done);
                file.source().read(first + done, one, 0, count);
                file.source().read(second + done, two, 0, count);
                if (!Arrays.equals(one, 0, count, two, 0, count)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Follows references to the object that is meant. */
    public PdfObject resolve(PdfObject value) {
        PdfObject current = value;
        for (int i = 0; i < MAX_REFERENCES_IN_A_ROW; i++) {
            if (!(current instanceof PdfReference reference)) {
                return current;
            }
            current = object(reference.number());
        }
        return PdfNull.NULL;
    }

    /** The value of a key, references followed. */
    public PdfObject get(PdfDictionary dictionary, String key) {
        return resolve(dictionary.get(key));
    }

    /** The value of a key where it is a dictionary (that of a stream does not count), else an empty one. */
    public PdfDictionary dictionary(PdfDictionary dictionary, String key) {
        return get(dictionary, key) instanceof PdfDictionary value ? value : PdfDictionary.EMPTY;
    }

    public @Nullable PdfArray findArray(PdfDictionary dictionary, String key) {
        return get(dictionary, key) instanceof PdfArray value ? value : null;
    }

    public @Nullable String findName(PdfDictionary dictionary, String key) {
        return get(dictionary, key) instanceof PdfName value ? value.value() : null;
    }

    public @Nullable PdfString findString(PdfDictionary dictionary, String key) {
        return get(dictionary, key) instanceof PdfString value ? value : null;
    }

    /** The catalog. */
    public PdfDictionary catalog() {
        return dictionary(trailer(), "Root");
    }

    /** The numbers of the objects that this revision redefines or adds beyond an earlier one of the same chain. */
    public int[] redefinedSince(Snapshot earlier) {
        return sections.subList(0, sections.size() - earlier.sections.size()).stream()
                .flatMapToInt(XrefSection::numbers)
                .sorted()
                .toArray();
    }

    private IndirectObject decrypted(IndirectObject object) {
        Decryption decryption = file.decryption();
        if (decryption == null) {
            return object;
        }
        PdfObject value = new StringDecryption(decryption, object.number(), object.generation()).apply(object.value());
        return new IndirectObject(object.number(), object.generation(), value, object.end());
    }

    /** Decrypts the strings of one object, all but the value of a signature (ISO 32000-1 7.6.1). */
    private record StringDecryption(Decryption decryption, int number, int generation) {

        PdfObject apply(PdfObject value) {
            if (value instanceof PdfString string) {
                byte[] plain = decryption.string(string.bytes(), number, generation);
                return new PdfString(new String(plain, StandardCharsets.ISO_8859_1), string.hexadecimal(), -1, -1);
            }
            if (value instanceof PdfArray array) {
                List<PdfObject> items = new ArrayList<>(array.size());
                array.items().forEach(item -> items.add(apply(item)));
                return new PdfArray(items);
            }
            if (value instanceof PdfDictionary dictionary) {
                return apply(dictionary);
            }
            if (value instanceof PdfStream stream) {
                return new PdfStream(
                        apply(stream.dictionary()), stream.number(), stream.generation(), stream.dataStart());
            }
            return value;
        }

        private PdfDictionary apply(PdfDictionary dictionary) {
            boolean signature = dictionary.has("ByteRange");
            Map<String, PdfObject> entries = new LinkedHashMap<>();
            dictionary
                    .entries()
                    .forEach((key, value) ->
                            entries.put(key, signature && key.equals("Contents") ? value : apply(value)));
            return new PdfDictionary(entries);
        }
    }
}
