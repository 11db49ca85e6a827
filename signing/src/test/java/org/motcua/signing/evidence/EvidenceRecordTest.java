package org.motcua.signing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.signing.evidence.EvidenceOffice.START;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.junit.jupiter.api.Test;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.Indication;
import org.motcua.signing.JcaKey;
import org.motcua.signing.SigningException;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

class EvidenceRecordTest {

    private static final byte[] CONTENT = "{\"số\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNATURE = EvidenceOffice.sign(CONTENT, START);
    private static final DataGroup BOTH = DataGroup.of(CONTENT, SIGNATURE);
    private static final Instant YEAR_3 = START.plus(Duration.ofDays(3 * 365));
    private static final Instant YEAR_5 = START.plus(Duration.ofDays(5 * 365));
    private static final byte[] RENEWED = at(YEAR_3).renewTimestamp(at(START).make(BOTH));
    private static final Instant YEAR_7 = START.plus(Duration.ofDays(7 * 365));

    private static EvidenceRecords at(Instant time) {
        return EvidenceRecords.by(EvidenceOffice.tsa(time));
    }

    private static EvidenceRecordReport judge(DataGroup data, byte[] record, Instant time) {
        return EvidenceOffice.validator(time).record(data, record);
    }

    @Test
    void provesWhenAGroupAndASingleObjectExisted() {
        for (DataGroup data : List.of(BOTH, DataGroup.of(CONTENT), DataGroup.of(CONTENT, SIGNATURE, new byte[] {1}))) {
            EvidenceRecordReport report = judge(data, at(START).make(data), START.plusSeconds(60));

            assertThat(report.passed()).as(report.toString()).isTrue();
            assertThat(report.provenTime()).contains(START);
            assertThat(report.digest()).contains(DigestAlgorithm.SHA_256);
            assertThat(report.timestamps()).hasSize(1);
            assertThat(report.acceptableUntil())
                    .hasValueSatisfying(until -> assertThat(until).isAfter(YEAR_7));
        }
    }

    @Test
    void coversManyUnderOneTimeStamp() {
        List<DataGroup> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(i % 2 == 0 ? DataGroup.of(new byte[] {(byte) i}) : DataGroup.of(new byte[] {(byte) i}, CONTENT));
        }

