package org.motcua.signing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.csc.CscException;
import org.motcua.signing.increment.AtomicOutput;

/**
 * Signs many documents with one {@link PdfSigner}, and so with one session of its key and one pool of time-stamping
 * services, on a number of threads. Each output appears under its name complete or not at all, whenever the batch fails,
 * is interrupted or killed, and where the signer forces its files to the disk also when the power fails; with {@link
 * Builder#resume()} a second run does only what is left.
 *
 * <p>A document that cannot be signed does not keep the others from it. A failure that none of them would escape stops the
 * batch: the key is gone, refused or has no way to sign. So a wrong PIN is not tried once for each document.
 *
 * <p>Immutable and thread-safe, but two batches must not write to the same output.
 */
public final class BatchSigner {

    private final PdfSigner signer;
    private final int threads;
    private final boolean resume;
    private final Predicate<SigningException> stops;

    private BatchSigner(Builder builder) {
        this.signer = Objects.requireNonNull(builder.signer, "A batch needs a signer");
        this.threads = builder.threads;
        this.resume = builder.resume;
        this.stops = builder.stops;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signs the documents, in about their order, and returns when all that was begun has ended. Each thread takes the next
     * document when it is done with one: nothing is queued.
     *
     * <p>To cancel, interrupt the calling thread: no further document is begun, those under way are given up as soon as
     * their key or service lets them, and the summary is returned with the thread still interrupted.
     *
     * @throws IllegalArgumentException when an output is named twice or is the input of another document
     */
    public BatchSummary sign(Collection<BatchItem> items, BatchListener listener) {
        requireApart(items);
        FinishedOutput finished = new FinishedOutput(signer);
        if (resume) {
            items.stream().map(BatchSigner::folder).distinct().forEach(AtomicOutput::removeLeftovers);
        }
        BatchRun run = new BatchRun(signer, items, item -> resume && finished.isFinished(item), stops, listener);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, items.size()); i++) {
                working.add(workers.submit(run::work));
            }
            for (Future<?> worker : working) {
                worker.get();
            }
        } catch (InterruptedException e) {
            run.giveUp();
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw unexpected(e);
        } finally {
            awaitEnd(workers);
        }
        return run.summary();
    }

    private static Path folder(BatchItem item) {
        Path folder = normal(item.output()).getParent();
        return folder == null ? item.output() : folder;
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Two threads would overwrite each other's work, or read what another one is replacing. */
    private static void requireApart(Collection<BatchItem> items) {
        Set<Path> inputs = items.stream().map(item -> normal(item.input())).collect(Collectors.toSet());
        Set<Path> outputs = new HashSet<>();
        for (BatchItem item : items) {
            if (!outputs.add(normal(item.output()))) {
                throw new IllegalArgumentException(
                        "Two documents of the batch have the output " + item.output() + "; give each its own");
            }
            if (inputs.contains(normal(item.output()))) {
                throw new IllegalArgumentException(
                        item.output() + " is an input of the batch, and inputs are never altered; name another output");
            }
        }
    }

    private static RuntimeException unexpected(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }

    /** Nothing of the batch goes on behind the back of its caller, even where that one is in a hurry. */
    private static void awaitEnd(ExecutorService workers) {
        workers.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
                workers.shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects a batch signer. Not thread-safe. */
    public static final class Builder {

        private @Nullable PdfSigner signer;
        private int threads = Runtime.getRuntime().availableProcessors();
        private boolean resume;
        private Predicate<SigningException> stops = Builder::concernsTheKey;

        private Builder() {}

        /** What signs each document; required. */
        public Builder signer(PdfSigner signer) {
            this.signer = signer;
            return this;
        }

        /** How many documents are signed at one time. Default: as many as the machine has processors. */
        public Builder threads(int threads) {
            if (threads < 1) {
                throw new IllegalArgumentException("A batch needs at least 1 thread, not " + threads);
            }
            this.threads = threads;
            return this;
        }

        /**
         * Leaves documents alone whose output an earlier run has finished, and removes the unfinished files that a killed
         * one left in the outputs' folders. An output is finished when it begins with the very bytes of the input, and
         * what follows has an intact signature with the signer's certificate, in the field that the request names if it
         * names one, of the level that it asks for (a lower one will do where the signer may fall back), changed afterwards
         * by validation data at most. What else the request asks for is not compared. An output that is anything else is
         * replaced. Default: every document is signed and every output replaced.
         */
        public Builder resume() {
            this.resume = true;
            return this;
        }

        /**
         * Failures that stop the batch besides those of the key, e.g. of time stamps. Default: {@link
         * KeyUnavailableException}, {@link KeyRefusedException}, {@link TokenException} and {@link CscException} alone.
         */
        public Builder alsoStopWhen(Predicate<SigningException> failure) {
            this.stops = stops.or(failure);
            return this;
        }

        public BatchSigner build() {
            return new BatchSigner(this);
        }

        private static boolean concernsTheKey(SigningException failure) {
            return failure instanceof KeyUnavailableException
                    || failure instanceof KeyRefusedException
                    || failure instanceof TokenException
                    || failure instanceof CscException;
        }
    }
}
