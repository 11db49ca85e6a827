package org.motcua.workflow.personal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.DeferredRequest;

/**
 * What a leader is asked to release or to sign.
 *
 * @param id names it; no secret
 * @param confirmation how the leader answers
 * @param expiresAt when it ends
 * @param hint what the service says of it, such as to which number the password went
 * @param algorithm how the data of each is signed
 * @param items the documents, in the order of the answers; where the confirmation is TOKEN their data is signed elsewhere
 */
public record SigningSession(
        String id,
        Confirmation confirmation,
        Instant expiresAt,
        Optional<String> hint,
        SignatureAlgorithm algorithm,
        List<DeferredRequest.Item> items) {

    public SigningSession {
        items = List.copyOf(items);
    }
}
