package org.motcua.signing.increment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.motcua.signing.UnreadablePdfException;

/**
 * PDFBox's parser, which keeps decoded streams in memory, for files of strangers: a small stream that decodes to
 * gigabytes is refused before PDFBox decodes it. Images are let by, because nothing here decodes them. Not thread-safe.
 */
final class BoundedParser extends PDFParser {

    /** No cross-reference, object or content stream of a sane document decodes to more bytes than this. */
    private static final int MAXIMUM_DECODED_BYTES = 100_000_000;

    /** Deflate makes at most 1032 bytes of one, so less than this cannot exceed the maximum. */
    private static final int HARMLESS_BYTES = MAXIMUM_DECODED_BYTES / 1032;

    private static final Set<String> IMAGE_FILTERS =
            Set.of("DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode");

    private final String documentName;
    private final COSDocument read;
    private Set<String> lastTrailer = Set.of();

    BoundedParser(RandomAccessRead input, String password, String documentName) throws IOException {
        super(input, password);
        this.documentName = documentName;
        this.read = document;
    }

    /** Parses strictly. PDFBox calls a document damaged when it is encrypted in a way that a password does not open. */
    PDDocument parseStrictly() throws IOException {
        try {
            return parse(false);
        } catch (InvalidPasswordException e) {
            throw e;
        } catch (IOException e) {
            COSDictionary trailer = read.getTrailer();
            COSDictionary encryption = trailer == null ? null : trailer.getCOSDictionary(COSName.ENCRYPT);
            if (encryption != null) {
                Encryption.requireByPassword(encryption.getNameAsString(COSName.FILTER));
            }
            throw e;
        }
    }

    /** The keys of the trailer that stands last in the file; what PDFBox calls the trailer has those of all. */
    Set<String> lastTrailer() {
        return lastTrailer;
    }

    /** The last moment at which the trailers are known one by one. */
    @Override
    protected boolean resetTrailerResolver() {
        COSDictionary last = xrefTrailerResolver.getLastTrailer();
        if (last != null) {
            lastTrailer = last.keySet().stream().map(CosValues::name).collect(Collectors.toUnmodifiableSet());
        }
        return super.resetTrailerResolver();
    }

    /** Cross-reference streams come this way alone, and are never encrypted. */
    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        if (COSName.XREF.equals(dictionary.getCOSName(COSName.TYPE))) {
            long position = source.getPosition();
            requireBounded(stream);
            source.seek(position);
        }
        return stream;
    }

    /** All other streams come this way, decrypted. */
    @Override
    public COSBase dereferenceCOSObject(COSObject object) throws IOException {
        COSBase value = super.dereferenceCOSObject(object);
        if (value instanceof COSStream stream) {
            requireBounded(stream);
        }
        return value;
    }

    private void requireBounded(COSStream stream) throws IOException {
        List<COSName> filters = filters(stream);
        boolean harmless = filters.isEmpty()
                || (filters.size() == 1 && stream.getLength() <= HARMLESS_BYTES)
                || filters.stream().anyMatch(filter -> IMAGE_FILTERS.contains(filter.getName()));
        if (harmless) {
            return;
        }
        try (InputStream raw = stream.createRawInputStream()) {
            decode(raw, stream, filters);
        } catch (IOException e) {
            // Undecodable is not too large: whoever needs what is in it will say so.
            return;
        }
    }

    private void decode(InputStream raw, COSStream stream, List<COSName> filters) throws IOException {
        InputStream input = raw;
        for (int i = 0; i < filters.size(); i++) {
            Filter filter = FilterFactory.INSTANCE.getFilter(filters.get(i));
            boolean last = i == filters.size() - 1;
            Bounded output = new Bounded(last ? OutputStream.nullOutputStream() : new ByteArrayOutputStream());
            filter.decode(input, output, stream, i);
            if (output.target instanceof ByteArrayOutputStream between) {
                input = new ByteArrayInputStream(between.toByteArray());
            }
        }
    }

    private static List<COSName> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Passes on so many bytes and no more. */
    private final class Bounded extends OutputStream {
        private final OutputStream target;
        private long count;

        private Bounded(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            require(1);
            target.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            require(length);
            target.write(bytes, offset, length);
        }

        private void require(int more) {
            count += more;
            if (count > MAXIMUM_DECODED_BYTES) {
                throw new UnreadablePdfException(documentName + " has a stream that decodes to more than "
                        + MAXIMUM_DECODED_BYTES + " bytes, as only hostile documents have");
            }
        }
    }
}
