package org.motcua.signing.seed;

import java.util.List;
import java.util.Optional;
import org.motcua.signing.Certification;
import org.motcua.signing.SigningRemark;

/**
 * The signature as the seed values and its caller both have it.
 *
 * @param remarks what was taken over from the seed values, and what they would have preferred
 */
public record Agreement(Optional<String> reason, Optional<Certification> certification, List<SigningRemark> remarks) {

    public Agreement {
        remarks = List.copyOf(remarks);
    }
}
