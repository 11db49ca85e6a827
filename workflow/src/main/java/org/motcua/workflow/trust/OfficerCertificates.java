package org.motcua.workflow.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/**
 * Which certificates are whose, as the application's directory has it: a key that was handed out for an officer signs only
 * if its certificate is this officer's. Asked before a key signs and again of the signed document, at every step, so that
 * a certificate registered or struck off today counts today. Implementations are thread-safe and are not called with a
 * database transaction open.
 *
 * <p>It does not say whether a certificate is valid or trusted; that is judged beside it.
 */
public interface OfficerCertificates {

    /** Whether the certificate is this officer's own. */
    boolean belongsTo(OfficerId officer, X509Certificate certificate);

    /** Whether the certificate is that agency's. */
    boolean belongsToAgency(AgencyCode agency, X509Certificate certificate);

    /**
     * The very certificates that are registered; one that was renewed has to be registered first.
     *
     * @param officers the certificates of each officer
     * @param agencies those of each agency
     */
    static OfficerCertificates registered(
            Map<OfficerId, ? extends Collection<X509Certificate>> officers,
            Map<AgencyCode, ? extends Collection<X509Certificate>> agencies) {
        return RegisteredCertificates.of(officers, agencies);
    }

    /**
     * Every certificate whose subject has the identifier that is registered: as UID or serial number, such as
     * {@code CCCD:001081000001} of a person and {@code MST:0100000001} of an agency, for that also as organization
     * identifier. Identifiers are compared in full. An officer's certificate that also names the agency is not the
     * agency's. It outlives renewals, and is worth what the trusted authorities are: they vouch for the identifier.
     *
     * @param officers the identifier of each officer
     * @param agencies that of each agency
     */
    static OfficerCertificates withIdentifiers(Map<OfficerId, String> officers, Map<AgencyCode, String> agencies) {
        return IdentifiedCertificates.of(officers, agencies);
    }

    /** Whatever key is handed out: one officer's document may be signed with another's key. For trials. */
    static OfficerCertificates dangerouslyAnybodys() {
        return AnybodysCertificates.INSTANCE;
    }
}
