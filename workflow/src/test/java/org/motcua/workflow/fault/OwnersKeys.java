package org.motcua.workflow.fault;

import java.util.Optional;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.deferred.DeferredKey;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.testkit.TestKeys;

/**
 * The leader's key answers later, the agency's at once.
 *
 * @param alive fails where the process has ended that asks
 */
record OwnersKeys(TestKeys others, OwnersKey owners, Runnable alive) implements SigningKeys {

    OwnersKeys(TestKeys others, OwnersKey owners) {
        this(others, owners, () -> {});
    }

    @Override
    public Optional<DeferredKey> personal(OfficerId leader) {
        alive.run();
        return Optional.of(owners);
    }

    @Override
    public SigningKey ofOfficer(OfficerId leader, String reference) {
        throw new AssertionError("the leader's key is not asked by itself");
    }

    @Override
    public SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference) {
        alive.run();
        return others.ofAgency(agency, clerk, reference);
    }

    @Override
    public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
        return others.signatureImage(leader);
    }

    @Override
    public Optional<SignatureAppearance> sealImage(AgencyCode agency) {
        return others.sealImage(agency);
    }
}
