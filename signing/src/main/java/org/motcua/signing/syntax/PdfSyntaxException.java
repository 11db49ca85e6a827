package org.motcua.signing.syntax;

import org.jspecify.annotations.Nullable;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SigningException;

/** A document, or a part of one, cannot be read. The validator turns it into a report; callers never see it. */
public final class PdfSyntaxException extends SigningException {

    private static final long serialVersionUID = 1L;

    private final FindingCode code;
    private final String detail;

    public PdfSyntaxException(FindingCode code, String detail) {
        this(code, detail, null);
    }

    public PdfSyntaxException(FindingCode code, String detail, @Nullable Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
        this.detail = detail;
    }

    static PdfSyntaxException malformed(String detail) {
        return new PdfSyntaxException(FindingCode.FILE_MALFORMED, detail);
    }

    /** Whether the whole document must be given up, as against one object that reads as malformed. */
    public boolean fatal() {
        return code != FindingCode.FILE_MALFORMED;
    }

    public Finding finding() {
        return Finding.of(code, detail);
    }
}
