package org.motcua.signing.online;

import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** A root, an authority below it and a signer: the signer by OCSP, the authority by list, the authority's certificate by AIA. */
abstract class ServedEvidence {

    final StepClock clock = new StepClock();
    final LocalServer server = LocalServer.start();
    final TestAuthority root = TestAuthority.create("CN=Root", TestKeyKind.P_256, clock);
    final TestAuthority authority = root.subordinate(
            "CN=Authority", TestKeyKind.P_256, TestProfile.authority().crlAt(server.uri("/root.crl")));
    final TestKey responder = authority.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponder());
    final TestProfile full = TestProfile.documentSigning()
            .ocspAt(server.uri("/ocsp"))
            .crlAt(server.uri("/authority.crl"))
            .issuerAt(server.uri("/authority.crt"));
    final X509Certificate signer = issue(full);
    final List<X509Certificate> anchors = List.of(root.certificate());

    @AfterEach
    void stopServer() {
        server.close();
    }

    EvidenceCollector.Builder collector() {
        return EvidenceCollector.builder().clock(clock).allowLoopbackForTests();
    }

    X509Certificate issue(TestProfile profile) {
        return authority.issue("CN=Signer", TestKeyKind.P_256, profile).certificate();
    }

    void serveAll(OcspAnswers answers) throws Exception {
        server.answer("/ocsp", answers::to);
        server.answer("/authority.crt", request -> encoded(authority.certificate()));
        serveList("/authority.crl", authority);
        serveList("/root.crl", root);
    }

    void serveList(String path, TestAuthority issuer) throws Exception {
        server.answer(path, request -> {
            try {
                return issuer.crl(clock.instant(), clock.instant().plus(Duration.ofDays(1)))
                        .getEncoded();
            } catch (CRLException e) {
                throw new IOException(e);
            }
        });
    }

    static byte[] encoded(X509Certificate certificate) throws IOException {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }
}
