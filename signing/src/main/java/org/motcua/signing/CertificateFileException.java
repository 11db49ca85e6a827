package org.motcua.signing;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file or folder of certificates or revocation lists cannot be used; {@link #file()} says which, {@link #reason()} why. */
public final class CertificateFileException extends SigningException {

    private static final long serialVersionUID = 1L;

    /** Why a file or folder cannot be used. */
    public enum Reason {
        /** There is no such file or folder. */
        MISSING,
        /** It is there and cannot be read. */
        UNREADABLE,
        /** It is larger than any list of certificates is, and was not read. */
        TOO_LARGE,
        /** It is neither PEM nor DER of a certificate, a revocation list or a PKCS#7 collection of them. */
        MALFORMED,
        /** It was read, and holds no certificate although one was asked for. */
        NO_CERTIFICATE,
        /** It was read, and holds no revocation list although one was asked for. */
        NO_REVOCATION_LIST
    }

    private final String file;
    private final Reason reason;

    CertificateFileException(Path file, Reason reason, @Nullable Throwable cause) {
        super(file + ": " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "; " + remedy(reason), cause);
        this.file = file.toString();
        this.reason = reason;
    }

    private static String remedy(Reason reason) {
        return switch (reason) {
            case MISSING -> "check the path";
            case UNREADABLE -> "check its permissions";
            case TOO_LARGE -> "give a file of at most " + CertificateFiles.MAX_FILE_BYTES + " bytes";
            case MALFORMED, NO_CERTIFICATE -> "give certificates in PEM, DER or PKCS#7";
            case NO_REVOCATION_LIST -> "give revocation lists in PEM or DER";
        };
    }

    /** The file or folder concerned. */
    public Path file() {
        return Path.of(file);
    }

    public Reason reason() {
        return reason;
    }
}
