package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

class CrlCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final TimeFrame AT = TimeFrame.at(NOW);
    private static final String PLACE = "http://crl.example/ca.crl";
    private static final TestAuthority CA = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);
    private static final X509Certificate LEAF = CA.issue(
                    "CN=Leaf", TestKeyKind.P_256, TestProfile.documentSigning().crlAt(URI.create(PLACE)))
            .certificate();
    private static final X509Certificate BELOW = CA.subordinate("CN=Below", TestKeyKind.P_256, TestProfile.authority())
            .certificate();

    private final CrlCheck check = new CrlCheck(new Freshness(Duration.ofMinutes(5), Duration.ofHours(1)));

    @Test
    void aCertificateThatIsNotOnTheListIsGood() throws Exception {
        byte[] list = CA.crl(NOW, NOW.plus(Duration.ofDays(1))).getEncoded();

        RevocationEvidence evidence = require(list, LEAF);

        assertThat(evidence.revocation()).isEmpty();
        assertThat(evidence.encoded()).isEqualTo(list);
        assertThat(evidence.kind()).isEqualTo(RevocationEvidence.Kind.CRL);
    }

    @Test
    void tellsSinceWhenAndWhyACertificateIsRevoked() throws Exception {
        TestAuthority ca = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);
        X509Certificate leaf = ca.issue("CN=Leaf", TestKeyKind.P_256).certificate();
        ca.revoke(leaf);

        RevocationEvidence evidence =
                check.require(PLACE, check.requireList(PLACE, ca.crl().getEncoded(), ca.certificate(), AT), leaf, AT);

        assertThat(evidence.revocation()).contains(new Revocation(NOW, CRLReason.KEY_COMPROMISE));
    }

    @Test
    void refusesWhatIsTooOldOrFromTheFuture() throws Exception {
        byte[] old = CA.crl(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofMinutes(6)))
                .getEncoded();
        byte[] future = CA.crl(NOW.plus(Duration.ofMinutes(6)), NOW.plus(Duration.ofDays(1)))
                .getEncoded();

        assertThat(reason(old, LEAF)).isEqualTo(Reason.STALE);
        assertThat(reason(future, LEAF)).isEqualTo(Reason.STALE);
    }

    @Test
    void aListThatWasKeptIsJudgedAgainByTheClock() throws Exception {
        var list = check.requireList(
                PLACE, CA.crl(NOW, NOW.plus(Duration.ofHours(1))).getEncoded(), CA.certificate(), AT);

        assertThat(failure(() -> check.require(PLACE, list, LEAF, TimeFrame.at(NOW.plus(Duration.ofHours(2))))))
                .isEqualTo(Reason.STALE);
    }

    @Test
    void refusesTheListOfAnotherAuthority() throws Exception {
        TestAuthority stranger = TestAuthority.create("CN=Stranger", TestKeyKind.P_256, CLOCK);
        TestAuthority namesake = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);

        assertThat(reason(stranger.crl().getEncoded(), LEAF)).isEqualTo(Reason.UNAUTHORISED);
        assertThat(reason(namesake.crl().getEncoded(), LEAF)).isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void refusesAListThatIsNotSignedByACertificateForLists() throws Exception {
        var person = CA.issue("CN=Person", TestKeyKind.P_256);
        byte[] list = list("SHA256withECDSA", person.certificate(), person.privateKey());

        assertThat(failure(() -> check.requireList(PLACE, list, person.certificate(), AT)))
                .isEqualTo(Reason.UNAUTHORISED);
    }

    @Test
    void refusesASignatureWithSha1() throws Exception {
        byte[] list = list("SHA1withECDSA", CA.certificate(), CA.key().privateKey());

        assertThat(reason(list, LEAF)).isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void obeysTheScopeOfAList() throws Exception {
        assertThat(reason(scoped(new IssuingDistributionPoint(null, false, true, null, false, false)), LEAF))
                .as("authorities only")
                .isEqualTo(Reason.WRONG_CERTIFICATE);
        assertThat(reason(scoped(new IssuingDistributionPoint(null, true, false, null, false, false)), BELOW))
                .as("users only")
                .isEqualTo(Reason.WRONG_CERTIFICATE);
        assertThat(require(scoped(new IssuingDistributionPoint(null, true, false, null, false, false)), LEAF)
                        .revocation())
                .isEmpty();
        assertThat(require(scoped(new IssuingDistributionPoint(null, false, true, null, false, false)), BELOW)
                        .revocation())
                .isEmpty();
    }

    @Test
    void refusesTheListOfAnotherPartition() throws Exception {
        assertThat(reason(scoped(partition("http://crl.example/other.crl")), LEAF))
                .isEqualTo(Reason.WRONG_CERTIFICATE);
        assertThat(require(scoped(partition(PLACE)), LEAF).revocation()).isEmpty();
    }

    @Test
    void refusesIndirectListsAndDeltas() throws Exception {
        byte[] indirect = scoped(new IssuingDistributionPoint(null, false, false, null, true, false));
        byte[] delta = list(
                "SHA256withECDSA",
                CA.certificate(),
                CA.key().privateKey(),
                new Extension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE).getEncoded()));

        assertThat(reason(indirect, LEAF)).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(delta, LEAF)).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void refusesGarbage() {
        for (byte[] garbage : OcspAnswers.garbage()) {
            assertThat(reason(garbage, LEAF)).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void noChangedByteTakesACertificateOffTheList() throws Exception {
        TestAuthority ca = TestAuthority.create("CN=CA", TestKeyKind.P_256, CLOCK);
        X509Certificate leaf = ca.issue("CN=Leaf", TestKeyKind.P_256).certificate();
        ca.revoke(leaf);
        byte[] list = ca.crl().getEncoded();
        for (int i = 0; i < list.length; i++) {
            byte[] changed = list.clone();
            changed[i] ^= 0x20;
            try {
                var read = check.requireList(PLACE, changed, ca.certificate(), AT);
                assertThat(check.require(PLACE, read, leaf, AT).revocation())
                        .as("byte %d", i)
                        .isPresent();
            } catch (Unusable e) {
                assertThat(e.failure().source()).isEqualTo(PLACE);
            }
        }
    }

    private RevocationEvidence require(byte[] list, X509Certificate certificate) throws Exception {
        return check.require(PLACE, check.requireList(PLACE, list, CA.certificate(), AT), certificate, AT);
    }

    private Reason reason(byte[] list, X509Certificate certificate) {
        return failure(() -> require(list, certificate));
    }

    private static Reason failure(ThrowingCallable call) {
        Unusable unusable = catchThrowableOfType(Unusable.class, call);
        assertThat(unusable).as("a failure").isNotNull();
        return unusable.failure().reason();
    }

    private static IssuingDistributionPoint partition(String url) {
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, url);
        return new IssuingDistributionPoint(new DistributionPointName(new GeneralNames(name)), false, false);
    }

    private static byte[] scoped(IssuingDistributionPoint scope) throws Exception {
        return list(
                "SHA256withECDSA",
                CA.certificate(),
                CA.key().privateKey(),
                new Extension(Extension.issuingDistributionPoint, true, scope.getEncoded()));
    }

    private static byte[] list(String algorithm, X509Certificate issuer, PrivateKey key, Extension... extensions)
            throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()), Date.from(NOW));
        builder.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1))));
        for (Extension extension : extensions) {
            builder.addExtension(extension);
        }
        return builder.build(new JcaContentSignerBuilder(algorithm).build(key)).getEncoded();
    }
}
