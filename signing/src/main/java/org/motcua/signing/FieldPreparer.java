package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.motcua.signing.field.Form;
import org.motcua.signing.field.FormBuilder;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.Source;

/**
 * Adds form fields to a document that has no signature yet, so that it can be filled and signed later by incremental
 * updates that no earlier signature forbids. The document is rewritten as a whole; a PDF/A document stays one. Text
 * fields are filled in Liberation Serif, of which ASCII and all letters of Vietnamese are embedded.
 *
 * <p>Thread-safe: it keeps nothing.
 */
public final class FieldPreparer {

    private FieldPreparer() {}

    /**
     * Rewrites the document with the fields in it. The same input gives the same output.
     *
     * @throws ChangeForbiddenException when the document is signed already
     * @throws FieldException when a name is taken, a page is not there, or a box lies outside of its page
     * @throws SigningException of another kind when the document cannot be read
     */
    public static byte[] prepare(byte[] pdf, List<FieldSpec> fields) {
        try (PdfInput input = PdfInput.open(Source.memory(pdf), Optional.empty())) {
            if (input.pdfBox().isEncrypted()) {
                throw new UnsupportedPdfException(
                        "The document is encrypted, and fields are added before that; prepare it, then encrypt it");
            }
            Form form = Form.read(input);
            boolean certified = input.catalog().find("Perms").isPresent();
            if (certified || !form.signed().isEmpty()) {
                throw new ChangeForbiddenException("The document is signed already, and adding fields would break that;"
                        + " prepare it before its first signature");
            }
            new FormBuilder(input, form).add(fields);
            return save(input, pdf);
        } catch (IOException e) {
            throw new SigningException("The document cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static byte[] save(PdfInput input, byte[] pdf) throws IOException {
        // PDFBox makes the new half of /ID of this number, and of the time where it is not set.
        input.pdfBox().setDocumentId(fingerprint(pdf));
        ByteArrayOutputStream output = new ByteArrayOutputStream(pdf.length + pdf.length / 2);
        input.pdfBox()
                .save(
                        output,
                        input.endsInXrefStream()
                                ? CompressParameters.DEFAULT_COMPRESSION
                                : CompressParameters.NO_COMPRESSION);
        return output.toByteArray();
    }

    private static long fingerprint(byte[] pdf) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(pdf))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("This Java runtime does not know the digest SHA-256", e);
        }
    }
}
