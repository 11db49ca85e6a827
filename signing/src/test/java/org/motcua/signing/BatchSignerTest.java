package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.testkit.TestKeyKind;

class BatchSignerTest {

    private static final SignatureRequest REQUEST = SignatureRequest.builder().build();

    @TempDir
    Path folder;

    private Path outputs;
    private final Heard heard = new Heard();

    /** Writes down what it hears, and notices when it hears two things at once. */
    private static final class Heard implements BatchListener {
        private final List<Path> signed = new ArrayList<>();
        private final List<Path> finishedBefore = new ArrayList<>();
        private final List<SigningException> failed = new ArrayList<>();
        private final AtomicInteger speaking = new AtomicInteger();
        private volatile boolean twoAtOnce;

        @Override
        public void signed(BatchItem item, SigningResult result) {
            hear(() -> signed.add(item.input()));
        }

        @Override
        public void finishedBefore(BatchItem item) {
            hear(() -> finishedBefore.add(item.input()));
        }

        @Override
        public void failed(BatchItem item, SigningException cause) {
            hear(() -> failed.add(cause));
        }

        private void hear(Runnable note) {
            twoAtOnce |= speaking.incrementAndGet() > 1;
            note.run();
            speaking.decrementAndGet();
        }
    }

    /** Signs as the real key does, once {@code before} has returned. */
    private record Guarded(SigningKey key, Runnable before) implements SigningKey {
        @Override
        public List<X509Certificate> chain() {
            return key.chain();
        }

        @Override
        public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
            before.run();
            return key.sign(data, algorithm);
        }

