package org.motcua.signing.revision;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether a colour profile (ISO 15076-1) says what readers take colours for anyway, sRGB. Others could make what is black
 * white. Only profiles made of a matrix and curves are known; those with tables of colours are not looked into.
 */
final class SrgbProfile {

    private static final int TAGS = 128;
    private static final int MAX_TAGS = 64;
    private static final double FIXED = 65_536;
    private static final double TOLERANCE = 0.02;
    private static final int SAMPLES = 256;

    /** What describes the profile or its device beside matrix and curves; {@code A2B0} and the like would rule over them. */
    private static final Set<String> KNOWN = Set.of(
            "desc", "cprt", "dmnd", "dmdd", "dscm", "wtpt", "bkpt", "chad", "chrm", "vued", "view", "lumi", "meas",
            "tech", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");

    /** The primaries of sRGB, adapted to D50. */
    private static final Map<String, double[]> PRIMARIES = Map.of(
            "rXYZ", new double[] {0.4361, 0.2225, 0.0139},
            "gXYZ", new double[] {0.3851, 0.7169, 0.0971},
            "bXYZ", new double[] {0.1431, 0.0606, 0.7141});

    private static final Set<String> CURVES = Set.of("rTRC", "gTRC", "bTRC");

    private final ByteBuffer data;
    private final Map<String, Integer> tags = new HashMap<>();

    private SrgbProfile(byte[] profile) {
        this.data = ByteBuffer.wrap(profile);
    }

    static boolean is(byte[] profile) {
        try {
            return new SrgbProfile(profile).isSrgb();
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private boolean isSrgb() {
        boolean display = text(12).equals("mntr") && text(16).equals("RGB ") && text(20).equals("XYZ ");
        return display
                && readTags()
                && KNOWN.containsAll(tags.keySet())
                && PRIMARIES.entrySet().stream().allMatch(primary -> isPrimary(primary.getKey(), primary.getValue()))
                && CURVES.stream().allMatch(this::isCurve)
                && isWhite();
    }

    private String text(int at) {
        byte[] letters = new byte[4];
        data.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private boolean readTags() {
        int count = data.getInt(TAGS);
        for (int i = 0; i < count && i <= MAX_TAGS; i++) {
            int entry = TAGS + 4 + 12 * i;
            if (tags.put(text(entry), data.getInt(entry + 4)) != null) {
                return false;
            }
        }
        return count >= 0 && count <= MAX_TAGS;
    }

    private boolean isPrimary(String tag, double[] expected) {
        Integer at = tags.get(tag);
        if (at == null) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(data.getInt(at + 8 + 4 * i) / FIXED - expected[i]) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    /** Between D50 and D65; both are written. */
    private boolean isWhite() {
        Integer at = tags.get("wtpt");
        return at == null
                || (Math.abs(data.getInt(at + 8) / FIXED - 0.957) <= TOLERANCE
                        && Math.abs(data.getInt(at + 12) / FIXED - 1) <= TOLERANCE
                        && Math.abs(data.getInt(at + 16) / FIXED - 0.957) <= 0.14);
    }

    private boolean isCurve(String tag) {
        Integer at = tags.get(tag);
        if (at == null) {
            return false;
        }
        return switch (text(at)) {
            case "curv" -> isTable(at + 8);
            case "para" -> isFormula(at + 8);
            default -> false;
        };
    }

    private boolean isTable(int at) {
        int count = data.getInt(at);
        if (count == 1) {
            return Math.abs(data.getShort(at + 4) / 256.0 - 2.2) <= 0.05;
        }
        for (int i = 0; i < count; i++) {
            int value = data.getShort(at + 4 + 2 * i) & 0xFFFF;
            if (!isRight((double) i / (count - 1), value / 65_535.0)) {
                return false;
            }
        }
        return count > 1;
    }

    /** The formula of sRGB: a power above a limit and a line below. */
    private boolean isFormula(int at) {
        double[] p = new double[5];
        for (int i = 0; i < p.length; i++) {
            p[i] = data.getInt(at + 4 + 4 * i) / FIXED;
        }
        boolean right = data.getShort(at) == 3;
        for (int i = 0; right && i <= SAMPLES; i++) {
            double x = (double) i / SAMPLES;
            right = isRight(x, x >= p[4] ? Math.pow(p[1] * x + p[2], p[0]) : p[3] * x);
        }
        return right;
    }

    private static boolean isRight(double x, double y) {
        double expected = x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
        return Math.abs(y - expected) <= TOLERANCE;
    }
}
