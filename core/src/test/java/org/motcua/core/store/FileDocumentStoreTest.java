package org.motcua.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDocumentStoreTest {

    private static final byte[] CONTENT = "Giấy chứng nhận".getBytes(UTF_8);

    @TempDir
    Path folder;

    private FileDocumentStore store;

    @BeforeEach
    void open() {
        store = FileDocumentStore.in(folder.resolve("documents"));
    }

    @Test
    void keepsADocumentUnderTheHashOfItsBytes() throws IOException {
        DocumentId id = store.put(CONTENT);

        assertThat(id).isEqualTo(DocumentId.of(CONTENT));
        assertThat(store.contains(id)).isTrue();
        assertThat(store.require(id)).isEqualTo(CONTENT);
        try (InputStream in = store.open(id)) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void knowsTheHashOfNothing() {
        assertThat(store.put(new byte[0]).value())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void takesADocumentTwiceWithoutHarm() throws IOException {
        DocumentId id = store.put(CONTENT);

        assertThat(store.put(CONTENT)).isEqualTo(id);
        assertThat(files()).hasSize(1);
    }

    @Test
    void mendsADamagedDocumentThatIsPutAgain() throws IOException {
        DocumentId id = store.put(CONTENT);
        Files.writeString(place(id), "damaged");

        store.put(CONTENT);

        assertThat(store.require(id)).isEqualTo(CONTENT);
    }

    @Test
    void refusesADamagedDocument() throws IOException {
        DocumentId id = store.put(CONTENT);
        byte[] damaged = CONTENT.clone();
        damaged[3] ^= 1;
        Files.write(place(id), damaged);

        assertThatExceptionOfType(DamagedDocumentException.class)
                .isThrownBy(() -> store.require(id))
                .satisfies(refusal -> {
                    assertThat(refusal.id()).isEqualTo(id);
                    assertThat(refusal.found()).isEqualTo(DocumentId.of(damaged));
                });
        assertThatThrownBy(() -> readByteByByte(id)).isInstanceOf(DamagedDocumentException.class);
        assertThatThrownBy(() -> readAfterSkipping(id)).isInstanceOf(DamagedDocumentException.class);
    }

    @Test
    void refusesATruncatedDocument() throws IOException {
        DocumentId id = store.put(CONTENT);
        Files.write(place(id), new byte[0]);

        assertThatThrownBy(() -> store.require(id)).isInstanceOf(DamagedDocumentException.class);
    }

    @Test
    void saysWhichDocumentItDoesNotHave() {
        DocumentId id = DocumentId.of(CONTENT);

        assertThat(store.contains(id)).isFalse();
        assertThatExceptionOfType(MissingDocumentException.class)
                .isThrownBy(() -> store.require(id))
                .withMessageContaining(id.value())
                .withMessageContaining("documents");
    }

    @Test
    void isNotDisturbedByWhatAKilledProcessLeft() throws IOException {
        Files.writeString(folder.resolve("documents/incoming/put123.part"), "half a docu");

        DocumentId id = store.put(CONTENT);

        assertThat(store.require(id)).isEqualTo(CONTENT);
        assertThat(FileDocumentStore.in(folder.resolve("documents")).require(id))
                .isEqualTo(CONTENT);
    }

    @Test
    void leavesNothingBehindWhenTheStreamBreaksOff() throws IOException {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(CONTENT)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the line broke");
            }
        };

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.put(broken))
                .withMessageContaining("the line broke");
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesADocumentThatIsTooLargeAndLeavesNothing() throws IOException {
        FileDocumentStore small = FileDocumentStore.in(folder.resolve("documents"), CONTENT.length - 1);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> small.put(CONTENT))
                .withMessageContaining("more than " + (CONTENT.length - 1) + " bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void takesTheSameDocumentFromManyAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<DocumentId>> work = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                byte[] content = {(byte) (i % 4)};
                work.add(() -> {
                    DocumentId id = store.put(content);
                    assertThat(store.require(id)).isEqualTo(content);
                    return id;
                });
            }
            for (Future<DocumentId> future : pool.invokeAll(work)) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(files()).hasSize(4);
    }

    @Test
    void refusesWhatIsNoHash() {
        assertThatThrownBy(() -> new DocumentId("../../etc/passwd")).hasMessageContaining("Document id");
        assertThatThrownBy(() -> new DocumentId("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"))
                .hasMessageContaining("Document id");
    }

    private void readByteByByte(DocumentId id) throws IOException {
        try (InputStream in = store.open(id)) {
            while (in.read() >= 0) {
                // to the end
            }
        }
    }

    private void readAfterSkipping(DocumentId id) throws IOException {
        try (InputStream in = store.open(id)) {
            in.skipNBytes(5);
            in.readAllBytes();
        }
    }

    private Path place(DocumentId id) throws IOException {
        return files().stream()
                .filter(file -> file.getFileName().toString().equals(id.value()))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
