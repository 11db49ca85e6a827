package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftotext;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.CertificateFiles;

/** {@code motcua run} as the README has it, and what strangers' tools say of what it makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunIT {

    @TempDir
    static Path folder;

    private MotcuaJar.Outcome outcome;
    private Path dossier;

    @BeforeAll
    void runOnce() throws IOException {
        outcome = MotcuaJar.run(folder, "--lang", "vi", "run");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        try (Stream<Path> folders = Files.list(folder.resolve("motcua-out"))) {
            dossier = folders.filter(path -> path.getFileName().toString().startsWith("H99.12-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path decision() {
        return dossier.resolve("decision.pdf");
    }

    @Test
    void printsTheHistoryAsATable() {
        assertThat(outcome.out())
                .contains("STT", "Người thực hiện")
                .contains("Nguyễn Thị Hạnh (Chuyên viên)")
                .containsSubsequence(
                        "tiếp nhận",
                        "cấp giấy tiếp nhận",
                        "phân công",
                        "thẩm định đạt",
                        "soạn thảo",
                        "lập văn bản điện tử",
                        "duyệt",
                        "lãnh đạo đồng ý ký",
                        "lãnh đạo ký số",
                        "văn thư cho đóng dấu",
                        "phát hành",
                        "trả kết quả");
    }

    @Test
    void writesDecisionReceiptPicturesAndRecord() {
        assertThat(dossier)
                .isDirectoryContaining("glob:**/decision.pdf")
                .isDirectoryContaining("glob:**/decision-1.png")
                .isDirectoryContaining("glob:**/receipt.pdf")
                .isDirectoryContaining("glob:**/receipt-1.png")
                .isDirectoryContaining("glob:**/record.json");
    }

    @Test
    void pdfsigFindsBothSignaturesValidAndTheLastOverTheWholeFile() {
        List<Pdfsig.Signature> signatures = Pdfsig.judge(decision());

        assertThat(signatures.subList(0, 2)).allMatch(Pdfsig.Signature::valid);
        // The archive time stamp, a type that pdfsig does not know.
        assertThat(signatures).hasSize(3);
        assertThat(signatures.get(2).coversWholeDocument()).isTrue();
    }

    @Test
    void dssFindsTwoSignaturesThatLastAndNoChangeButTheFilling() throws IOException {
        List<X509Certificate> anchors = CertificateFiles.read(keys().resolve("ca.crt"));

        List<Dss.Signature> signatures = Dss.trusting(anchors, List.of()).judge(Files.readAllBytes(decision()));

        assertThat(signatures).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA");
            assertThat(signature.intact()).isTrue();
            assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
            assertThat(signature.undefinedChanges()).isZero();
            assertThat(signature.annotationChanges()).isZero();
            // The seal lies over a third of the leader's signature, as the regulation wants it; and DSS takes the field
            // of the
            // archive time stamp for one that the agency has locked, where ISO 32000-2 12.8.2.2.2 allows it under any
            // lock.
            assertThat(signature.warnings())
                    .allMatch(warning -> warning.contains("overlap")
                            || (warning.contains("FieldMDP")
                                    && signature.field().equals("agency")));
        });
    }

    @Test
    void qpdfFindsNothingWrong() {
        Qpdf.Report report = Qpdf.check(decision());
        assertThat(report.clean()).as(report.output()).isTrue();
    }

    @Test
    void decisionAndReceiptAreStillPdfA() throws IOException {
        assertThat(VeraPdf.failures(Files.readAllBytes(decision()), "2b")).isEmpty();
        assertThat(VeraPdf.failures(Files.readAllBytes(dossier.resolve("receipt.pdf")), "2b"))
                .isEmpty();
    }

    @Test
    void everyVietnameseMarkComesOutAgain() {
        assertThat(Pdftotext.text(decision()).replaceAll("\\s+", " "))
                .contains("chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu", "01/QĐ-SCT", "Đỗ Minh Quân");
        assertThat(Pdftotext.text(dossier.resolve("receipt.pdf")).replaceAll("\\s+", " "))
                .contains("GIẤY TIẾP NHẬN HỒ SƠ", "20 ngày làm việc", "1.200.000");
    }

    @Test
    void theCommandThatIsPrintedValidatesTheDecisionWithoutANetwork() {
        String line = outcome.out()
                .lines()
                .filter(one -> one.contains("motcua validate --trust"))
                .findFirst()
                .orElseThrow();
        String[] arguments = line.substring(line.indexOf("validate")).split(" ");
        MotcuaJar.Outcome shown = MotcuaJar.run(folder, arguments);
        assertThat(shown.exitCode()).as(shown.out()).isZero();

        MotcuaJar.Outcome validation = MotcuaJar.run(
                folder,
                "validate",
                arguments[1],
                arguments[2],
                "--format",
                "json",
                decision().toString());
        assertThat(validation.exitCode()).as(validation.out()).isZero();
        for (String field : List.of("signature.leader", "signature.agency")) {
            assertThat(validation.out().replaceAll("\\s", ""))
                    .startsWith("[")
                    .matches("(?s).*\"field\":\"" + field + "\"[^{]*\"indication\":\"TOTAL_PASSED\"[^{]*"
                            + "\"level\":\"PAdES-B-LTA\".*");
        }
    }

    @Test
    void theRecordChecksOfflineUntilALetterIsChanged() throws IOException {
        Path record = dossier.resolve("record.json");
        assertThat(audit(record).exitCode()).isZero();
        assertThat(audit(record).out())
                .contains("đã được niêm phong", "dấu thời gian")
                .doesNotContain("chưa được");
        assertThat(MotcuaJar.run(folder, "audit", record.toString()).exitCode())
                .as("without trust")
                .isEqualTo(1);

        Path forged = folder.resolve("forged.json");
        Files.writeString(forged, Files.readString(record).replaceFirst("officer:lan\\.ht", "officer:dat.pq"));
        assertThat(audit(forged).exitCode()).isEqualTo(1);
    }

    @Test
    void aSealKeptElsewhereTellsARecordWithoutItsLastEntry() throws IOException {
        Path record = dossier.resolve("record.json");
        String json = Files.readString(record);
        Path seal = folder.resolve("seal.json");
        Files.writeString(seal, json.substring(json.indexOf("\"seal\" : ") + 9, json.lastIndexOf('}')));
        int last = json.lastIndexOf("}, {", json.indexOf("\"head\" : "));
        String entries = json.substring(0, last);
        int hash = entries.lastIndexOf("\"hash\" : \"") + 10;
        Path shorter = folder.resolve("shorter.json");
        Files.writeString(shorter, entries + "} ], \"head\" : \"" + entries.substring(hash, hash + 64) + "\" }");

        assertThat(audit(record, "--seal", seal.toString()).exitCode()).isZero();
        MotcuaJar.Outcome found = audit(shorter, "--seal", seal.toString());
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out()).contains("SHORTER");
        assertThat(audit(shorter).out()).contains("không có niêm phong");
        assertThat(audit(record, "--seal", record.toString()).exitCode()).isEqualTo(3);
    }

    private static MotcuaJar.Outcome audit(Path record, String... more) {
        Path keys = record.startsWith(folder.resolve("motcua-out"))
                        || record.getParent().equals(folder)
                ? folder.resolve("motcua-out/data/keys")
                : record.getParent().resolveSibling("data/keys");
        List<String> arguments = new ArrayList<>(List.of(
                "--lang",
                "vi",
                "audit",
                record.toString(),
                "--trust",
                keys.resolve("ca.crt").toString(),
                "--crl",
                keys.resolve("ca.crl").toString()));
        arguments.addAll(List.of(more));
        return MotcuaJar.run(folder, arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "outgoing-document, letter, KT. GIÁM ĐỐC, 01/SCT-QLTM, Trịnh Thanh Bình",
        "interlinked, partner.opinion, KT. GIÁM ĐỐC, 01/SNNMT, Hồ Thanh Sơn",
    })
    void theOtherProcessesIssueTheirLettersToo(
            String process, String document, String capacity, String number, String signer) throws IOException {
        MotcuaJar.Outcome run =
                MotcuaJar.run(folder, "run", process, "--out", process, "--no-pictures", "--leader-tokens");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        Path pdf;
        try (Stream<Path> files = Files.walk(folder.resolve(process))) {
            pdf = files.filter(path -> path.getFileName().toString().equals(document + ".pdf"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(Pdfsig.judge(pdf).subList(0, 2)).allMatch(Pdfsig.Signature::valid);
        assertThat(run.out()).contains(document + ".pdf signature.agency: PAdES-B-LTA, TOTAL_PASSED");
        assertThat(VeraPdf.failures(Files.readAllBytes(pdf), "2b")).isEmpty();
        assertThat(Pdftotext.text(pdf).replaceAll("\\s+", " ")).contains(capacity, number, signer);
        assertThat(audit(pdf.resolveSibling("record.json")).exitCode()).isZero();
    }

    @Test
    void listsTheProcesses() {
        assertThat(MotcuaJar.run(folder, "--lang", "en", "run", "--list").out().lines())
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly("one-stop", "outgoing-document", "interlinked");
    }

    private static Path keys() {
        return folder.resolve("motcua-out/data/keys");
    }
}
