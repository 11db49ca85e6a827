package org.motcua.signing.increment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.motcua.signing.SigningException;

/** The second half of /ID: differs from revision to revision (ISO 32000-1 14.4), and is the same for the same change. */
public final class RevisionId {

    private static final int ID_BYTES = 16;

    private RevisionId() {}

    /**
     * For a revision on top of a document.
     *
     * @param what is done in it, such as the name of the field that is signed
     */
    public static byte[] of(PdfInput document, String what, Instant time) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(document.permanentId().orElse(new byte[0]));
            String facts = document.source().length() + "\n" + what + "\n" + time;
            digest.update(facts.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(), ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("This Java runtime does not know the digest SHA-256", e);
        }
    }
}
