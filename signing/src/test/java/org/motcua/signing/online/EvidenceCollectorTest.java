package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** What is found for a chain, and what is said of what is not. */
@Timeout(60)
class EvidenceCollectorTest extends ServedEvidence {

    @Test
    void findsEverythingForAWholeChain() throws Exception {
        serveAll(new OcspAnswers(responder, clock.instant()));

        ChainEvidence evidence = collector().build().collect(List.of(signer), anchors);

        assertThat(evidence.requireGood()).isSameAs(evidence);
        assertThat(evidence.chain()).containsExactly(signer, authority.certificate(), root.certificate());
        assertThat(evidence.certificates())
                .extracting(CertificateEvidence::status)
                .containsExactly(CertificateStatus.GOOD, CertificateStatus.GOOD, CertificateStatus.ANCHOR);
        assertThat(evidence.ocspResponses()).hasSize(1);
        assertThat(evidence.crls()).hasSize(1);
        assertThat(evidence.responders()).containsExactly(responder.certificate());
        assertThat(evidence.failures()).isEmpty();
    }

    @Test
    void fallsBackToTheListWhenOcspFailsInAnyWay() throws Exception {
        server.silent("/silent");
        server.cutting("/cut");
        server.flooding("/flood");
        server.dripping("/drip");
        server.status("/429", 429, "Retry-After", "60");
        server.status("/500", 500);
        server.answer("/garbage", request -> new byte[] {1, 2, 3});
        server.answer("/later", request -> error(OCSPResp.TRY_LATER));
        server.answer("/unknown", new OcspAnswers(responder, clock.instant()).status(new UnknownStatus())::to);
        server.answer(
                "/unauthorised",
                new OcspAnswers(root.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponder()), clock.instant())
                        ::to);
        serveList("/authority.crl", authority);
        EvidenceCollector collector =
                collector().timeout(Duration.ofMillis(300)).build();

        assertThat(reasonBeforeList(collector, "/silent")).isEqualTo(Reason.TIMED_OUT);
        assertThat(reasonBeforeList(collector, "/drip")).isEqualTo(Reason.TIMED_OUT);
        EvidenceCollector patient = collector().build();
        assertThat(reasonBeforeList(patient, "/cut")).isEqualTo(Reason.UNREACHABLE);
        assertThat(reasonBeforeList(patient, "/flood")).isEqualTo(Reason.TOO_LARGE);
        assertThat(reasonBeforeList(patient, "/429")).isEqualTo(Reason.HTTP_STATUS);
        assertThat(reasonBeforeList(patient, "/500")).isEqualTo(Reason.HTTP_STATUS);
        assertThat(reasonBeforeList(patient, "/garbage")).isEqualTo(Reason.MALFORMED);
        assertThat(reasonBeforeList(patient, "/later")).isEqualTo(Reason.REFUSED);
        assertThat(reasonBeforeList(patient, "/unknown")).isEqualTo(Reason.UNKNOWN_CERTIFICATE);
        assertThat(reasonBeforeList(patient, "/unauthorised")).isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void aRevokedCertificateIsRevokedWhateverTheListSays() throws Exception {
        Date at = Date.from(clock.instant().minus(Duration.ofDays(2)));
        serveAll(new OcspAnswers(responder, clock.instant()).status(new RevokedStatus(at, 1)));

        ChainEvidence evidence = collector().build().collect(List.of(signer), anchors);

        assertThat(evidence.findRevoked().orElseThrow().certificate()).isEqualTo(signer);
        assertThat(evidence.isGood()).isFalse();
        assertThatThrownBy(evidence::requireGood)
                .isInstanceOfSatisfying(
                        CertificateRevokedException.class,
                        e -> assertThat(e.revocation().at()).isEqualTo(at.toInstant()))
                .hasMessageContaining("CN=Signer")
                .hasMessageContaining("KEY_COMPROMISE");
    }

    @Test
    void anAuthorityThatIsRevokedIsFoundByItsList() throws Exception {
        root.revoke(authority.certificate());
        serveAll(new OcspAnswers(responder, clock.instant()));

        ChainEvidence evidence = collector().build().collect(List.of(signer), anchors);

        assertThat(evidence.findRevoked().orElseThrow().certificate()).isEqualTo(authority.certificate());
    }

    @Test
    void saysWhatFailedForEachCertificateWhenNothingCanBeHad() {
        server.status("/ocsp", 500);
        server.status("/authority.crl", 404);
        server.status("/root.crl", 404);

        ChainEvidence evidence = collector().build().collect(List.of(signer, authority.certificate()), anchors);

        assertThat(evidence.certificates().get(0).failures())
                .extracting(EvidenceFailure::source)
                .containsExactly(
                        server.uri("/ocsp").toString(),
                        server.uri("/authority.crl").toString());
        assertThat(evidence.certificates().get(1).failures()).hasSize(1);
        assertThatThrownBy(evidence::requireGood)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("/ocsp: HTTP_STATUS (HTTP status 500)")
                .hasMessageContaining("/root.crl")
                .hasMessageContaining("give the missing certificates");
    }

