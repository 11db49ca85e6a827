package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.fault.Fault;
import org.motcua.signing.fault.Fault.Step;
import org.motcua.signing.fault.FaultyFileSystem;
import org.motcua.signing.fault.KilledSigning;
import org.motcua.signing.testkit.TestKeyKind;

/** Disks that fill up and processes that are killed, between any two steps: no half file under the final name, ever. */
class FileFaultTest {

    private static final SignatureRequest PLAIN = SignatureRequest.builder().build();
    private static final int BALLAST_BYTES = 3_000_000;

    @TempDir
    Path folder;

    private Path small;
    private Path large;
    private Path outputs;

    @BeforeEach
    void makeDocuments() throws IOException {
        small = Files.write(folder.resolve("small.pdf"), TestDocuments.withTable());
        large = Files.write(folder.resolve("large.pdf"), withBallast());
        outputs = Files.createDirectory(folder.resolve("signed"));
    }

    private static byte[] withBallast() throws IOException {
        byte[] ballast = new byte[BALLAST_BYTES];
        new Random(1).nextBytes(ballast);
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDStream stream = new PDStream(document, new ByteArrayInputStream(ballast));
            document.getDocumentCatalog().getCOSObject().setItem("Ballast", stream);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            document.save(output, CompressParameters.NO_COMPRESSION);
            return output.toByteArray();
        }
    }

    /** What writes a document. */
    enum Work {
        SIGN_SMALL {
            @Override
            void write(FileFaultTest test, Path output) {
                TestKeys.signer(test.folder, TestKeyKind.P_256).sign(test.small, output, PLAIN);
            }
        },
        SIGN_LARGE_AND_FORCE {
            @Override
            void write(FileFaultTest test, Path output) {
                PdfSigner.builder()
                        .key(TestKeys.open(test.folder, TestKeyKind.P_256))
                        .clock(TestKeys.CLOCK)
                        .forceToDisk()
                        .build()
                        .sign(test.large, output, PLAIN);
            }
        },
        PREPARE {
            @Override
            void write(FileFaultTest test, Path output) {
                twoSteps().prepare(test.large, output, PLAIN);
            }
        },
        COMPLETE {
            @Override
            void write(FileFaultTest test, Path output) {
                Path prepared = test.folder.resolve("prepared.pdf");
                PreparedSignature signature = twoSteps().prepare(test.large, prepared, PLAIN);
                byte[] value = TestKeys.open(test.folder, TestKeyKind.P_256)
                        .sign(signature.dataToBeSigned(), signature.algorithm());
                twoSteps().complete(signature, value, prepared, output);
            }
        };

        abstract void write(FileFaultTest test, Path output);

        private static TwoStepSigner twoSteps() {
            return TwoStepSigner.builder()
                    .chain(TestKeys.key(TestKeyKind.P_256).chain())
                    .clock(TestKeys.CLOCK)
                    .build();
        }
    }

    private List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.list(outputs)) {
            return files.toList();
        }
    }

    /** What a work does up to the move that puts the output in its place. */
    private List<Step> steps(Work work) throws IOException {
        List<Step> steps = new ArrayList<>();
        Path output = outputs.resolve("counted.pdf");
        work.write(this, FaultyFileSystem.path(output, steps::add));
        Files.delete(output);
        return steps.subList(0, steps.indexOf(Step.MOVE) + 1);
    }

    @ParameterizedTest
    @EnumSource
    void aDiskThatFailsAtAnyStepLeavesTheOutputAsItWas(Work work) throws IOException {
        List<Step> steps = steps(work);
        assertThat(steps).startsWith(Step.CREATE, Step.WRITE);
        Path output = outputs.resolve("quyết định.pdf");
        for (int failing = 0; failing < steps.size(); failing++) {
            Files.writeString(output, "what was there before");
            List<Step> done = new ArrayList<>();
            int last = failing;
            Fault full = step -> {
                if (done.size() == last) {
                    done.add(step);
                    throw new IOException("No space left on device");
                }
                done.add(step);
            };

            assertThatThrownBy(() -> work.write(this, FaultyFileSystem.path(output, full)))
                    .as("%s fails after %s", steps.get(failing), steps.subList(0, failing))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(output.toString())
                    .hasMessageContaining("No space left on device");

            assertThat(outputs()).containsExactly(output);
            assertThat(output).hasContent("what was there before");
        }
    }

    @Test
    void aProcessThatIsKilledLeavesNothingUnderTheNameUntilTheLastStepIsDone() throws Exception {
        TestKeys.key(TestKeyKind.P_256).writePkcs12(folder.resolve("key.p12"), TestKeys.PASSWORD);
        Path output = outputs.resolve("out.pdf");
        int move = steps(Work.SIGN_LARGE_AND_FORCE).size() - 1;
        // Killing takes a second: not before each of the many writes that copy the document.
        for (int done : new int[] {1, 2, move - 1, move, move + 1}) {
            int exit = KilledSigning.start(folder.resolve("key.p12"), large, output, done)
                    .waitFor();

            assertThat(exit).isEqualTo(KilledSigning.KILLED);
            assertThat(Files.exists(output))
                    .as("after %d of %d steps", done, move + 1)
                    .isEqualTo(done > move);
            assertThat(outputs()).as("the output, or what was to be it").hasSize(1);

            BatchSummary summary = BatchSigner.builder()
                    .signer(TestKeys.signer(folder, TestKeyKind.P_256))
                    .resume()
                    .build()
                    .sign(List.of(new BatchItem(large, output, PLAIN)), new Ignoring());
            assertThat(summary.signed()).isEqualTo(done > move ? 0 : 1);
            assertThat(summary.complete()).isTrue();
            assertThat(outputs()).containsExactly(output);
            assertThat(Judged.signatures(Files.readAllBytes(output)))
                    .singleElement()
                    .matches(signature -> signature.valid());
            Files.delete(output);
        }
    }

    @Test
    void aDiskThatIsReallyFullIsNamed() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        requireSuccess("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
        try {
            Path output = disk.resolve("out.pdf");
            assertThatThrownBy(() -> TestKeys.signer(folder, TestKeyKind.P_256).sign(large, output, PLAIN))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(output.toString())
                    .hasMessageContaining("No space left");
            assertThat(disk).isEmptyDirectory();
        } finally {
            requireSuccess("umount", disk.toString());
        }
    }

    @Test
    void aStreamThatTakesNothingMoreIsAnError() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "This system has no /dev/full");
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        try (OutputStream output = Files.newOutputStream(full)) {
            ByteArrayInputStream input = new ByteArrayInputStream(TestDocuments.withTable());
            assertThatThrownBy(() -> signer.sign(input, output, PLAIN))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("No space left");
        }
    }

    private static void requireSuccess(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            boolean done = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            Assumptions.assumeTrue(done, "A small disk can only be mounted by root: " + String.join(" ", command));
        } catch (IOException e) {
            Assumptions.abort("There is no " + command[0] + ": " + e.getMessage());
        }
    }

    private static final class Ignoring implements BatchListener {
        @Override
        public void signed(BatchItem item, SigningResult result) {}

        @Override
        public void finishedBefore(BatchItem item) {}

        @Override
        public void failed(BatchItem item, SigningException cause) {}
    }
}