        List<byte[]> records = at(START).make(all);

        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                EvidenceRecordReport report = judge(all.get(i), records.get(j), START);
                assertThat(report.passed()).as(i + " by the record of " + j).isEqualTo(i == j);
            }
        }
    }

    @Test
    void isNotOverOtherData() {
        byte[] record = at(START).make(BOTH);

        for (DataGroup other : List.of(
                DataGroup.of(CONTENT),
                DataGroup.of(SIGNATURE),
                DataGroup.of(CONTENT, new byte[] {1}),
                DataGroup.of(CONTENT, SIGNATURE, new byte[] {1}))) {
            EvidenceRecordReport report = judge(other, record, START);
            if (!report.passed()) {
                assertThat(report.problem()).contains(RecordProblem.DATA_NOT_COVERED);
                assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
            } else {
                // RFC 4998 4.3: each object of a group is proved alone as well.
                assertThat(other.isGroup()).isFalse();
            }
        }
    }

    @Test
    void outlivesItsAuthoritysCertificateWhenItIsRenewedInTime() {
        EvidenceRecords first = EvidenceRecords.by(EvidenceOffice.tsa(START, START.minusSeconds(1), YEAR_3));
        byte[] record = first.make(BOTH);
        assertThat(judge(BOTH, record, START).acceptableUntil())
                .as("of its certificate")
                .hasValueSatisfying(until -> assertThat(until).isBefore(YEAR_5));
        assertThat(judge(BOTH, record, YEAR_5).passed()).as("not renewed").isFalse();

        Instant inTime = YEAR_3.minusSeconds(86_400);
        byte[] renewed = at(inTime).renewTimestamp(record);
        EvidenceValidator validator = EvidenceOffice.validator(
                YEAR_5,
                AlgorithmPolicy.standard(),
                EvidenceOffice.crl(inTime.minusSeconds(60)),
                EvidenceOffice.crl(YEAR_5));

        EvidenceRecordReport report = validator.record(BOTH, renewed);
        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.provenTime()).contains(START);
        assertThat(report.timestamps()).hasSize(2);

        byte[] tooLate = at(YEAR_3.plusSeconds(86_400)).renewTimestamp(record);
        assertThat(validator.record(BOTH, tooLate).problem()).contains(RecordProblem.TIMESTAMP_NOT_VALID);
    }

    @Test
    void outlivesItsHashWhenItsTreeIsRenewedInTime() {
        byte[] record = at(START).make(BOTH);
        byte[] renewed = EvidenceRecords.by(EvidenceOffice.tsa(YEAR_3), DigestAlgorithm.SHA_512)
                .renew(record, BOTH);
        byte[] again = EvidenceRecords.by(EvidenceOffice.tsa(YEAR_5), DigestAlgorithm.SHA_512)
                .renew(renewed, BOTH);

        EvidenceRecordReport report = EvidenceOffice.validator(YEAR_7).record(BOTH, again);

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.provenTime()).contains(START);
        assertThat(report.digest()).contains(DigestAlgorithm.SHA_512);
        assertThat(report.timestamps()).hasSize(3);
    }

    @Test
    void doesNotPassWhenItsHashEndedBeforeItWasRenewed() {
        byte[] record = at(START).make(BOTH);
        byte[] renewed = EvidenceRecords.by(EvidenceOffice.tsa(YEAR_5), DigestAlgorithm.SHA_512)
                .renewHashTree(record, BOTH);
        Instant end = YEAR_3;
        AlgorithmPolicy policy = AlgorithmPolicy.standard().accept(DigestAlgorithm.SHA_256, end);

        EvidenceRecordReport report = EvidenceOffice.validator(YEAR_7, policy).record(BOTH, renewed);

        assertThat(report.passed()).isFalse();
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.acceptableUntil())
                .as("the test authority signs with SHA-256")
                .isEmpty();
    }

    @Test
    void renewsNothingThatIsNoRecordOrNotOfTheData() {
        byte[] record = at(START).make(BOTH);

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> at(START).renewTimestamp(new byte[] {1, 2, 3}))
                .withMessageContaining("UNREADABLE");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> at(START).renewHashTree(record, DataGroup.of(CONTENT, new byte[] {1})))
                .withMessageContaining("DATA_NOT_COVERED");
        assertThatThrownBy(() -> EvidenceRecords.by(EvidenceOffice.tsa(START), DigestAlgorithm.SHA_1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsARenewalThatIsOverAnotherRecord() throws Exception {
        byte[] one = at(START).make(BOTH);
        byte[] other = at(START).make(DataGroup.of(new byte[] {9}));
        byte[] otherRenewed = at(YEAR_3).renewTimestamp(other);
        ArchiveTimeStamp foreign = ArchiveTimestamps.read(otherRenewed).newest();

        byte[] mixed =
                ArchiveTimestamps.der(ArchiveTimestamps.read(one).structure().addArchiveTimeStamp(foreign, false));

        assertThat(judge(BOTH, mixed, YEAR_5).problem()).contains(RecordProblem.NOT_LINKED);
    }

    @Test
    void findsTimeStampsThatGoBack() {
        byte[] record = at(YEAR_3).make(BOTH);

        assertThat(judge(BOTH, at(START).renewTimestamp(record), YEAR_5).problem())
                .contains(RecordProblem.OUT_OF_ORDER);
    }

    @Test
    void keepsASignaturePassingAfterItsOwnCertificateHasEnded() {
        TestKey ends = EvidenceOffice.root()
                .issue(
                        "CN=Ends,C=VN",
                        TestKeyKind.P_256,
                        TestProfile.documentSigning().valid(START.minusSeconds(1), YEAR_3));
        byte[] signature = DetachedSigner.builder()
                .key(JcaKey.of(ends.privateKey(), ends.chain()))
                .clock(Clock.fixed(START, ZoneOffset.UTC))
                .build()
                .sign(CONTENT);
        byte[] record = at(START).make(DataGroup.of(CONTENT, signature));
        EvidenceValidator validator = EvidenceOffice.validator(
                YEAR_5,
                AlgorithmPolicy.standard(),
                EvidenceOffice.crl(YEAR_3.minusSeconds(60)),
                EvidenceOffice.crl(YEAR_5));

        assertThat(validator.signature(CONTENT, signature).passed())
                .as("without the record")
                .isFalse();
        PreservedSignatureReport report = validator.preserved(CONTENT, signature, record);
        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.provenTime()).contains(START);
    }

    @Test
    void givesASignatureNoProofWhereTheRecordIsNotOverIt() {
        byte[] record = at(START).make(DataGroup.of(CONTENT, new byte[] {1}));

        PreservedSignatureReport report =
                EvidenceOffice.validator(START.plusSeconds(9)).preserved(CONTENT, SIGNATURE, record);

        assertThat(report.record().passed()).isFalse();
        assertThat(report.passed()).isFalse();
        assertThat(report.provenTime()).isEmpty();
    }

    @Property(tries = 200)
    void neverPassesForOtherDataWithAByteChanged(
            @ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = RENEWED.clone();
        changed[where % changed.length] ^= (byte) by;
        EvidenceValidator validator = EvidenceOffice.validator(YEAR_5);

        EvidenceRecordReport report = validator.record(BOTH, changed);
        assertThat(report.passed() && !report.provenTime().equals(Optional.of(START)))
                .isFalse();
        assertThat(validator
                        .record(DataGroup.of(CONTENT, new byte[] {1}), changed)
                        .passed())
                .isFalse();
    }
}
