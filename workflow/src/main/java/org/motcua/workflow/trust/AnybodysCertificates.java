package org.motcua.workflow.trust;

import java.security.cert.X509Certificate;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/** Compares nothing. */
enum AnybodysCertificates implements OfficerCertificates {
    INSTANCE;

    @Override
    public boolean belongsTo(OfficerId officer, X509Certificate certificate) {
        return true;
    }

    @Override
    public boolean belongsToAgency(AgencyCode agency, X509Certificate certificate) {
        return true;
    }
}
