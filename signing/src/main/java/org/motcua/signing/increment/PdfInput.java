package org.motcua.signing.increment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SigningException;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.WrongPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document opened for changing. PDFBox reads it strictly: a file whose cross-reference table it would have to rebuild
 * is refused, because every reader rebuilds in its own way and a signature over such a file means nothing. Not
 * thread-safe.
 */
public final class PdfInput implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PdfInput.class);

    /** A new object near these numbers could be what an entry of the trailer leads to; far ones would make a large gap. */
    private static final int CLOSE_NUMBERS = 1_000;

    /** What a document cannot be read, or not be known, without. */
    private static final Set<String> ALWAYS_INHERITED = Set.of("Root", "Info", "Encrypt");

    private static final int HEADER_BYTES = 5;

    private final Source source;
    private final PDDocument document;
    private final Encryption encryption;
    private final boolean endsWithLineEnd;
    private final Set<String> lastTrailer;

    private PdfInput(Source source, PDDocument document, Set<String> lastTrailer, boolean endsWithLineEnd)
            throws IOException {
        this.source = source;
        this.lastTrailer = lastTrailer;
        this.endsWithLineEnd = endsWithLineEnd;
        this.document = document;
        this.encryption = Encryption.of(document);
    }

    /**
     * Opens a document.
     *
     * @param password tried as user and as owner password; where none is given, the empty one
     */
    public static PdfInput open(Source source, Optional<char[]> password) {
        RandomAccessRead input = null;
        PDDocument document = null;
        try {
            input = source.open();
            requireHeader(source, input);
            boolean endsWithLineEnd = endsWithLineEnd(input);
            BoundedParser parser =
                    new BoundedParser(input, password.map(String::new).orElse(""), source.name());
            document = parser.parseStrictly();
            XrefEntries.require(document.getDocument().getXrefTable(), input);
            PdfInput opened = new PdfInput(source, document, parser.lastTrailer(), endsWithLineEnd);
            input = null;
            document = null;
            return opened;
        } catch (InvalidPasswordException e) {
            throw new WrongPasswordException(
                    source.name() + " is encrypted and the password is "
                            + (password.isPresent() ? "wrong" : "missing; give the password that opens it"),
                    password.isPresent());
        } catch (IOException | RuntimeException e) {
            throw damaged(source, e);
        } finally {
            closeQuietly(document);
            closeQuietly(input);
        }
    }

    /** The catalogue, from which everything else is reached. */
    public Node catalog() {
        return trailer("Root")
                .orElseThrow(
                        () -> new UnreadablePdfException(source.name() + " is a damaged PDF: it has no catalogue"));
    }

    /** What PDFBox knows about the document, for reading only: whatever is changed in it is lost. */
    public PDDocument pdfBox() {
        return document;
    }

    /** An indirect dictionary that PDFBox read. */
    public Node node(COSDictionary dictionary) {
        COSObjectKey key = dictionary.getKey();
        if (key == null) {
            throw new UnreadablePdfException(
                    source.name() + " is a damaged PDF: a page of it is not an indirect object");
        }
        return Node.indirect(this, new PdfValue.Reference(key.getNumber(), key.getGeneration()), dictionary);
    }

    /** The page that a node is; empty where it is none. */
    public Optional<PDPage> page(Node node) {
        boolean page = node.reference().isPresent()
                && node.findName("Type").filter("Page"::equals).isPresent();
        return page && node.cos() instanceof COSDictionary dictionary
                ? Optional.of(new PDPage(dictionary))
                : Optional.empty();
    }

    /**
     * A page by its number, the first being 1.
     *
     * @throws UnreadablePdfException when there is none, although the document says that it has as many
     */
    public PDPage page(int number) {
        try {
            return document.getPage(number - 1);
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    /** What is to be thrown where PDFBox failed over the document. */
    public SigningException damaged(Exception e) {
        return damaged(source, e);
    }

    private static SigningException damaged(Source source, Exception e) {
        return e instanceof SigningException already
                ? already
                : new UnreadablePdfException(
                        source.name() + " is a damaged PDF: " + e.getMessage()
                                + "; repair it (qpdf can) and look at the result before it is signed",
                        e);
    }

    /** The page that shows an annotation: the one that lists it, which it mostly names. */
    public Optional<PDPage> pageOf(Node annotation) {
        Optional<PDPage> named = annotation.find("P").flatMap(this::page).filter(page -> lists(page, annotation));
        if (named.isPresent()) {
            return named;
        }
        for (PDPage page : document.getPages()) {
            if (lists(page, annotation)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    private boolean lists(PDPage page, Node annotation) {
        return node(page.getCOSObject()).find("Annots").map(Node::items).orElse(List.of()).stream()
                .anyMatch(
                        item -> item.reference().isPresent() && item.reference().equals(annotation.reference()));
    }

    public Source source() {
        return source;
    }

    /** Whether the last byte ends a line; where not, an increment begins with a line end. */
    boolean endsWithLineEnd() {
        return endsWithLineEnd;
    }

    Encryption encryption() {
        return encryption;
    }

    /** Where the last cross-reference section begins. */
    long startXref() {
        return document.getDocument().getStartXref();
    }

    /** Whether the last cross-reference section is a stream. */
    public boolean endsInXrefStream() {
        return document.getDocument().isXRefStream();
    }

    /** The first object number that no revision of the document has used, nor the trailer led to although nothing is there. */
    long nextObjectNumber() {
        COSDocument cos = document.getDocument();
        long next = Math.max(cos.getTrailer().getLong(COSName.SIZE, 1), cos.getHighestXRefObjectNumber() + 1);
        for (long led : trailerReferences()) {
            if (led >= next && led - next < CLOSE_NUMBERS) {
                next = led + 1;
            }
        }
        return next;
    }

    /** Where the entries of the trailer lead to, in ascending order. Some producers take over what has gone. */
    private SortedSet<Long> trailerReferences() {
        SortedSet<Long> numbers = new TreeSet<>();
        for (COSBase value : inheritedTrailer().values()) {
            Iterable<? extends COSBase> items = value instanceof COSArray array ? array : List.of(value);
            for (COSBase item : items) {
                if (item instanceof COSObject object && object.getKey() != null) {
                    numbers.add(object.getKey().getNumber());
                }
            }
        }
        return numbers;
    }

    Optional<Node> trailer(String key) {
        return Node.root(this, document.getDocument().getTrailer()).find(key);
    }

    /** What the trailer of the next revision takes over: no entry that a later revision has dropped already. */
    Map<String, COSBase> inheritedTrailer() {
        Map<String, COSBase> entries = new LinkedHashMap<>();
        document.getDocument().getTrailer().forEach((key, value) -> {
            String name = CosValues.name(key);
            if (ALWAYS_INHERITED.contains(name) || lastTrailer.contains(name)) {
                entries.put(name, value);
            }
        });
        return entries;
    }

    /** The first half of /ID, by which all revisions of a document are known. */
    public Optional<byte[]> permanentId() {
        COSArray id = document.getDocument().getDocumentID();
        if (id == null || id.size() == 0) {
            return Optional.empty();
        }
        COSBase first = id.getObject(0);
        return first instanceof COSString string ? Optional.of(string.getBytes()) : Optional.empty();
    }

    boolean isListed(COSObjectKey key) {
        return document.getDocument().getXrefTable().containsKey(key);
    }

    @Override
    public void close() {
        closeQuietly(document);
    }

    private static void requireHeader(Source source, RandomAccessRead input) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        int read = input.read(header, 0, HEADER_BYTES);
        boolean pdf = read == HEADER_BYTES && "%PDF-".equals(new String(header, StandardCharsets.ISO_8859_1));
        if (!pdf) {
            throw new UnreadablePdfException(source.name() + " is not a PDF: it does not begin with %PDF-");
        }
    }

    private static boolean endsWithLineEnd(RandomAccessRead input) throws IOException {
        input.seek(input.length() - 1);
        int last = input.read();
        input.seek(0);
        return last == '\n' || last == '\r';
    }

    private static void closeQuietly(@Nullable Closeable opened) {
        if (opened == null) {
            return;
        }
        try {
            opened.close();
        } catch (IOException e) {
            // It was opened for reading only: nothing can be lost by a close that fails.
            LOG.debug("Closing a document failed", e);
        }
    }
}
