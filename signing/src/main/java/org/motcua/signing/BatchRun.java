package org.motcua.signing;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run of a batch: what its threads share. Thread-safe. */
final class BatchRun {

    private final PdfSigner signer;
    private final int total;
    private final Iterator<BatchItem> items;
    private final Predicate<BatchItem> finished;
    private final Predicate<SigningException> stops;
    private final BatchListener listener;

    private int signed;
    private int finishedBefore;
    private int failed;
    private @Nullable SigningException stoppedBy;
    private boolean givenUp;

    BatchRun(
            PdfSigner signer,
            Collection<BatchItem> items,
            Predicate<BatchItem> finished,
            Predicate<SigningException> stops,
            BatchListener listener) {
        this.signer = signer;
        this.total = items.size();
        this.items = items.iterator();
        this.finished = finished;
        this.stops = stops;
        this.listener = listener;
    }

    /** What each thread does: one document after another until there is none left or the batch is stopped. */
    void work() {
        boolean ended = false;
        try {
            for (Optional<BatchItem> item = next(); item.isPresent(); item = next()) {
                sign(item.get());
            }
            ended = true;
        } finally {
            // The listener failed, or the JVM itself did: the other threads need not go on.
            if (!ended) {
                giveUp();
            }
        }
    }

    private synchronized Optional<BatchItem> next() {
        boolean stopped = givenUp || stoppedBy != null || !items.hasNext();
        return stopped ? Optional.empty() : Optional.of(items.next());
    }

    private void sign(BatchItem item) {
        @Nullable SigningResult result;
        try {
            result = finished.test(item) ? null : signer.sign(item.input(), item.output(), item.request());
        } catch (SigningException e) {
            failed(item, e);
            return;
        } catch (RuntimeException e) {
            // Documents are hostile: whatever one of them brings about must not keep the others from being signed.
            failed(item, new SigningException(item.input() + " could not be signed: " + e, e));
            return;
        }
        if (result == null) {
            finishedBefore(item);
        } else {
            signed(item, result);
        }
    }

    private synchronized void signed(BatchItem item, SigningResult result) {
        signed++;
        listener.signed(item, result);
    }

    private synchronized void finishedBefore(BatchItem item) {
        finishedBefore++;
        listener.finishedBefore(item);
    }

    private synchronized void failed(BatchItem item, SigningException cause) {
        if (givenUp) {
            // It was interrupted: that says nothing about the document.
            return;
        }
        failed++;
        if (stoppedBy == null && stops.test(cause)) {
            stoppedBy = cause;
        }
        listener.failed(item, cause);
    }

    /** Begins no further document; what fails from now on was not tried. */
    synchronized void giveUp() {
        givenUp = true;
    }

    synchronized BatchSummary summary() {
        int notTried = total - signed - finishedBefore - failed;
        return new BatchSummary(signed, finishedBefore, failed, notTried, Optional.ofNullable(stoppedBy));
    }
}
