package org.motcua.core.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The characters of a file: UTF-8 and nothing else, with or without the mark that some editors put before it. */
final class JsonText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private JsonText() {}

    /** The text, or empty when it is in another encoding, which is then among the errors. */
    static Optional<String> decode(byte[] bytes, JsonErrors errors) {
        Optional<String> other = otherEncoding(bytes);
        if (other.isPresent()) {
            errors.add(1, 1, "", JsonFault.ENCODING, other.get());
            return Optional.empty();
        }
        int mark = begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            String before = out.toString();
            int column = before.length() - before.lastIndexOf('\n');
            errors.add(line, column, "", JsonFault.ENCODING, "0x%02X".formatted(bytes[in.position()]));
            return Optional.empty();
        }
        return Optional.of(out.toString());
    }

    private static Optional<String> otherEncoding(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF) || begins(bytes, 0, 0, 0)) {
            return Optional.of("UTF-32");
        }
        // JSON begins with a character of ASCII, so that a NUL beside it is half of a wider character.
        boolean wide = bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0);
        return begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) || wide
                ? Optional.of("UTF-16")
                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether UTF-8 was once read as Windows-1252, as in "Cáº¥p" for "Cấp", or what could not be read was replaced. */
    static boolean misread(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            return true;
        }
        if (text.chars().allMatch(c -> c < 0x80) || !WINDOWS.newEncoder().canEncode(text)) {
            return false;
        }
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            strict.decode(WINDOWS.newEncoder().encode(CharBuffer.wrap(text)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
