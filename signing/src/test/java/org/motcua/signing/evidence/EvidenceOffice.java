package org.motcua.signing.evidence;

import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.JcaKey;
import org.motcua.signing.SigningKey;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** A signer and time-stamp authorities of two generations, at whatever time the test wants. */
final class EvidenceOffice {

    static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    private static final TestAuthority ROOT = TestAuthority.create("CN=Root,C=VN", Clock.fixed(START, ZoneOffset.UTC));
    private static final TestKey SIGNER = ROOT.issue("CN=Sở Công Thương,C=VN", TestKeyKind.P_256);
    private static final TestKey TSA = ROOT.issue("CN=TSA 1,C=VN", TestKeyKind.RSA_2048, TestProfile.timestamping());

    private EvidenceOffice() {}

    static TestAuthority root() {
        return ROOT;
    }

    static TestKey signerKey() {
        return SIGNER;
    }

    static SigningKey key() {
        return JcaKey.of(SIGNER.privateKey(), SIGNER.chain());
    }

    static TestTimestampAuthority tsa(Instant time) {
        return TestTimestampAuthority.of(TSA, Clock.fixed(time, ZoneOffset.UTC));
    }

    /** Whose certificate ends earlier. */
    static TestTimestampAuthority tsa(Instant time, Instant from, Instant to) {
        TestKey key = ROOT.issue(
                "CN=TSA until " + to + ",C=VN",
                TestKeyKind.RSA_2048,
                TestProfile.timestamping().valid(from, to));
        return TestTimestampAuthority.of(key, Clock.fixed(time, ZoneOffset.UTC));
    }

    static byte[] sign(byte[] content, Instant time) {
        return DetachedSigner.builder()
                .key(key())
                .timestamps(tsa(time))
                .clock(Clock.fixed(time, ZoneOffset.UTC))
                .build()
                .sign(content);
    }

    static X509CRL crl(Instant time) {
        return ROOT.crl(time, time.plusSeconds(86_400L * 30));
    }

    static EvidenceValidator validator(Instant time) {
        return validator(time, AlgorithmPolicy.standard());
    }

    static EvidenceValidator validator(Instant time, AlgorithmPolicy policy) {
        return validator(time, policy, crl(time));
    }

    /** With revocation lists that were kept, of whatever time. */
    static EvidenceValidator validator(Instant time, AlgorithmPolicy policy, X509CRL... kept) {
        return EvidenceValidator.builder()
                .trust(List.of(ROOT.certificate()))
                .crls(List.of(kept))
                .algorithms(policy)
                .at(time)
                .build();
    }
}
