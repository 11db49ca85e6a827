package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

class CertificateLocationsTest {

    private final TestAuthority authority = TestAuthority.create("CN=CA", TestKeyKind.P_256, new StepClock());

    @Test
    void readsEachKindOfPlace() {
        CertificateLocations places = CertificateLocations.of(certificate(TestProfile.documentSigning()
                .ocspAt(URI.create("http://ocsp.example/"))
                .issuerAt(URI.create("http://ca.example/ca.crt"))
                .crlAt(URI.create("http://crl.example/1.crl"))
                .crlAt(URI.create("ldap://crl.example/cn=CA"))));

        assertThat(places.ocsp()).containsExactly(URI.create("http://ocsp.example/"));
        assertThat(places.issuers()).containsExactly(URI.create("http://ca.example/ca.crt"));
        assertThat(places.crls())
                .containsExactly(URI.create("http://crl.example/1.crl"), URI.create("ldap://crl.example/cn=CA"));
        assertThat(places.failures()).isEmpty();
    }

    @Test
    void aCertificateWithoutPlacesHasNone() {
        CertificateLocations places = CertificateLocations.of(certificate(TestProfile.documentSigning()));

        assertThat(places.ocsp()).isEmpty();
        assertThat(places.crls()).isEmpty();
        assertThat(places.failures()).isEmpty();
    }

    @Test
    void takesOnlyTheFirstFewOfVeryManyPlaces() {
        TestProfile profile = TestProfile.documentSigning();
        for (int i = 0; i < 100; i++) {
            profile = profile.ocspAt(URI.create("http://victim.example/" + i));
        }

        assertThat(CertificateLocations.of(certificate(profile)).ocsp()).hasSize(CertificateLocations.MAX_PLACES);
    }

    private X509Certificate certificate(TestProfile profile) {
        return authority.issue("CN=Leaf", TestKeyKind.P_256, profile).certificate();
    }
}
