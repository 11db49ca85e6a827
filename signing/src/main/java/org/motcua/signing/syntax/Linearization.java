package org.motcua.signing.syntax;

import java.util.Optional;

/**
 * What the linearization dictionary at the beginning of a file says (ISO 32000-1 annex F). Readers that mind it do not look
 * for the end of the file if the file has the stated length: they begin with the cross-reference section behind the
 * dictionary.
 *
 * @param length the length of the file for which the dictionary was written
 * @param firstSection where the cross-reference section behind the dictionary would be
 */
public record Linearization(long length, long firstSection) {

    private static final int SEARCHED_BYTES = 1_024;

    /** The dictionary of a file, if its first object is one. */
    static Optional<Linearization> find(PdfSource source, Budget budget, long header) {
        Cursor in = new Cursor(source, header, header + SEARCHED_BYTES);
        in.skipBlank();
        try {
            IndirectObject first = IndirectObject.read(source, budget, in.position());
            if (!(first.value() instanceof PdfDictionary dictionary) || !dictionary.has("Linearized")) {
                return Optional.empty();
            }
            Cursor behind = new Cursor(source, first.end(), source.length());
            behind.skipBlank();
            behind.skipKeyword("endobj");
            behind.skipBlank();
            long length = dictionary.get("L") instanceof PdfNumber number ? number.longValue() : -1;
            return Optional.of(new Linearization(length, behind.position()));
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Whether readers of a file that ends here are led to another section than the one that its end names. */
    public boolean misleads(Tail tail, long end) {
        return length == end && firstSection != tail.xrefOffset();
    }
}
