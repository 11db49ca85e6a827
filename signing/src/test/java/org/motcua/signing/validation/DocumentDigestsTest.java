package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motcua.signing.revision.ByteRange;
import org.motcua.signing.syntax.PdfSource;

class DocumentDigestsTest {

    private static final List<ByteRange> RANGES = List.of(
            new ByteRange(100, 200, 1_000),
            new ByteRange(300_000, 300_100, 600_000),
            new ByteRange(300_000, 300_200, 300_300),
            new ByteRange(700_000, 800_000, 900_000));

    private final byte[] file = new byte[900_000];
    private int read;

    {
        new Random(1).nextBytes(file);
    }

    @Test
    void hashesEachRangeWithoutItsGap() throws Exception {
        DocumentDigests digests = new DocumentDigests(PdfSource.of(file), RANGES);

        for (ByteRange range : RANGES) {
            for (String algorithm : List.of("SHA-256", "SHA-512", "SHA-256")) {
                MessageDigest expected = MessageDigest.getInstance(algorithm);
                expected.update(file, 0, (int) range.gapStart());
                expected.update(file, (int) range.gapEnd(), (int) (range.end() - range.gapEnd()));
                assertThat(digests.hash(range, MessageDigest.getInstance(algorithm)))
                        .isEqualTo(expected.digest());
            }
        }
    }

    @Test
    void readsWhatStandsBeforeTheGapsOnce() throws Exception {
        DocumentDigests digests = new DocumentDigests(new Counting(), RANGES);

        for (ByteRange range : RANGES) {
            digests.hash(range, MessageDigest.getInstance("SHA-256"));
        }

        int own = RANGES.stream()
                .mapToInt(range -> (int) (range.end() - range.gapEnd()))
                .sum();
        assertThat(read).isEqualTo(700_000 + own);
    }

    private final class Counting implements PdfSource {
        @Override
        public long length() {
            return file.length;
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) {
            System.arraycopy(file, (int) position, into, offset, length);
            read += length;
            return length;
        }
    }
}