    @Test
    void asksAgainWithoutANonceWhenTheResponderRefusesOne() throws Exception {
        AtomicInteger withNonce = new AtomicInteger();
        OcspAnswers answers = new OcspAnswers(responder, clock.instant());
        server.answer("/ocsp", request -> {
            if (new OCSPReq(request).hasExtensions()) {
                withNonce.incrementAndGet();
                return error(OCSPResp.MALFORMED_REQUEST);
            }
            return answers.to(request);
        });

        collector()
                .build()
                .collect(List.of(signer), List.of(authority.certificate()))
                .requireGood();

        assertThat(withNonce).hasValue(1);
    }

    @Test
    void looksAtTheListForAResponderThatTheIssuerDoesNotExempt() throws Exception {
        TestKey revocable = authority.issue(
                "CN=OCSP 2",
                TestKeyKind.P_256,
                TestProfile.ocspResponderThatCanBeRevoked().crlAt(server.uri("/authority.crl")));
        server.answer("/ocsp", new OcspAnswers(revocable, clock.instant())::to);
        serveList("/authority.crl", authority);
        collector()
                .build()
                .collect(List.of(signer), List.of(authority.certificate()))
                .requireGood();

        authority.revoke(revocable.certificate());
        ChainEvidence evidence = collector().build().collect(List.of(signer), List.of(authority.certificate()));

        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.UNAUTHORISED);
        assertThat(evidence.crls()).as("the list answers instead").hasSize(1);
    }

    @Test
    void readsIssuersInEveryUsualWrapping() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        CertPath bag = factory.generateCertPath(List.of(root.certificate(), authority.certificate()));
        byte[] der = authority.certificate().getEncoded();
        String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
        serveList("/authority.crl", authority);
        serveList("/root.crl", root);
        for (byte[] file : List.of(der, bag.getEncoded("PKCS7"), pem.getBytes(StandardCharsets.US_ASCII))) {
            String path = "/issuer" + file.length;
            server.answer(path, request -> file);
            X509Certificate certificate = issue(
                    TestProfile.documentSigning().issuerAt(server.uri(path)).crlAt(server.uri("/authority.crl")));

            collector().build().collect(List.of(certificate), anchors).requireGood();
        }
    }

    @Test
    void doesNotTakeAnotherCertificateOfTheSameNameForTheIssuer() throws Exception {
        TestAuthority namesake = root.subordinate("CN=Authority", TestKeyKind.P_256, TestProfile.authority());
        server.answer("/authority.crt", request -> encoded(namesake.certificate()));

        ChainEvidence evidence = collector().build().collect(List.of(signer, namesake.certificate()), anchors);

        assertThat(evidence.chain()).containsExactly(signer);
        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsOnly(Reason.NO_ISSUER);
    }

    @Test
    void aRootThatNobodyTrustsIsNotGood() throws Exception {
        serveAll(new OcspAnswers(responder, clock.instant()));
        TestAuthority other = TestAuthority.create("CN=Other", TestKeyKind.P_256, clock);

        ChainEvidence evidence =
                collector().build().collect(List.of(signer, root.certificate()), List.of(other.certificate()));

        assertThat(evidence.certificates().get(2).status()).isEqualTo(CertificateStatus.SELF_SIGNED);
        assertThatThrownBy(evidence::requireGood)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("CN=Root")
                .hasMessageContaining("not among the trust anchors");
    }

    @Test
    void anExpiredCertificateIsNotProvenGood() throws Exception {
        X509Certificate expired = issue(full.valid(
                clock.instant().minus(Duration.ofDays(30)), clock.instant().minus(Duration.ofDays(1))));
        serveAll(new OcspAnswers(responder, clock.instant()));

        ChainEvidence evidence = collector().build().collect(List.of(expired), anchors);

        assertThat(evidence.certificates().get(0).status()).isEqualTo(CertificateStatus.UNKNOWN);
        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.EXPIRED);
    }

    private Reason reasonBeforeList(EvidenceCollector collector, String path) {
        X509Certificate certificate =
                issue(TestProfile.documentSigning().ocspAt(server.uri(path)).crlAt(server.uri("/authority.crl")));
        ChainEvidence evidence = collector.collect(List.of(certificate), List.of(authority.certificate()));
        assertThat(evidence.isGood()).as(path).isTrue();
        assertThat(evidence.failures()).as(path).hasSize(1);
        return evidence.failures().get(0).reason();
    }

    private static byte[] error(int status) throws IOException {
        try {
            return OcspAnswers.error(status);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
