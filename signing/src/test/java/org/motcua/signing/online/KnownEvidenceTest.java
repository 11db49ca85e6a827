package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** Evidence that is given instead of fetched, for now and for an earlier time. */
class KnownEvidenceTest {

    private static final Instant NOW = StepClock.START;
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestAuthority root = TestAuthority.create(
            "CN=Root", TestKeyKind.P_256, Clock.fixed(NOW.minus(YEAR.multipliedBy(2)), ZoneOffset.UTC));
    private final X509Certificate signer =
            root.issue("CN=Signer", TestKeyKind.P_256).certificate();

    private static EvidenceCollector.Builder offline() {
        return EvidenceCollector.builder().offline().clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private ChainEvidence collect(EvidenceCollector.Builder collector, X509Certificate certificate, Instant asOf) {
        return collector.build().collect(List.of(certificate), List.of(root.certificate()), KnownEvidence.none(), asOf);
    }

    private X509CRL list(Instant from) {
        return root.crl(from, from.plus(Duration.ofDays(7)));
    }

    private byte[] response(TestKey responder, Instant from) throws Exception {
        byte[] request = new OcspRequest(signer, root.certificate()).encoded(Optional.empty());
        return new OcspAnswers(responder, NOW)
                .times(from, Optional.of(from.plus(Duration.ofDays(1))))
                .to(request);
    }

    @Test
    void takesEvidenceThatWasCurrentWhenItWasNeededOrIsNewer() {
        Instant then = NOW.minus(YEAR);
        assertThat(collect(offline().crls(List.of(list(then.minus(Duration.ofDays(1))))), signer, then)
                        .isGood())
                .isTrue();
        assertThat(collect(offline().crls(List.of(list(NOW))), signer, then).isGood())
                .isTrue();

        ChainEvidence tooOld = collect(offline().crls(List.of(list(then.minus(Duration.ofDays(30))))), signer, then);
        assertThat(tooOld.isGood()).isFalse();
        assertThat(tooOld.failures()).extracting(EvidenceFailure::reason).contains(Reason.STALE);
        ChainEvidence fromTheFuture = collect(offline().crls(List.of(list(NOW.plus(YEAR)))), signer, then);
        assertThat(fromTheFuture.failures()).extracting(EvidenceFailure::reason).contains(Reason.STALE);
    }

    /** Issuers drop expired certificates from their lists. */
    @Test
    void aNewerListThatIsSilentAboutAnExpiredCertificateDoesNotOutweighTheOneOfItsTime() {
        Instant then = NOW.minus(YEAR);
        X509Certificate expired = root.issue(
                        "CN=Expired",
                        TestKeyKind.P_256,
                        TestProfile.documentSigning().valid(then.minus(YEAR), NOW.minus(Duration.ofDays(30))))
                .certificate();

        assertThat(collect(offline().crls(List.of(list(then), list(NOW))), expired, then)
                        .isGood())
                .isTrue();
        assertThat(collect(offline().crls(List.of(list(NOW))), expired, then).isGood())
                .isFalse();
    }

    @Test
    void believesTheNewestWord() throws Exception {
        byte[] good = response(root.key(), NOW.minus(Duration.ofHours(5)));
        root.revoke(signer);
        X509CRL revoked = list(NOW.minus(Duration.ofHours(1)));

        ChainEvidence evidence = collect(offline().ocspResponses(List.of(good)).crls(List.of(revoked)), signer, NOW);

        assertThat(evidence.findRevoked()).isPresent();
        assertThatThrownBy(evidence::requireGood).isInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void aRevocationCountsFromItsDateOn() {
        root.revoke(signer);
        ChainEvidence evidence = collect(offline().crls(List.of(list(NOW))), signer, NOW);
        Instant at = evidence.findRevoked()
                .orElseThrow()
                .evidence()
                .orElseThrow()
                .revocation()
                .orElseThrow()
                .at();

        assertThat(evidence.requireGoodAsOf(at.minusSeconds(1))).isSameAs(evidence);
        assertThatThrownBy(() -> evidence.requireGoodAsOf(at)).isInstanceOf(CertificateRevokedException.class);
        assertThatThrownBy(evidence::requireNotRevoked).isInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void keepsTheListThatClearsTheResponder() throws Exception {
        TestKey responder = root.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponderThatCanBeRevoked());
        byte[] response = response(responder, NOW.minus(Duration.ofHours(1)));
        X509CRL list = list(NOW.minus(Duration.ofHours(2)));

        ChainEvidence evidence =
                collect(offline().ocspResponses(List.of(response)).crls(List.of(list)), signer, NOW);

        assertThat(evidence.isGood()).isTrue();
        assertThat(evidence.responders()).containsExactly(responder.certificate());
        assertThat(evidence.crls()).containsExactly(list.getEncoded());
        assertThat(evidence.ocspResponses()).containsExactly(response);
    }

    @Test
    void refusesAnAnswerOfAResponderThatWasRevoked() throws Exception {
        TestKey responder = root.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponderThatCanBeRevoked());
        byte[] response = response(responder, NOW.minus(Duration.ofHours(1)));
        root.revoke(responder.certificate());

        ChainEvidence evidence = collect(
                offline().ocspResponses(List.of(response)).crls(List.of(list(NOW.minus(Duration.ofHours(2))))),
                signer,
                NOW);

        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).contains(Reason.UNAUTHORISED);
        assertThat(evidence.isGood()).isFalse();
    }

