package org.motcua.console.example;

import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.Officer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** The authority that vouches for the example's officers and agencies, and for nobody in earnest. Thread-safe. */
final class ExampleAuthority {

    private static final String NAME = "CN=Motcua example root (not for real documents),O=Motcua,C=VN";

    private static final String STAMPING = "CN=Motcua example time stamps (not for real documents),O=Motcua,C=VN";

    /** Real certificates say where to ask; nothing answers under a name that cannot be registered. */
    private static final TestProfile PROFILE = TestProfile.documentSigning()
            .issuerAt(URI.create("http://pki.motcua.invalid/ca.crt"))
            .crlAt(URI.create("http://pki.motcua.invalid/ca.crl"));

    private final TestAuthority authority;

    private ExampleAuthority(TestAuthority authority) {
        this.authority = authority;
    }

    /** A new one. */
    static ExampleAuthority create(Clock clock) {
        return new ExampleAuthority(TestAuthority.create(NAME, TestKeyKind.P_256, clock));
    }

    X509Certificate certificate() {
        return authority.certificate();
    }

    X509CRL crl() {
        return authority.crl();
    }

    /** A new key of an officer of the agency. */
    TestKey issue(Officer officer, Agency agency, TestKeyKind kind) {
        return authority.issue(name(ExampleKeys.identifier(officer), officer.name(), agency.name()), kind, PROFILE);
    }

    /** A new key of the agency. */
    TestKey issue(Agency agency) {
        return authority.issue(
                name(ExampleKeys.identifier(agency), agency.name(), agency.name()), TestKeyKind.P_256, PROFILE);
    }

    /** A new key that seals the record. */
    TestKey issueForRecord() {
        return authority.issue("CN=Motcua example record,O=Motcua,C=VN", TestKeyKind.P_256, PROFILE);
    }

    /** A new key that stamps times for the agencies. */
    TestKey issueForTimestamps() {
        return authority.issue(STAMPING, TestKeyKind.P_256, TestProfile.timestamping());
    }

    private static String name(String identifier, String commonName, String organisation) {
        return "UID=" + identifier + ",CN=" + escaped(commonName) + ",O=" + escaped(organisation) + ",C=VN";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("+", "\\+");
    }
}
