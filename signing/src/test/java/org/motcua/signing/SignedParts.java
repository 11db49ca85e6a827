package org.motcua.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1InputStream;

/** The last signature of a document taken apart, for judges that know CMS but not PDF. */
final class SignedParts {

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s*]");

    private final byte[] pdf;
    private final int[] range;

    SignedParts(byte[] pdf) {
        this.pdf = pdf.clone();
        Matcher matcher = BYTE_RANGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        int[] last = new int[0];
        while (matcher.find()) {
            last = new int[] {number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4)};
        }
        this.range = last;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The bytes that were signed. */
    byte[] content() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(pdf, range[0], range[1]);
        content.write(pdf, range[2], range[3]);
        return content.toByteArray();
    }

    /** The CMS without the zeros behind it. */
    byte[] cms() {
        byte[] hex = Arrays.copyOfRange(pdf, range[1] + 1, range[2] - 1);
        byte[] padded = HexFormat.of().parseHex(new String(hex, StandardCharsets.ISO_8859_1));
        try (ASN1InputStream input = new ASN1InputStream(padded)) {
            return input.readObject().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
