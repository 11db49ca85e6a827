package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.motcua.workflow.fault.Town.HOA;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.core.casefile.CaseId;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftotext;
import org.motcua.judges.Qpdf;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.Receipt;
import org.motcua.workflow.testkit.TestKeys;
import org.motcua.workflow.worker.StepPoint;

/** The whole way with real PDF, real keys and strangers' judgement. */
class RealChainTest {

    private static final Clock CLOCK = Clock.fixed(Town.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void theIssuedDecisionStandsBeforeStrangersAndBeforeOurselves() {
        TestKeys keys = new TestKeys(folder, CLOCK);
        try (Town town = Town.onH2();
                Motcua motcua = builder(town, keys).build()) {
            Receipt receipt = motcua.receive(HOA, town.submission());
            CaseId code = town.issued(motcua);
            town.assertIssuedOnce(motcua, code);
            town.handOver(motcua, code);
            byte[] issued = town.store.require(town.document(code).issued());

            ValidationReport report = PdfValidator.builder()
                    .trust(List.of(keys.authority().certificate()))
                    .crls(List.of(keys.authority().crl()))
                    .clock(CLOCK)
                    .build()
                    .validate(issued);
            assertThat(report.totalPassed()).as(report.toJson()).isTrue();
            assertThat(Qpdf.check(town.store.require(receipt.form().orElseThrow())))
                    .matches(Qpdf.Report::clean);
            assertThat(Qpdf.check(issued)).matches(Qpdf.Report::clean);
            assertThat(Pdftotext.text(issued))
                    .contains("Số: 01/QĐ-SCT")
                    .contains("ngày 02 tháng 11 năm 2026")
                    .contains("Cấp giấy chứng nhận đủ điều kiện bán lẻ xăng dầu");
            assertThat(Pdfsig.judge(issued))
                    .extracting(Pdfsig.Signature::field, Pdfsig.Signature::valid, Pdfsig.Signature::coversWholeDocument)
                    .containsExactly(tuple("signature.leader", true, false), tuple("signature.agency", true, true));
        }
    }

    @Test
    void everyAttemptAtAStepAsksToSignTheSameData() throws InterruptedException {
        TestKeys keys = new TestKeys(folder, CLOCK);
        try (Town town = Town.onH2()) {
            CountDownLatch crashed = new CountDownLatch(1);
            AtomicBoolean once = new AtomicBoolean();
            CaseId code;
            try (Motcua dying = builder(town, keys)
                    .watcher((key, point) -> {
                        if (point == StepPoint.KEY_ANSWERED && once.compareAndSet(false, true)) {
                            crashed.countDown();
                            throw new Crashed();
                        }
                    })
                    .build()) {
                code = town.reviewed(dying);
                town.order(dying, code);
                assertThat(crashed.await(30, TimeUnit.SECONDS)).isTrue();
            }
            try (Motcua next = builder(town, keys).build()) {
                Town.settle(next, code);
                town.seal(next, code);
                Town.settle(next, code);
                town.assertIssuedOnce(next, code);
            }
            assertThat(keys.dataFor("LEADER")).hasSize(2);
            assertThat(keys.dataFor("LEADER").get(0))
                    .isEqualTo(keys.dataFor("LEADER").get(1));
        }
    }

    private static MotcuaBuilder builder(Town town, TestKeys keys) {
        return town.bare()
                .keys(keys)
                .certificates(TestKeys.certificates())
                .trust(List.of(keys.authority().certificate()))
                .crls(List.of(keys.authority().crl()));
    }

    private static final class Crashed extends ThreadDeath {
        private static final long serialVersionUID = 1L;
    }
}
