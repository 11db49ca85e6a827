package org.motcua.signing.revision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a file in ways that know what a PDF is made of. Every choice comes from the given random numbers. */
final class FuzzMutation {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");
    private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9]+");
    private static final Pattern ENTRY =
            Pattern.compile("/[A-Za-z0-9]+ (?:\\d+ 0 R|/[A-Za-z0-9]+|\\d+|\\([^()]*\\)|\\[[^\\[\\]]*])");
    private static final Pattern XREF_ENTRY = Pattern.compile("\\d{10} \\d{5} [nf]");
    private static final Pattern OBJECT = Pattern.compile("\\d+ 0 obj.*?endobj", Pattern.DOTALL);
    private static final Pattern STRUCTURE =
            Pattern.compile("(?:/Prev|/Size|/XRefStm|/Length|/First|/N|/W|/Index|startxref|/Root) ?\\[?(\\d+)");
    private static final Pattern RANGE = Pattern.compile("/ByteRange ?\\[([^]]*)]");
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "2",
        "65535",
        "65536",
        "2147483647",
        "2147483648",
        "4294967296",
        "9223372036854775807",
        "99999999999999999999"
    };
    private static final String[] TOKENS = {
        "null",
        "<<",
        ">>",
        "[",
        "]",
        "<",
        ">",
        "(",
        ")",
        "%",
        "endobj",
        "stream",
        "endstream",
        "obj",
        "R",
        "xref",
        "trailer",
        "startxref",
        "%%EOF",
        "/",
        "#00",
        "1.5",
        "--3",
        "true"
    };

    private final SplittableRandom random;
    private final int from;

    /** @param from the first byte that may be touched */
    FuzzMutation(SplittableRandom random, int from) {
        this.random = random;
        this.from = from;
    }

    byte[] apply(byte[] pdf) {
        byte[] mutated = pdf;
        int rounds = 1 + random.nextInt(3);
        for (int round = 0; round < rounds; round++) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] pdf) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> flip(pdf);
            case 2, 3 -> replace(pdf, NUMBER, 0, this::number);
            case 4 -> replace(pdf, STRUCTURE, 1, this::number);
            case 5 -> replace(pdf, NAME, 0, old -> pick(pdf, NAME, old));
            case 6 -> replace(pdf, ENTRY, 0, old -> "");
            case 7 ->
                replace(pdf, ENTRY, 0, old -> old + " " + old.replaceFirst("\\d+", String.valueOf(random.nextInt(70))));
            case 8 -> replace(pdf, ENTRY, 0, old -> old + " " + pick(pdf, ENTRY, old));
            case 9 -> replace(pdf, XREF_ENTRY, 0, old -> xrefEntry(pdf, old));
            case 10 -> replace(pdf, OBJECT, 0, old -> pick(pdf, OBJECT, old));
            case 11 -> replace(pdf, RANGE, 1, old -> range(pdf, old));
            case 12 -> insert(pdf, TOKENS[random.nextInt(TOKENS.length)]);
            case 13 -> splice(pdf);
            case 14 -> Arrays.copyOf(pdf, Math.max(from, random.nextInt(pdf.length + 1)));
            default -> inflated(pdf);
        };
    }

    private int place(byte[] pdf) {
        return from >= pdf.length ? pdf.length - 1 : from + random.nextInt(pdf.length - from);
    }

    private byte[] flip(byte[] pdf) {
        byte[] flipped = pdf.clone();
        if (pdf.length > 0) {
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                flipped[place(pdf)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return flipped;
    }

    private String number(String old) {
        if (random.nextBoolean()) {
            return NUMBERS[random.nextInt(NUMBERS.length)];
        }
        long value = old.length() > 17 ? 0 : Long.parseLong(old);
        return String.valueOf(value + random.nextInt(-3, 4));
    }

    private String xrefEntry(byte[] pdf, String old) {
        return random.nextBoolean()
                ? pick(pdf, XREF_ENTRY, old)
                : String.format(
                        "%010d %05d %c",
                        random.nextInt(pdf.length), random.nextInt(3), random.nextBoolean() ? 'n' : 'f');
    }

    private String range(byte[] pdf, String old) {
        String[] parts = old.trim().split(" +");
        if (parts.length != 4 || random.nextInt(4) == 0) {
            return random.nextBoolean() ? old + " 1" : String.join(" ", Arrays.copyOf(parts, parts.length - 1));
        }
        int at = random.nextInt(4);
        parts[at] = random.nextBoolean()
                ? number(parts[at].replaceFirst("^0+(?=.)", ""))
                : String.valueOf(random.nextInt(pdf.length));
        return String.join(" ", parts);
    }

    private interface Change {
        String apply(String old);
    }

    /** What becomes shorter is filled up with spaces, so that everything behind it is still where sections lead to. */
    private byte[] replace(byte[] pdf, Pattern pattern, int group, Change change) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher matcher = pattern.matcher(text);
        if (pdf.length == 0 || !matcher.find(place(pdf))) {
            return pdf;
        }
        String old = matcher.group(group);
        String now = change.apply(old);
        String filled = now + " ".repeat(Math.max(0, old.length() - now.length()));
        String changed = text.substring(0, matcher.start(group)) + filled + text.substring(matcher.end(group));
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Another part of the same kind from anywhere in the file. */
    private String pick(byte[] pdf, Pattern pattern, String otherwise) {
        Matcher matcher = pattern.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        return matcher.find(random.nextInt(pdf.length)) ? matcher.group() : otherwise;
    }

    private byte[] insert(byte[] pdf, String token) {
        int at = pdf.length == 0 ? 0 : place(pdf);
        return join(pdf, at, token.getBytes(StandardCharsets.ISO_8859_1), at);
    }

    private byte[] splice(byte[] pdf) {
        if (pdf.length == 0) {
            return pdf;
        }
        int start = random.nextInt(pdf.length);
        byte[] part = Arrays.copyOfRange(pdf, start, Math.min(pdf.length, start + random.nextInt(400)));
        int at = place(pdf);
        return join(pdf, at, part, random.nextBoolean() ? at : Math.min(pdf.length, at + part.length));
    }

    private static byte[] join(byte[] pdf, int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + middle.length);
        out.write(pdf, 0, head);
        out.writeBytes(middle);
        out.write(pdf, tail, pdf.length - tail);
        return out.toByteArray();
    }

    /** Mutates what a compressed stream holds; its new length is written where the old one was if it has as many digits. */
    private byte[] inflated(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf("/FlateDecode", from); at >= 0; at = text.indexOf("/FlateDecode", at + 1)) {
            starts.add(at);
        }
        if (starts.isEmpty()) {
            return flip(pdf);
        }
        int start = text.indexOf("stream\n", starts.get(random.nextInt(starts.size())));
        int end = start < 0 ? -1 : text.indexOf("endstream", start);
        if (end < 0) {
            return flip(pdf);
        }
        byte[] plain = inflate(Arrays.copyOfRange(pdf, start + 7, end));
        FuzzMutation inside = new FuzzMutation(random, 0);
        byte[] packed = StreamUpdate.deflate(inside.flip(plain));
        byte[] data = Arrays.copyOf(packed, Math.max(packed.length, end - start - 8));
        return join(pdf, start + 7, data.length > end - start - 7 ? packed : data, end - 1);
    }

    private static byte[] inflate(byte[] data) {
        java.util.zip.Inflater inflater = new java.util.zip.Inflater();
        byte[] out = new byte[64 * 1024];
        try {
            inflater.setInput(data);
            return Arrays.copyOf(out, inflater.inflate(out));
        } catch (java.util.zip.DataFormatException e) {
            return data;
        } finally {
            inflater.end();
        }
    }
}
