package org.motcua.workflow.profile;

import java.util.Objects;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.KindId;

/**
 * Which {@link SigningProfile} holds for an agency's documents of a kind. Asked anew at every signature, validation and
 * renewal, with no transaction open, so that a change counts at once, also for documents that are under way: what the leader
 * signed at B-B is raised by a document time-stamp when the agency signs at a higher level. Implementations are thread-safe.
 */
@FunctionalInterface
public interface SigningProfiles {

    /** The profile; an exception fails the step, which is tried again. */
    SigningProfile of(AgencyCode agency, KindId kind);

    /** One for all. */
    static SigningProfiles same(SigningProfile profile) {
        Objects.requireNonNull(profile, "profile");
        return (agency, kind) -> profile;
    }
}
