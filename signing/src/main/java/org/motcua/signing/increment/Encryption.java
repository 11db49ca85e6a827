package org.motcua.signing.increment;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.SecurityHandler;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * How the strings and streams of an increment are encrypted: as those of the document it is appended to. Knows the
 * object in which they stand, because up to AES-128 the key depends on it (ISO 32000-1 7.6.2).
 */
final class Encryption {

    private static final Encryption NONE = new Encryption(null);

    private final @Nullable SecurityHandler<?> handler;

    private Encryption(@Nullable SecurityHandler<?> handler) {
        this.handler = handler;
    }

    static Encryption none() {
        return NONE;
    }

    static Encryption of(PDDocument document) throws IOException {
        if (!document.isEncrypted()) {
            return NONE;
        }
        PDEncryption encryption = document.getEncryption();
        requireByPassword(encryption.getFilter());
        if (encryption.getVersion() < 4) {
            return new Encryption(encryption.getSecurityHandler());
        }
        COSName strings = encryption.getStringFilterName();
        COSName streams = encryption.getStreamFilterName();
        if (!streams.equals(strings)) {
            throw new UnsupportedPdfException(
                    "The document encrypts strings by \"" + strings.getName() + "\" and streams by \""
                            + streams.getName() + "\"; only documents that treat both alike can be signed");
        }
        return COSName.IDENTITY.equals(streams) ? NONE : new Encryption(encryption.getSecurityHandler());
    }

    static void requireByPassword(@Nullable String securityHandler) {
        if (!"Standard".equals(securityHandler)) {
            throw new UnsupportedPdfException("The document is encrypted by \"" + securityHandler
                    + "\", which cannot be signed here; only encryption by password can");
        }
    }

    byte[] encryptString(byte[] plain, Reference object) {
        return handler == null ? plain : encrypt(handler, plain, object);
    }

    byte[] encryptStream(byte[] plain, Reference object) {
        return handler == null ? plain : encrypt(handler, plain, object);
    }

    private static byte[] encrypt(SecurityHandler<?> handler, byte[] plain, Reference object) {
        try {
            COSString string = new COSString(plain);
            handler.encryptString(string, object.number(), object.generation());
            return string.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