    @Test
    void refusesForgedAndForeignEvidence() throws Exception {
        TestAuthority other = TestAuthority.create("CN=Root", TestKeyKind.P_256, Clock.fixed(NOW, ZoneOffset.UTC));
        byte[] unknown = new OcspAnswers(root.key(), NOW)
                .status(new UnknownStatus())
                .to(new OcspRequest(signer, root.certificate()).encoded(Optional.empty()));
        ChainEvidence evidence = collect(
                offline()
                        .crls(List.of(other.crl(NOW, NOW.plus(Duration.ofDays(1)))))
                        .ocspResponses(OcspAnswers.garbage())
                        .ocspResponses(List.of(unknown, response(other.key(), NOW.minus(Duration.ofHours(1))))),
                signer,
                NOW);
        assertThat(evidence.isGood()).isFalse();
        assertThat(evidence.failures())
                .extracting(EvidenceFailure::reason)
                .contains(Reason.WRONG_SIGNATURE, Reason.UNKNOWN_CERTIFICATE);
    }

    @Test
    void doesNotTakeSilenceAboutAnExpiredCertificateForAnAnswer() {
        X509Certificate expired = root.issue(
                        "CN=Expired",
                        TestKeyKind.P_256,
                        TestProfile.documentSigning().valid(NOW.minus(YEAR), NOW.minus(Duration.ofDays(30))))
                .certificate();
        Instant then = NOW.minus(Duration.ofDays(40));
        assertThat(collect(offline().crls(List.of(list(then))), expired, then).isGood())
                .isTrue();
        ChainEvidence later = collect(offline().crls(List.of(list(NOW))), expired, then);
        assertThat(later.isGood()).isFalse();
        assertThat(later.failures()).extracting(EvidenceFailure::reason).contains(Reason.EXPIRED);
    }

    @Test
    void fetchesOnlyWhatIsNotAtHandAndNothingOffline() {
        try (LocalServer server = LocalServer.start()) {
            X509Certificate named = root.issue(
                            "CN=Named",
                            TestKeyKind.P_256,
                            TestProfile.documentSigning().crlAt(server.uri("/root.crl")))
                    .certificate();
            EvidenceCollector.Builder online = EvidenceCollector.builder()
                    .allowLoopbackForTests()
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .crls(List.of(list(NOW)));
            assertThat(collect(online, named, NOW).isGood()).isTrue();

            ChainEvidence offline = collect(offline(), named, NOW);
            assertThat(offline.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.OFFLINE);
            assertThat(server.requests()).isZero();
        }
    }
}
