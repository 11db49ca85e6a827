package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.pkcs11.SoftHsm;
import org.motcua.signing.pkcs11.TokenTestKeys;
import org.motcua.signing.testkit.TestKeyKind;

/** One signer and one set of documents for eight threads: each signs all of them as a single thread does. */
class ConcurrencyTest {

    private static final int THREADS = 8;

    @TempDir
    Path folder;

    private static Map<String, byte[]> documents() {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("table", TestDocuments.withTable());
        documents.put("stream", TestDocuments.withXrefStream());
        documents.put("hybrid", TestDocuments.hybrid());
        documents.put("turned", TestDocuments.rotated(90));
        documents.put("archive", TestDocuments.pdfA2b(true));
        return documents;
    }

    private static SignatureRequest visible() {
        return SignatureRequest.builder()
                .at(Placement.rectangle(1, 20, 20, 40, 20))
                .appearance(SignatureAppearance.builder()
                        .image(TestDocuments.sealImage())
                        .text("Sở Công Thương")
                        .build())
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "P_256"})
    void oneSignerOfAFileServesEightThreads(TestKeyKind kind) throws Exception {
        signFromEightThreads(TestKeys.signer(folder, kind));
    }

    @Test
    @ExtendWith(SoftHsm.Extension.class)
    void oneSignerOfATokenServesEightThreads(SoftHsm hsm) throws Exception {
        try (Pkcs11Key key = Pkcs11Key.open(hsm.library(), SoftHsm.LEADER, SoftHsm.PIN.toCharArray(), "rsa-2048")) {
            signFromEightThreads(
                    PdfSigner.builder().key(key).clock(TokenTestKeys.CLOCK).build());
        }
    }

    /** The keys sign the same data alike, and the clock stands still: so what was mixed up would differ. */
    private void signFromEightThreads(PdfSigner signer) throws Exception {
        SignatureRequest request = visible();
        Map<String, byte[]> expected = new LinkedHashMap<>();
        documents().forEach((name, document) -> {
            write(folder.resolve(name + ".pdf"), document);
            expected.put(name, signer.sign(document, request));
        });
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Path outputs = Files.createDirectory(folder.resolve("thread" + thread));
                working.add(threads.submit(() -> {
                    start.await();
                    for (String name : expected.keySet()) {
                        signer.sign(folder.resolve(name + ".pdf"), outputs.resolve(name + ".pdf"), request);
                    }
                    return null;
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (int thread = 0; thread < THREADS; thread++) {
            for (Map.Entry<String, byte[]> document : expected.entrySet()) {
                assertThat(folder.resolve("thread" + thread).resolve(document.getKey() + ".pdf"))
                        .hasBinaryContent(document.getValue());
            }
        }
        for (byte[] signed : expected.values()) {
            assertThat(Pdfsig.judge(signed)).singleElement().matches(Pdfsig.Signature::valid);
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
