package org.motcua.signing.revision;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Colour profiles, one character a byte. */
final class ColourProfiles {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private ColourProfiles() {}

    static String srgb() {
        return new String(SRGB, StandardCharsets.ISO_8859_1);
    }

    /** As sRGB, but black is white: each curve falls. */
    static String inverted() {
        ByteBuffer profile = ByteBuffer.wrap(SRGB.clone());
        for (int entry = 132; entry < 132 + 12 * profile.getInt(128); entry += 12) {
            if ((char) profile.get(entry + 1) == 'T') {
                invert(profile, profile.getInt(entry + 4) + 8);
            }
        }
        return new String(profile.array(), StandardCharsets.ISO_8859_1);
    }

    private static void invert(ByteBuffer profile, int curve) {
        int count = profile.getInt(curve);
        for (int i = 0; i < count; i++) {
            profile.putShort(curve + 4 + 2 * i, (short) (65_535 - 65_535L * i / Math.max(1, count - 1)));
        }
    }
}
