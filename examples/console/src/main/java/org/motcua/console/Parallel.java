package org.motcua.console;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on a number of threads; with one thread, in order. */
final class Parallel {

    private Parallel() {}

    /** Does {@code work} for each item and returns when all are done; passes on the first exception. */
    static <T> void forEach(Collection<T> items, int threads, Consumer<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<? extends Future<?>> running = items.stream()
                    .map(item -> executor.submit(() -> work.accept(item)))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + items.size() + " pieces of work", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
