package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.motcua.signing.Changes;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.Snapshot;

/**
 * What may be changed after a signature.
 *
 * @param permissions what the signature itself states
 * @param permission the strictest permission that this signature or an earlier one states
 * @param unstated the widest change that is allowed where none states a permission
 * @param certified whether this signature or an earlier one certifies the document
 */
record Rights(Permissions permissions, OptionalInt permission, Changes unstated, boolean certified) {

    /** The rights of each signature, in the same order; the earlier ones bind the later. */
    static List<Rights> of(Snapshot document, List<SignedField> signatures, Changes unstated) {
        List<Rights> rights = new ArrayList<>();
        OptionalInt permission = OptionalInt.empty();
        boolean certified = false;
        for (SignedField signature : signatures) {
            Permissions own = Permissions.of(document, signature);
            permission = Permissions.stricter(permission, own.permission());
            certified |= own.certifying().isPresent();
            rights.add(new Rights(own, permission, unstated, certified));
        }
        return List.copyOf(rights);
    }

    /** The rule that a change breaks, if any. */
    Optional<Finding> violation(Change change) {
        if (change.level() == Changes.OTHER) {
            return Optional.of(Finding.of(change.code(), change.where()));
        }
        if (!change.field().isEmpty() && permissions.locks(change.field())) {
            return Optional.of(Finding.of(FindingCode.FIELD_LOCKED, change.field()));
        }
        if (change.visibleSignature() && certified) {
            return Optional.of(Finding.of(FindingCode.VISIBLE_SIGNATURE_ADDED, change.field()));
        }
        if (change.code() == FindingCode.ANNOTATION_PAINTS) {
            return Optional.of(Finding.of(change.code(), change.where()));
        }
        if (change.level().compareTo(Permissions.widest(permission, unstated)) > 0) {
            return Optional.of(Finding.of(FindingCode.CHANGE_NOT_PERMITTED, change.where()));
        }
        return Optional.empty();
    }
}
