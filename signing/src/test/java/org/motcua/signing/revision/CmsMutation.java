package org.motcua.signing.revision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Damages the value of a signature element by element, with the lengths around kept right or not. */
final class CmsMutation {

    private final SplittableRandom random;

    CmsMutation(SplittableRandom random) {
        this.random = random;
    }

    private record Element(int tagAt, int contentAt, int end) {}

    byte[] apply(byte[] pdf, FuzzSeed.Signed signature) {
        int room = signature.gapEnd() - signature.gapStart() - 2;
        String hex = new String(pdf, signature.gapStart() + 1, room, StandardCharsets.ISO_8859_1);
        byte[] value = HexFormat.of().parseHex(hex);
        byte[] mutated = value;
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            mutated = once(mutated);
        }
        byte[] fitted = Arrays.copyOf(mutated, value.length);
        byte[] out = pdf.clone();
        byte[] written = HexFormat.of().formatHex(fitted).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(written, 0, out, signature.gapStart() + 1, written.length);
        return out;
    }

    private byte[] once(byte[] value) {
        List<Element> elements = new ArrayList<>();
        collect(value, 0, value.length, elements, 0);
        if (elements.isEmpty()) {
            return value;
        }
        Element one = elements.get(random.nextInt(elements.size()));
        byte[] out = value.clone();
        switch (random.nextInt(8)) {
            case 0 ->
                out[
                                one.contentAt() < one.end()
                                        ? one.contentAt() + random.nextInt(one.end() - one.contentAt())
                                        : one.tagAt()] ^=
                        (byte) (1 << random.nextInt(8));
            case 1 -> out[one.tagAt()] = (byte) random.nextInt(256);
            case 2 -> out[one.tagAt() + 1] = (byte) random.nextInt(256);
            case 3 -> {
                return without(value, one, new byte[0]);
            }
            case 4 -> {
                return without(value, one, twice(value, one));
            }
            case 5 -> {
                Element other = elements.get(random.nextInt(elements.size()));
                return without(value, one, Arrays.copyOfRange(value, other.tagAt(), other.end()));
            }
            case 6 -> out[one.tagAt() + 1] = (byte) 0x80;
            default -> Arrays.fill(out, one.contentAt(), one.end(), (byte) 0);
        }
        return out;
    }

    private static byte[] twice(byte[] value, Element element) {
        byte[] one = Arrays.copyOfRange(value, element.tagAt(), element.end());
        byte[] two = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, two, one.length, one.length);
        return two;
    }

    /** Puts something else in the place of an element; the elements around it get their lengths anew. */
    private byte[] without(byte[] value, Element element, byte[] instead) {
        int difference = instead.length - (element.end() - element.tagAt());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(value, 0, element.tagAt());
        out.writeBytes(instead);
        out.write(value, element.end(), value.length - element.end());
        byte[] changed = out.toByteArray();
        if (random.nextInt(5) != 0) {
            enlarge(changed, 0, element.tagAt(), difference);
        }
        return changed;
    }

    private static void enlarge(byte[] value, int at, int inside, int difference) {
        int position = at;
        while (position + 4 < value.length && position < inside) {
            int length = value[position + 1] & 0xFF;
            int bytes = length < 0x80 ? 0 : length & 0x7F;
            if (bytes > 3) {
                return;
            }
            int size = bytes == 0 ? length : 0;
            for (int i = 0; i < bytes; i++) {
                size = (size << 8) | (value[position + 2 + i] & 0xFF);
            }
            int content = position + 2 + bytes;
            if (inside >= content && inside < content + size) {
                int grown = size + difference;
                if (bytes == 0) {
                    value[position + 1] = (byte) grown;
                }
                for (int i = 0; i < bytes; i++) {
                    value[position + 1 + bytes - i] = (byte) (grown >> (8 * i));
                }
                position = content;
            } else {
                position = content + size;
            }
        }
    }

    private static void collect(byte[] value, int from, int to, List<Element> elements, int depth) {
        int at = from;
        while (at + 2 <= to && depth < 12 && value[at] != 0) {
            int length = value[at + 1] & 0xFF;
            int bytes = length < 0x80 ? 0 : length & 0x7F;
            if (bytes > 3 || at + 2 + bytes > to) {
                return;
            }
            int size = bytes == 0 ? length : 0;
            for (int i = 0; i < bytes; i++) {
                size = (size << 8) | (value[at + 2 + i] & 0xFF);
            }
            int content = at + 2 + bytes;
            if (content + size > to) {
                return;
            }
            elements.add(new Element(at, content, content + size));
            if ((value[at] & 0x20) != 0) {
                collect(value, content, content + size, elements, depth + 1);
            }
            at = content + size;
        }
    }
}
