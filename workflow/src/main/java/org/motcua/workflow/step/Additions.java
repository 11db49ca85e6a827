package org.motcua.workflow.step;

import java.util.Arrays;
import java.util.List;
import org.motcua.signing.ChangeForbiddenException;
import org.motcua.signing.Changes;
import org.motcua.signing.Level;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.online.CertificateRevokedException;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.profile.SigningTools;

/** What is added behind the last signature of a document: validation data and archive time stamps, and nothing else. */
final class Additions {

    private Additions() {}

    /**
     * Raises the document to a level with the services of its profile, or renews it there.
     *
     * @return the document with something behind it
     * @throws SigningRefusedException when that will never be possible; a service that fails is another exception
     */
    static byte[] to(byte[] document, SigningTools with, Level level) {
        try {
            return with.augmenter().augment(document, level);
        } catch (CertificateRevokedException
                | ChangeForbiddenException
                | UnreadablePdfException
                | UnsupportedPdfException e) {
            throw new SigningRefusedException(SignatureCheck.shortened(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * The signature or time stamp that was the last one says what came behind it: nothing else may.
     *
     * @param before the fields of all signatures and time stamps of the document
     * @param after what validation says of the longer one
     */
    static void requireNothingElse(byte[] document, List<String> before, byte[] longer, List<SignatureReport> after) {
        boolean continued = longer.length >= document.length
                && Arrays.equals(longer, 0, document.length, document, 0, document.length)
                && after.size() >= before.size()
                && fields(after.subList(0, before.size())).equals(before)
                && after.get(before.size() - 1).changesAfter().compareTo(Changes.LTA_UPDATES) <= 0;
        if (!continued) {
            throw new IllegalStateException("More was added to the document than validation data and time stamps: "
                    + before + " became " + fields(after) + ". Nothing of it is kept.");
        }
    }

    static List<String> fields(List<SignatureReport> signatures) {
        return signatures.stream().map(SignatureReport::field).toList();
    }
}
