package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.testkit.TestKeyKind;

class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int DOCUMENTS = 64;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256"})
    void oneSignerServesEightThreads(TestKeyKind kind) throws Exception {
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withXrefStream());
        PdfSigner signer = TestKeys.signer(folder, kind);
        SignatureRequest request = SignatureRequest.builder()
                .at(Placement.rectangle(1, 20, 20, 60, 20))
                .appearance(SignatureAppearance.builder()
                        .image(TestDocuments.sealImage())
                        .text("Sở Công Thương")
                        .build())
                .build();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Path>> tasks = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS; i++) {
                Path output = folder.resolve("out" + i + ".pdf");
                tasks.add(() -> {
                    signer.sign(input, output, request);
                    return output;
                });
            }
            byte[] first = null;
            for (Future<Path> done : pool.invokeAll(tasks)) {
                byte[] signed = Files.readAllBytes(done.get());
                first = first == null ? signed : first;
                assertThat(signed).isEqualTo(first);
            }
            assertThat(Pdfsig.judge(first)).singleElement().matches(Pdfsig.Signature::valid);
        } finally {
            pool.shutdownNow();
        }
    }
}
