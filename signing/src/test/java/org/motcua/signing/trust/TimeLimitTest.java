package org.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.FindingCode;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.online.OcspAnswers;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.TickingBudget;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** However many and however entangled certificates, lists and responses are, the work ends at the limit of time. */
@Timeout(60)
class TimeLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final int MANY = 3_000;

    private final TestAuthority root = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestAuthority impostor = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestAuthority anotherImpostor = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestKey signer = root.issue("CN=Người ký,C=VN", TestKeyKind.P_256);

    private ChainVerdict validate(X509Certificate certificate, Evidence evidence, TickingBudget ticking) {
        TrustMaterial material = new TrustMaterial(
                List.of(TrustAnchor.of(root.certificate())),
                Evidence.NONE,
                RevocationPolicy.REQUIRED,
                PathPolicy.ANY,
                Optional.empty(),
                ValidationLimits.DEFAULT);
        return new CertificateValidation(material, fingerprint -> NOW, ticking.budget())
                .validate(certificate, NOW, NOW, Purpose.DOCUMENT, evidence);
    }

    private void assertStops(X509Certificate certificate, Evidence evidence, int ticks) {
        TickingBudget ticking = TickingBudget.of(ticks);
        assertThatThrownBy(() -> validate(certificate, evidence, ticking))
                .isInstanceOfSatisfying(
                        PdfSyntaxException.class,
                        e -> assertThat(e.finding().code()).isEqualTo(FindingCode.FILE_LIMIT_EXCEEDED))
                .hasMessageContaining(ticks + " milliseconds");
        assertThat(ticking.ticks()).isEqualTo(ticks + 2);
    }

    /** Authorities of one name that all certified each other. */
    private static List<X509Certificate> entangled(List<TestAuthority> authorities) {
        List<X509Certificate> all = new ArrayList<>();
        for (TestAuthority issuer : authorities) {
            for (TestAuthority subject : authorities) {
                all.add(issuer.certify("CN=Rối,C=VN", subject.certificate().getPublicKey())
                        .get(0));
            }
        }
        return all;
    }

    private static List<TestAuthority> authorities() {
        List<TestAuthority> authorities = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            authorities.add(TestAuthority.create("CN=Rối,C=VN", TestKeyKind.P_256, CLOCK));
        }
        return authorities;
    }

    @Test
    void stopsWhileChainsAreBuilt() {
        List<TestAuthority> authorities = authorities();
        X509Certificate end =
                authorities.get(0).issue("CN=Người ký,C=VN", TestKeyKind.P_256).certificate();
        Evidence evidence = new Evidence(entangled(authorities), List.of());
        ChainVerdict verdict = validate(end, evidence, TickingBudget.of(1_000_000));
        assertThat(verdict.problem()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertStops(end, evidence, 100);
    }

    @Test
    void stopsWhilePathsAreValidated() {
        List<TestAuthority> authorities = authorities();
        List<X509Certificate> certificates = new ArrayList<>(entangled(authorities));
        certificates.add(
                root.certify("CN=Rối,C=VN", authorities.get(7).certificate().getPublicKey())
                        .get(0));
        X509Certificate end =
                authorities.get(0).issue("CN=Người ký,C=VN", TestKeyKind.P_256).certificate();
        Evidence evidence = new Evidence(certificates, List.of());
        TickingBudget ticking = TickingBudget.of(1_000_000);
        ChainVerdict verdict = validate(end, evidence, ticking);
        assertThat(verdict.problem()).contains(SubIndication.CHAIN_CONSTRAINTS_FAILURE);
        assertThat(verdict.chain()).isNotEmpty();
        assertStops(end, evidence, (int) ticking.ticks() - 5);
    }

    @Test
    void stopsWhileTheSignerOfAListIsLookedFor() {
        RevocationData list = RevocationData.of(impostor.crl(), Source.DOCUMENT);
        Evidence evidence =
                new Evidence(Collections.nCopies(MANY, anotherImpostor.certificate()), Collections.nCopies(MANY, list));
        assertStops(signer.certificate(), evidence, 500);
    }

    @Test
    void stopsWhileResponsesAreLookedThrough() throws Exception {
        byte[] response = new OcspAnswers(impostor.key(), NOW)
                .about(signer.certificate(), root.certificate())
                .unasked();
        Evidence evidence =
                new Evidence(List.of(), Collections.nCopies(MANY, RevocationData.ofOcsp(response, Source.DOCUMENT)));
        assertThat(validate(signer.certificate(), evidence, TickingBudget.of(1_000_000))
                        .problem())
                .contains(SubIndication.TRY_LATER);
        assertStops(signer.certificate(), evidence, 500);
    }
}
