package org.motcua.workflow;

import java.util.Optional;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.deferred.DeferredKey;

/**
 * Where the keys and images of agencies and their leaders come from: files, cards, a hardware module, a remote service. An application
 * implements it. Implementations are thread-safe; several signing steps ask at the same time, none with a database
 * transaction open, and an answer may take as long as a person takes to confirm.
 *
 * <p>The library closes each key that it was given once it has signed; hand out one that may be closed.
 *
 * <p>A step may be asked for again after a crash, when nobody knows whether the key had already signed. Every request
 * for one step carries the same reference and asks to sign the same data; a service that remembers its answers by
 * reference gives the same answer again and then signs once. A key in a file or on a card cannot remember: it signs
 * again, and one of the two signatures is recorded.
 */
public interface SigningKeys {

    /**
     * The leader's own key.
     *
     * @param reference of the signing step, the same on every attempt
     * @throws SigningRefusedException when the officer will not sign this
     */
    SigningKey ofOfficer(OfficerId leader, String reference);

    /**
     * The leader's own key where a person must release it: by a one-time password, on a phone, in a browser with a token. A
     * leader who has one signs by {@link Motcua#beginSigning}, and {@link #ofOfficer} is not asked. By default nobody has
     * one. It may be opened anew each time; the library closes it.
     */
    default Optional<DeferredKey> personal(OfficerId leader) {
        return Optional.empty();
    }

    /**
     * The agency's key, which only the clerk may use (Decree 30/2020, article 32.2).
     *
     * @param agency whose document it is
     * @param clerk whose hand it is
     * @param reference of the signing step, the same on every attempt
     * @throws SigningRefusedException when the clerk may not or will not use it
     */
    SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference);

    /**
     * The leader's handwritten signature, blue on transparent ground; without it the place shows nothing. Hand out the
     * same object each time: building one decodes its image.
     */
    Optional<SignatureAppearance> signatureImage(OfficerId leader);

    /** The agency's seal, red on transparent ground; without it the place shows nothing. */
    Optional<SignatureAppearance> sealImage(AgencyCode agency);
}
