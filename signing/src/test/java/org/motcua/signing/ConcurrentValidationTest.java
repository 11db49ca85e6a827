package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One validator may be used by any number of threads at once. */
class ConcurrentValidationTest extends ProcessSupport {

    @Test
    void oneValidatorServesEightThreads() throws Exception {
        byte[] pdf = signed(Level.B_LTA, weekList);
        PdfValidator validator = trusting().build();
        String expected = validator.validate(pdf).toJson();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> validator.validate(pdf).toJson());
            }
            for (Future<String> answer : pool.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(expected).contains("\"totalPassed\":true");
    }
}
