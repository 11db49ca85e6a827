package org.motcua.signing.validation;

import java.util.Optional;
import java.util.Set;
import org.motcua.signing.Indication;
import org.motcua.signing.SubIndication;

/** What a building block or process concludes. Immutable. */
record Conclusion(Indication indication, Optional<SubIndication> subIndication) {

    static final Conclusion PASSED = new Conclusion(Indication.TOTAL_PASSED, Optional.empty());

    static Conclusion failed(SubIndication why) {
        return new Conclusion(Indication.TOTAL_FAILED, Optional.of(why));
    }

    static Conclusion indeterminate(SubIndication why) {
        return new Conclusion(Indication.INDETERMINATE, Optional.of(why));
    }

    static Conclusion of(RejectedSignature rejected) {
        return new Conclusion(rejected.indication(), Optional.of(rejected.subIndication()));
    }

    boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }

    boolean isIndeterminate(Set<SubIndication> reasons) {
        return indication == Indication.INDETERMINATE
                && subIndication.filter(reasons::contains).isPresent();
    }

    boolean is(SubIndication reason) {
        return subIndication.filter(r -> r == reason).isPresent();
    }
}
