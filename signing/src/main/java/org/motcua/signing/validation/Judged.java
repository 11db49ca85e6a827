package org.motcua.signing.validation;

import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.Finding;
import org.motcua.signing.trust.ChainVerdict;
import org.motcua.signing.trust.Evidence;

/**
 * A verified signature with what the validation for basic signatures concluded of it.
 *
 * @param chain its certificate's chain and what is known of it
 * @param evidence all evidence that was at hand, fetched evidence included
 * @param findings of the signature's own algorithms; those of the chain are in the chain
 */
record Judged(
        VerifiedSignature signature,
        Conclusion conclusion,
        ChainVerdict chain,
        Evidence evidence,
        List<Finding> findings) {

    Judged {
        findings = List.copyOf(findings);
    }

    /** The same signature, concluded otherwise. */
    Judged concluded(Conclusion other) {
        return new Judged(signature, other, chain, evidence, findings);
    }

    /** The same signature with one more finding. */
    Judged finding(Finding further) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(further);
        return new Judged(signature, conclusion, chain, evidence, all);
    }
}
