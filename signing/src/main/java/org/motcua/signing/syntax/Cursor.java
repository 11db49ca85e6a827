package org.motcua.signing.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a source byte by byte from a place on, never past its limit. For one thread. */
final class Cursor {

    static final int END = -1;

    private static final int FIRST_WINDOW = 512;
    private static final int WINDOW = 8 * 1024;

    private final PdfSource source;
    private final long limit;
    private byte[] window = new byte[FIRST_WINDOW];
    private long windowStart;
    private int windowLength;
    private long position;

    Cursor(PdfSource source, long position, long limit) {
        this.source = source;
        this.position = position;
        this.windowStart = position;
        this.limit = Math.min(limit, source.length());
    }

    long position() {
        return position;
    }

    void seek(long target) {
        position = target;
    }

    int peek() {
        return at(position);
    }

    int next() {
        int value = at(position);
        if (value != END) {
            position++;
        }
        return value;
    }

    /** The byte at a distance from here, without moving. */
    int ahead(int distance) {
        return at(position + distance);
    }

    private int at(long target) {
        if (target < 0 || target >= limit) {
            return END;
        }
        if (target < windowStart || target >= windowStart + windowLength) {
            fill(target);
            if (windowLength == 0) {
                return END;
            }
        }
        return window[(int) (target - windowStart)] & 0xFF;
    }

    private void fill(long target) {
        if (windowLength > 0 && window.length < WINDOW) {
            window = new byte[WINDOW];
        }
        try {
            windowStart = target;
            windowLength = source.read(target, window, 0, (int) Math.min(window.length, limit - target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves over white space. */
    void skipWhiteSpace() {
        while (Characters.isBlank(peek())) {
            position++;
        }
    }

    /** Moves over white space and comments. */
    void skipBlank() {
        while (true) {
            int value = peek();
            if (value == '%') {
                skipComment();
            } else if (Characters.isBlank(value)) {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int value = next();
        while (value != END && value != '\n' && value != '\r') {
            value = next();
        }
    }

    /** Moves over this keyword if it stands here as a whole. */
    boolean skipKeyword(String keyword) {
        for (int i = 0; i < keyword.length(); i++) {
            if (ahead(i) != keyword.charAt(i)) {
                return false;
            }
        }
        if (Characters.isRegular(ahead(keyword.length()))) {
            return false;
        }
        position += keyword.length();
        return true;
    }

    /** Reads a number without sign, or -1 where there is none or it has more than 18 digits. */
    long unsignedNumber() {
        long value = 0;
        int digits = 0;
        while (Characters.isDigit(peek())) {
            value = value * 10 + (next() - '0');
            if (++digits > 18) {
                return -1;
            }
        }
        return digits == 0 ? -1 : value;
    }
}