        @Override
        public void close() {
            key.close();
        }
    }

    @BeforeEach
    void makeFolder() throws IOException {
        outputs = Files.createDirectory(folder.resolve("signed"));
    }

    private List<BatchItem> items(int count) {
        return IntStream.range(0, count).mapToObj(this::item).toList();
    }

    private BatchItem item(int number) {
        try {
            Path input = folder.resolve("in" + number + ".pdf");
            Files.write(input, number % 2 == 0 ? TestDocuments.withTable() : TestDocuments.withXrefStream());
            return new BatchItem(input, outputs.resolve("out" + number + ".pdf"), REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfSigner signer(Runnable before) {
        return PdfSigner.builder()
                .key(new Guarded(TestKeys.open(folder, TestKeyKind.P_256), before))
                .clock(TestKeys.CLOCK)
                .build();
    }

    private BatchSigner.Builder batch() {
        return batch(() -> {});
    }

    private BatchSigner.Builder batch(Runnable beforeEachSignature) {
        return BatchSigner.builder().signer(signer(beforeEachSignature)).threads(4);
    }

    private List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.list(outputs)) {
            return files.toList();
        }
    }

    @Test
    void signsTheOthersWhenOneCannotBeSigned() throws IOException {
        List<BatchItem> items = items(20);
        Files.writeString(items.get(7).input(), "no PDF");

        BatchSummary summary = batch().build().sign(items, heard);

        assertThat(summary.signed()).isEqualTo(19).isEqualTo(heard.signed.size());
        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.stoppedBy()).isEmpty();
        assertThat(heard.failed).singleElement().isInstanceOf(UnreadablePdfException.class);
        assertThat(heard.twoAtOnce).isFalse();
        assertThat(outputs()).hasSize(19).doesNotContain(items.get(7).output());
        for (Path output : outputs()) {
            assertThat(Judged.signatures(Files.readAllBytes(output)))
                    .singleElement()
                    .matches(Pdfsig.Signature::valid);
        }
    }

    @Test
    void stopsWhenTheTokenIsPulledOut() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        BatchSummary summary = batch(() -> {
                    if (asked.incrementAndGet() > 10) {
                        throw new TokenException(TokenException.Reason.TOKEN_GONE, "The token is gone");
                    }
                })
                .build()
                .sign(items(100), heard);

        assertThat(summary.signed()).isEqualTo(10);
        assertThat(summary.failed()).isBetween(1, 4);
        assertThat(asked.get()).isBetween(11, 14);
        assertThat(summary.notTried()).isEqualTo(100 - 10 - summary.failed());
        assertThat(summary.stoppedBy()).containsInstanceOf(TokenException.class);
        assertThat(outputs()).hasSize(10);
    }

    @Test
    void stopsForWhatTheCallerNames() {
        List<BatchItem> items = items(10);
        for (BatchItem item : items) {
            write(item.input(), new byte[] {1});
        }

        BatchSummary summary = batch().alsoStopWhen(UnreadablePdfException.class::isInstance)
                .threads(1)
                .build()
                .sign(items, heard);

        assertThat(summary.failed()).isEqualTo(1);
        assertThat(summary.notTried()).isEqualTo(9);
    }

    @Test
    void givesUpWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch signing = new CountDownLatch(4);
        CountDownLatch never = new CountDownLatch(1);
        BatchSigner batch = batch(() -> {
                    signing.countDown();
                    await(never);
                })
                .build();
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> interrupted = caller.submit(() -> {
                BatchSummary summary = batch.sign(items(50), heard);
                assertThat(summary.notTried()).isEqualTo(50);
                return Thread.currentThread().isInterrupted();
            });
            await(signing);
            caller.shutdownNow();
            assertThat(interrupted.get()).isTrue();
        } finally {
            caller.shutdownNow();
        }
        assertThat(heard.failed).isEmpty();
        assertThat(outputs()).isEmpty();
    }

    @Test
    void anExceptionOfTheListenerStopsTheBatchAndIsThrown() throws IOException {
        BatchListener failing = new BatchListener() {
            @Override
            public void signed(BatchItem item, SigningResult result) {
                throw new IllegalStateException("nobody listens");
            }

            @Override
            public void finishedBefore(BatchItem item) {}

            @Override
            public void failed(BatchItem item, SigningException cause) {}
        };
        List<BatchItem> items = items(50);

        assertThatThrownBy(() -> batch().build().sign(items, failing)).hasMessage("nobody listens");
        assertThat(outputs()).hasSizeBetween(1, 4);
    }

    @Test
    void refusesToWriteTwoDocumentsToOneFileOrOverAnInput() {
        BatchItem one = item(1);
        BatchItem same = new BatchItem(item(2).input(), outputs.resolve("../signed/out1.pdf"), REQUEST);
        BatchItem over = new BatchItem(item(2).input(), one.input(), REQUEST);

        assertThatThrownBy(() -> batch().build().sign(List.of(one, same), heard))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("out1.pdf");
        assertThatThrownBy(() -> batch().build().sign(List.of(one, over), heard))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never altered");
    }

    @Test
    void resumesWithWhatIsLeft() throws IOException {
        List<BatchItem> items = items(12);
        batch().build().sign(items.subList(0, 5), new Heard());
        List<byte[]> finished = outputs().stream().map(BatchSignerTest::read).toList();
        List<Path> names = outputs();

        BatchSummary summary = batch().resume().build().sign(items, heard);

        assertThat(summary).isEqualTo(new BatchSummary(7, 5, 0, 0, Optional.empty()));
        assertThat(heard.finishedBefore).hasSize(5).doesNotContainAnyElementsOf(heard.signed);
        assertThat(names.stream().map(BatchSignerTest::read)).containsExactlyElementsOf(finished);
    }

    @Test
    void removesWhatAKilledProcessLeftUnlessItIsStillWritten() throws IOException {
        Path left = Files.write(outputs.resolve(".motcua-0-1.part"), TestDocuments.withTable());
        Path written = Files.write(outputs.resolve(".motcua-0-2.part"), TestDocuments.withTable());
        Path foreign = Files.write(outputs.resolve("notes.part"), new byte[1]);

        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            assertThat(channel.lock()).isNotNull();
            batch().resume().build().sign(items(1), heard);
        }

        assertThat(left).doesNotExist();
        assertThat(written).exists();
        assertThat(foreign).exists();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SigningException("Interrupted while waiting for the key", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
