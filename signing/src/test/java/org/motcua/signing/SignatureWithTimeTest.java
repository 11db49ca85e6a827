package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

@DisplayName("EN 319 102-1 5.5: a proven time helps against what happened later")
class SignatureWithTimeTest extends ProcessSupport {

    @Test
    void oldRevocationDataIsEnoughForAnOldSignature() {
        SignatureReport report = first(signed(Level.B_LT, weekList), trusting().at(after(20)));
        passes(report);
        assertThat(report.grounds().process()).isEqualTo(ValidationProcess.WITH_TIME);
        assertThat(report.grounds().bestSignatureTime()).isEqualTo(NOW);
        assertThat(report.grounds().certificates().get(0).revocation())
                .hasValueSatisfying(data -> assertThat(data.source()).isEqualTo(RevocationReport.Source.DOCUMENT));
    }

    @Test
    void aRevocationCountsOnlyFromItsDateOn() throws Exception {
        byte[] pdf = signed(Level.B_LT, weekList);
        Clock later = Clock.fixed(after(3), ZoneOffset.UTC);
        X509CRL revoking = revokedAt(later);
        passes(first(pdf, trusting().crls(List.of(revoking)).at(after(4))));
        undetermined(
                first(
                        signed(Level.B_B, weekList),
                        trusting().crls(List.of(revoking)).at(after(4))),
                SubIndication.REVOKED_NO_POE);
    }

    @Test
    void aTimestampHelpsAnExpiredCertificateThatIsKnownToBeGood() {
        byte[] stamped = signed(Level.B_T, longList);
        SignatureReport report =
                first(stamped, trusting().crls(List.of(longList)).at(after(31)));
        passes(report);
        assertThat(report.grounds().process()).isEqualTo(ValidationProcess.WITH_TIME);
        SignatureReport later =
                first(stamped, trusting().crls(List.of(weekList)).at(after(31)));
        passes(later);
        assertThat(later.grounds().process())
                .as("nothing recent is known: only the past can tell")
                .isEqualTo(ValidationProcess.LONG_TERM);
    }

    @Test
    void aRevocationAfterATimeThatIsProvenTooLateLeavesTheExpiry() throws Exception {
        Clock tooLate = Clock.fixed(after(32), ZoneOffset.UTC);
        TestKey tsa = root.issue(
                "CN=Dấu thời gian,C=VN",
                TestKeyKind.RSA_2048,
                TestProfile.timestamping().valid(NOW, after(3_000)));
        byte[] stamped = PdfAugmenter.builder()
                .clock(tooLate)
                .timestamps(TestTimestampAuthority.of(tsa, tooLate))
                .build()
                .augment(signed(Level.B_B, longList), Level.B_T);
        X509CRL revoking = revokedAt(Clock.fixed(after(40), ZoneOffset.UTC), after(3_000));
        SignatureReport report =
                first(stamped, trusting().crls(List.of(revoking)).at(after(50)));
        undetermined(report, SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
        assertThat(report.provenTime()).contains(after(32));
    }

    private X509CRL revokedAt(Clock clock) throws Exception {
        return revokedAt(clock, after(30));
    }

    private X509CRL revokedAt(Clock clock, Instant nextUpdate) throws Exception {
        X509v2CRLBuilder list = new X509v2CRLBuilder(
                X500Name.getInstance(
                        root.certificate().getSubjectX500Principal().getEncoded()),
                Date.from(clock.instant()));
        list.setNextUpdate(Date.from(nextUpdate));
        list.addCRLEntry(signer.certificate().getSerialNumber(), Date.from(clock.instant()), 1);
        return new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(root.key().privateKey())));
    }
}
