package org.motcua.signing.appearance;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.List;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Sequence;
import org.motcua.signing.increment.PdfValue.Stream;

/**
 * RGB that says which RGB it is (ISO 32000-1 8.6.5.5), for documents that do not say it for all of their colours.
 * Thread-safe: it keeps nothing but the profile.
 */
final class Srgb {

    private static final Stream PROFILE = new Stream(
            PdfValue.dictionary()
                    .with("N", PdfValue.number(3))
                    .with("Alternate", PdfValue.name("DeviceRGB"))
                    .with("Filter", PdfValue.name("FlateDecode")),
            Deflated.of(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));

    private Srgb() {}

    /** The colour space, with its profile added to the increment. */
    static Sequence addTo(Increment increment) {
        return PdfValue.sequence(List.of(PdfValue.name("ICCBased"), increment.add(PROFILE)));
    }
}
