package org.motcua.signing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.motcua.signing.evidence.EvidenceOffice.START;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DetachedSignatureReport;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.JcaKey;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.SigningException;
import org.motcua.signing.SubIndication;
import org.motcua.signing.http.Openssl;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

class DetachedSignatureTest {

    private static final byte[] CONTENT = "{\"số\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNED = EvidenceOffice.sign(CONTENT, START);

    @Test
    void passesWithItsTimeProven() {
        DetachedSignatureReport report =
                EvidenceOffice.validator(START.plusSeconds(60)).signature(CONTENT, SIGNED);

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.provenTime()).contains(START);
        assertThat(report.algorithm()).contains("SHA256withECDSA");
        assertThat(report.signer()).contains(EvidenceOffice.signerKey().certificate());
        assertThat(report.timestamps()).singleElement().matches(stamp -> stamp.passed());
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void hasNoProvenTimeWithoutATimeStamp() {
        byte[] bare = DetachedSigner.builder()
                .key(EvidenceOffice.key())
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .build()
                .sign(CONTENT);

        DetachedSignatureReport report =
                EvidenceOffice.validator(START.plusSeconds(60)).signature(CONTENT, bare);

        assertThat(report.passed()).isTrue();
        assertThat(report.provenTime()).isEmpty();
    }

    @Test
    void isBrokenOverOtherContent() {
        DetachedSignatureReport report =
                EvidenceOffice.validator(START.plusSeconds(60)).signature(new byte[] {1}, SIGNED);

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        assertThat(report.integrity()).isEqualTo(Integrity.BROKEN);
        assertThat(report.provenTime()).isEmpty();
    }

    @Test
    void doesNotPassWithoutTrustOrRevocationData() {
        EvidenceValidator stranger = EvidenceValidator.builder().at(START).build();
        EvidenceValidator uninformed = EvidenceValidator.builder()
                .trust(List.of(EvidenceOffice.root().certificate()))
                .at(START)
                .build();

        assertThat(stranger.signature(CONTENT, SIGNED).subIndication())
                .contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
        assertThat(stranger.signature(CONTENT, SIGNED).integrity()).isEqualTo(Integrity.INTACT);
        assertThat(uninformed.signature(CONTENT, SIGNED).subIndication()).contains(SubIndication.TRY_LATER);
    }

    @Test
    void doesNotPassWhenItsKeyWasRevokedBeforeItsTimeStamp() {
        TestAuthority authority = TestAuthority.create("CN=Other root,C=VN", Clock.fixed(START, ZoneOffset.UTC));
        TestKey revoked = authority.issue("CN=Revoked,C=VN", TestKeyKind.P_256);
        authority.revoke(revoked.certificate());
        Instant later = START.plus(Duration.ofDays(1));
        byte[] signed = DetachedSigner.builder()
                .key(JcaKey.of(revoked.privateKey(), revoked.chain()))
                .timestamps(EvidenceOffice.tsa(later))
                .clock(Clock.fixed(later, ZoneOffset.UTC))
                .build()
                .sign(CONTENT);

        DetachedSignatureReport report = EvidenceValidator.builder()
                .trust(List.of(authority.certificate(), EvidenceOffice.root().certificate()))
                .crls(List.of(authority.crl(later, later.plus(Duration.ofDays(9))), EvidenceOffice.crl(later)))
                .at(later.plusSeconds(1))
                .build()
                .signature(CONTENT, signed);

        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.subIndication()).contains(SubIndication.REVOKED_NO_POE);
    }

    @Test
    void signsNothingThatTheKeyMustNotSign() {
        Instant later = START.plus(Duration.ofDays(5000));
        DetachedSigner expired = DetachedSigner.builder()
                .key(EvidenceOffice.key())
                .clock(Clock.fixed(later, ZoneOffset.UTC))
                .build();

        assertThatExceptionOfType(KeyRefusedException.class).isThrownBy(() -> expired.sign(CONTENT));
        assertThatExceptionOfType(KeyRefusedException.class)
                .isThrownBy(() -> DetachedSigner.builder()
                        .key(EvidenceOffice.key())
                        .algorithms(AlgorithmPolicy.standard()
                                .accept(DigestAlgorithm.SHA_256, AlgorithmPolicy.NEVER)
                                .accept(DigestAlgorithm.SHA_384, AlgorithmPolicy.NEVER)
                                .accept(DigestAlgorithm.SHA_512, AlgorithmPolicy.NEVER)
                                .accept(DigestAlgorithm.SHA3_256, AlgorithmPolicy.NEVER)
                                .accept(DigestAlgorithm.SHA3_384, AlgorithmPolicy.NEVER)
                                .accept(DigestAlgorithm.SHA3_512, AlgorithmPolicy.NEVER))
                        .clock(Clock.fixed(START, ZoneOffset.UTC))
                        .build());
    }

    @Test
    void givesNothingOutWithoutItsTimeStamp() {
        DetachedSigner signer = DetachedSigner.builder()
                .key(EvidenceOffice.key())
                .timestamps(imprint -> {
                    throw new SigningException("down");
                })
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .build();

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> signer.sign(CONTENT))
                .withMessage("down");
    }

    @Property(tries = 200)
    void neverPassesWithAByteChanged(
            @ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = SIGNED.clone();
        changed[where % changed.length] ^= (byte) by;

        DetachedSignatureReport report =
                EvidenceOffice.validator(START.plusSeconds(60)).signature(CONTENT, changed);

        // What nobody signed, such as a certificate that is not needed, may change; the proof then is what it was.
        if (report.passed() && report.provenTime().isPresent()) {
            assertThat(report.provenTime()).contains(START);
            assertThat(report.signer()).contains(EvidenceOffice.signerKey().certificate());
        }
        assertThat(EvidenceOffice.validator(START.plusSeconds(60))
                        .signature(new byte[] {7}, changed)
                        .passed())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeyKind.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"RSA_2048", "P_256", "P_384", "P_521"})
    void isVerifiedByOpenssl(TestKeyKind kind, @TempDir Path folder) throws IOException {
        Openssl.requireInstalled();
        Instant now = Clock.systemUTC().instant();
        TestAuthority authority = TestAuthority.create("CN=Root,C=VN", Clock.systemUTC());
        TestKey key = authority.issue("CN=Signer,C=VN", kind, TestProfile.documentSigning());
        byte[] signed = DetachedSigner.builder()
                .key(JcaKey.of(key.privateKey(), key.chain()))
                .timestamps(EvidenceOffice.tsa(now))
                .build()
                .sign(CONTENT);
        Files.write(folder.resolve("content"), CONTENT);
        Files.write(folder.resolve("other"), new byte[] {1});
        Files.write(folder.resolve("signature.der"), signed);
        Openssl.writePem(folder.resolve("root.pem"), List.of(authority.certificate()));

        assertThat(verify(folder, "content")).containsIgnoringCase("verification successful");
        assertThat(verify(folder, "other")).containsIgnoringCase("verification failure");
    }

    private static String verify(Path folder, String content) throws IOException {
        return Openssl.run(
                folder,
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                "signature.der",
                "-content",
                content,
                "-CAfile",
                "root.pem",
                "-purpose",
                "any",
                "-out",
                "out");
    }
}
