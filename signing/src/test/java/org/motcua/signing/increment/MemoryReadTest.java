package org.motcua.signing.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class MemoryReadTest {

    private static final byte[] BYTES = {1, 2, (byte) 0xff, 4, 5};

    @Test
    void readsAsPdfBoxsOwnBufferDoes() throws IOException {
        assertThat(walk(new MemoryRead(BYTES))).isEqualTo(walk(new RandomAccessReadBuffer(BYTES)));
    }

    @Test
    void refusesOffsetsBeforeItsBeginning() {
        assertThatThrownBy(() -> new MemoryRead(BYTES).rewind(1)).isInstanceOf(IOException.class);
    }

    private static String walk(RandomAccessRead read) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] some = new byte[3];
        seen.append(read.peek()).append(' ').append(read.read()).append(' ').append(read.read(some, 0, 3));
        seen.append(' ')
                .append(some[1])
                .append(' ')
                .append(read.getPosition())
                .append(' ')
                .append(read.isEOF());
        read.rewind(2);
        seen.append(' ').append(read.peek()).append(' ').append(read.available());
        read.skip(2);
        seen.append(' ')
                .append(read.read())
                .append(' ')
                .append(read.peek())
                .append(' ')
                .append(read.read());
        seen.append(' ').append(read.read(some, 0, 3)).append(' ').append(read.isEOF());
        read.seek(99);
        seen.append(' ').append(read.getPosition()).append(' ').append(read.isEOF());
        read.seek(2);
        return seen.append(' ')
                .append(read.read())
                .append(' ')
                .append(read.length())
                .toString();
    }
}
