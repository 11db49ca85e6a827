package org.motcua.signing.validation;

import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.SigningException;
import org.motcua.signing.SubIndication;

/** A signature cannot be verified further, and what that means for the report. Never leaves this package. */
final class RejectedSignature extends SigningException {

    private static final long serialVersionUID = 1L;

    private final FindingCode code;
    private final String detail;
    private final Integrity integrity;
    private final SubIndication subIndication;

    private RejectedSignature(FindingCode code, String detail, Integrity integrity, SubIndication subIndication) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.integrity = integrity;
        this.subIndication = subIndication;
    }

    /** The signature has a form that must not be accepted. */
    static RejectedSignature format(FindingCode code, String detail) {
        return new RejectedSignature(code, detail, Integrity.BROKEN, SubIndication.FORMAT_FAILURE);
    }

    /** The signature cannot be read at all. */
    static RejectedSignature unreadable(FindingCode code, String detail) {
        return new RejectedSignature(code, detail, Integrity.UNREADABLE, SubIndication.FORMAT_FAILURE);
    }

    static RejectedSignature broken(FindingCode code, String detail, SubIndication subIndication) {
        return new RejectedSignature(code, detail, Integrity.BROKEN, subIndication);
    }

    static RejectedSignature undetermined(FindingCode code, String detail, SubIndication subIndication) {
        return new RejectedSignature(code, detail, Integrity.UNREADABLE, subIndication);
    }

    Finding finding() {
        return Finding.of(code, detail);
    }

    Integrity integrity() {
        return integrity;
    }

    SubIndication subIndication() {
        return subIndication;
    }

    Indication indication() {
        return switch (subIndication) {
            case FORMAT_FAILURE, HASH_FAILURE, SIG_CRYPTO_FAILURE -> Indication.TOTAL_FAILED;
            default -> Indication.INDETERMINATE;
        };
    }
}
