package org.motcua.signing.syntax;

/** Parses names and strings (ISO 32000-1 7.3.4 and 7.3.5). For one thread. */
final class StringParser {

    static final int MAX_NUMBER_LENGTH = 64;

    private final Cursor in;
    private final Budget budget;
    private final boolean inFile;

    StringParser(Cursor in, Budget budget, boolean inFile) {
        this.in = in;
        this.budget = budget;
        this.inFile = inFile;
    }

    PdfName name() {
        in.next();
        StringBuilder name = new StringBuilder();
        while (Characters.isRegular(in.peek())) {
            int value = in.next();
            int high = value == '#' ? Characters.hex(in.peek()) : -1;
            int low = high >= 0 ? Characters.hex(in.ahead(1)) : -1;
            if (low >= 0) {
                in.next();
                in.next();
                value = high * 16 + low;
            }
            append(name, value);
        }
        return new PdfName(name.toString());
    }

    PdfString hexadecimal() {
        long start = in.position();
        in.next();
        StringBuilder bytes = new StringBuilder();
        int high = -1;
        for (int value = in.next(); value != '>'; value = in.next()) {
            if (Characters.isBlank(value)) {
                continue;
            }
            int digit = Characters.hex(value);
            if (digit < 0) {
                throw PdfSyntaxException.malformed("no hexadecimal digit before offset " + in.position());
            }
            if (high < 0) {
                high = digit;
            } else {
                append(bytes, high * 16 + digit);
                high = -1;
            }
        }
        if (high >= 0) {
            append(bytes, high * 16);
        }
        return string(bytes, true, start);
    }

    PdfString literal() {
        long start = in.position();
        in.next();
        StringBuilder bytes = new StringBuilder();
        int open = 1;
        while (true) {
            int value = in.next();
            if (value == Cursor.END) {
                throw PdfSyntaxException.malformed("string not closed that begins at offset " + start);
            }
            if (value == '\\') {
                escape(bytes);
                continue;
            }
            if (value == '(') {
                open++;
            } else if (value == ')' && --open == 0) {
                return string(bytes, false, start);
            } else if (value == '\r') {
                skipLineFeed();
                value = '\n';
            }
            append(bytes, value);
        }
    }

    private void escape(StringBuilder bytes) {
        int value = in.next();
        switch (value) {
            case 'n' -> append(bytes, '\n');
            case 'r' -> append(bytes, '\r');
            case 't' -> append(bytes, '\t');
            case 'b' -> append(bytes, '\b');
            case 'f' -> append(bytes, '\f');
            case '\n', Cursor.END -> {}
            case '\r' -> skipLineFeed();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> append(bytes, octal(value - '0') & 0xFF);
            default -> append(bytes, value);
        }
    }

    private int octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && in.peek() >= '0' && in.peek() <= '7'; i++) {
            value = value * 8 + (in.next() - '0');
        }
        return value;
    }

    private void skipLineFeed() {
        if (in.peek() == '\n') {
            in.next();
        }
    }

    private PdfString string(StringBuilder bytes, boolean hexadecimal, long start) {
        return inFile
                ? new PdfString(bytes.toString(), hexadecimal, start, in.position())
                : new PdfString(bytes.toString(), hexadecimal, -1, -1);
    }

    private void append(StringBuilder target, int value) {
        if (target.length() >= budget.limits().tokenBytes()) {
            throw Budget.exceeded(
                    "a string or name longer than " + budget.limits().tokenBytes() + " bytes");
        }
        target.append((char) value);
    }
}
