package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

class OcspCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] NONCE = new byte[32];
    private static final TestAuthority CA = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);
    private static final TestKey RESPONDER = CA.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponder());
    private static final X509Certificate LEAF =
            CA.issue("CN=Nguyễn Văn An", TestKeyKind.P_256).certificate();
    private static final OcspRequest REQUEST = new OcspRequest(LEAF, CA.certificate());

    private final OcspCheck check = new OcspCheck(new Freshness(Duration.ofMinutes(5), Duration.ofHours(1)));

    @Test
    void acceptsTheIssuersOwnWord() throws Exception {
        RevocationEvidence evidence = require(new OcspAnswers(CA.key(), NOW));

        assertThat(evidence.revocation()).isEmpty();
        assertThat(evidence.responders()).isEmpty();
        assertThat(evidence.kind()).isEqualTo(RevocationEvidence.Kind.OCSP);
        assertThat(evidence.nextUpdate()).contains(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void acceptsADelegatedResponderNamedByNameOrByKey() throws Exception {
        assertThat(require(new OcspAnswers(RESPONDER, NOW)).responders()).containsExactly(RESPONDER.certificate());
        assertThat(require(new OcspAnswers(RESPONDER, NOW).namedByKey()).responders())
                .containsExactly(RESPONDER.certificate());
    }

    @Test
    void keepsTheAnswerByteForByte() throws Exception {
        byte[] answer = new OcspAnswers(RESPONDER, NOW).to(REQUEST.encoded(Optional.of(NONCE)));

        RevocationEvidence evidence = check.require("ocsp", answer, REQUEST, Optional.of(NONCE), TimeFrame.at(NOW));

        assertThat(evidence.encoded()).isEqualTo(answer);
    }

    @Test
    void tellsSinceWhenAndWhyACertificateIsRevoked() throws Exception {
        Instant at = NOW.minus(Duration.ofDays(3));

        RevocationEvidence evidence =
                require(new OcspAnswers(RESPONDER, NOW).status(new RevokedStatus(Date.from(at), 1)));

        assertThat(evidence.revocation()).contains(new Revocation(at, CRLReason.KEY_COMPROMISE));
    }

    @Test
    void doesNotTakeUnknownForGood() {
        assertThat(reason(new OcspAnswers(RESPONDER, NOW).status(new UnknownStatus())))
                .isEqualTo(Reason.UNKNOWN_CERTIFICATE);
    }

    @Test
    void refusesAnAnswerAboutAnotherCertificate() throws Exception {
        X509Certificate other = CA.issue("CN=Other", TestKeyKind.P_256).certificate();

        assertThat(reason(new OcspAnswers(RESPONDER, NOW).about(other, CA.certificate())))
                .isEqualTo(Reason.WRONG_CERTIFICATE);
    }

    @Test
    void refusesAnAnswerAboutTheSameNumberOfAnotherIssuer() throws Exception {
        TestAuthority namesake = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);
        TestAuthority stranger = TestAuthority.create("CN=Stranger", TestKeyKind.P_256, CLOCK);

        assertThat(reason(new OcspAnswers(RESPONDER, NOW).about(LEAF, namesake.certificate())))
                .isEqualTo(Reason.WRONG_CERTIFICATE);
        assertThat(reason(new OcspAnswers(RESPONDER, NOW).about(LEAF, stranger.certificate())))
                .isEqualTo(Reason.WRONG_CERTIFICATE);
    }

    @Test
    void refusesAnAnswerToAnotherRequest() throws Exception {
        byte[] answer = new OcspAnswers(RESPONDER, NOW).to(REQUEST.encoded(Optional.of(new byte[] {1, 2, 3})));

        assertThat(reason(answer)).isEqualTo(Reason.WRONG_NONCE);
    }

    @Test
    void acceptsAResponderThatLeavesTheNonceOut() throws Exception {
        assertThat(require(new OcspAnswers(RESPONDER, NOW).withoutNonce()).revocation())
                .isEmpty();
    }

    @Test
    void refusesAResponderOfAnotherAuthority() {
        TestAuthority stranger = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);
        TestKey foreign = stranger.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponder());

        assertThat(reason(new OcspAnswers(foreign, NOW))).isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void refusesAnotherCertificateOfTheIssuerAsResponder() {
        TestKey person = CA.issue("CN=Person", TestKeyKind.P_256, TestProfile.documentSigning());

        assertThat(reason(new OcspAnswers(person, NOW))).isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void refusesAResponderThatAnAuthorityBelowTheIssuerCertified() {
        TestAuthority below = CA.subordinate("CN=Below", TestKeyKind.P_256, TestProfile.authority());
        TestKey responder = below.issue("CN=OCSP", TestKeyKind.P_256, TestProfile.ocspResponder());

        assertThat(reason(new OcspAnswers(responder, NOW))).isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void refusesAnExpiredResponder() {
        TestProfile profile =
                TestProfile.ocspResponder().valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1)));

        assertThat(reason(new OcspAnswers(CA.issue("CN=OCSP", TestKeyKind.P_256, profile), NOW)))
                .isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void refusesAnAnswerWithoutTheRespondersCertificate() {
        assertThat(reason(new OcspAnswers(RESPONDER, NOW).withoutCertificate())).isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void refusesAStrangerUnderTheIssuersName() {
        TestAuthority namesake = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);

        assertThat(reason(new OcspAnswers(namesake.key(), NOW))).isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void refusesASignatureWithSha1() {
        assertThat(reason(new OcspAnswers(RESPONDER, NOW).signedWith("SHA1withECDSA")))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void refusesWhatIsTooOldOrFromTheFuture() {
        Instant old = NOW.minus(Duration.ofDays(2));
        OcspAnswers over = new OcspAnswers(RESPONDER, NOW).times(old, Optional.of(NOW.minus(Duration.ofMinutes(6))));
        OcspAnswers future = new OcspAnswers(RESPONDER, NOW)
                .times(NOW.plus(Duration.ofMinutes(6)), Optional.of(NOW.plus(Duration.ofDays(1))));
        OcspAnswers open = new OcspAnswers(RESPONDER, NOW).times(NOW.minus(Duration.ofMinutes(66)), Optional.empty());

        assertThat(reason(over)).isEqualTo(Reason.STALE);
        assertThat(reason(future)).isEqualTo(Reason.STALE);
        assertThat(reason(open)).isEqualTo(Reason.STALE);
    }

    @Test
    void acceptsClocksThatDifferALittle() throws Exception {
        OcspAnswers ahead = new OcspAnswers(RESPONDER, NOW)
                .times(NOW.plus(Duration.ofMinutes(4)), Optional.of(NOW.plus(Duration.ofDays(1))));
        OcspAnswers behind = new OcspAnswers(RESPONDER, NOW)
                .times(NOW.minus(Duration.ofDays(1)), Optional.of(NOW.minus(Duration.ofMinutes(4))));
        OcspAnswers open = new OcspAnswers(RESPONDER, NOW).times(NOW.minus(Duration.ofMinutes(59)), Optional.empty());

        assertThat(require(ahead).revocation()).isEmpty();
        assertThat(require(behind).revocation()).isEmpty();
        assertThat(require(open).nextUpdate()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                OCSPResp.MALFORMED_REQUEST,
                OCSPResp.INTERNAL_ERROR,
                OCSPResp.TRY_LATER,
                OCSPResp.SIG_REQUIRED,
                OCSPResp.UNAUTHORIZED
            })
    void anErrorOfTheResponderIsNoStatus(int status) throws Exception {
        assertThat(reason(OcspAnswers.error(status))).isEqualTo(Reason.REFUSED);
    }

    @Test
    void refusesGarbage() {
        for (byte[] garbage : OcspAnswers.garbage()) {
            assertThat(reason(garbage)).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void noChangedByteTurnsRevokedIntoGood() throws Exception {
        Date at = Date.from(NOW.minus(Duration.ofDays(3)));
        byte[] revoked = new OcspAnswers(RESPONDER, NOW)
                .status(new RevokedStatus(at, 1))
                .to(REQUEST.encoded(Optional.of(NONCE)));
        for (int i = 0; i < revoked.length; i++) {
            byte[] changed = revoked.clone();
            changed[i] ^= 0x20;
            try {
                RevocationEvidence evidence =
                        check.require("ocsp", changed, REQUEST, Optional.of(NONCE), TimeFrame.at(NOW));
                assertThat(evidence.revocation()).as("byte %d", i).isPresent();
            } catch (Unusable e) {
                assertThat(e.failure().source()).isEqualTo("ocsp");
            }
        }
    }

    private RevocationEvidence require(OcspAnswers answers) throws Exception {
        byte[] answer = answers.to(REQUEST.encoded(Optional.of(NONCE)));
        return check.require("ocsp", answer, REQUEST, Optional.of(NONCE), TimeFrame.at(NOW));
    }

    private Reason reason(OcspAnswers answers) {
        return failure(() -> require(answers));
    }

    private Reason reason(byte[] answer) {
        return failure(() -> check.require("ocsp", answer, REQUEST, Optional.of(NONCE), TimeFrame.at(NOW)));
    }

    private static Reason failure(ThrowingCallable call) {
        Unusable unusable = catchThrowableOfType(Unusable.class, call);
        assertThat(unusable).as("a failure").isNotNull();
        return unusable.failure().reason();
    }
}
