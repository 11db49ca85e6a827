package org.motcua.signing.revision;

import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.Snapshot;

/**
 * For which output the colours are meant (ISO 32000-1 14.11.5). EU DSS says that it is sRGB where a document says nothing and
 * the picture of a signature is in colour. Any other profile could change what the pages look like.
 */
final class OutputIntentRules {

    private static final int MAX_INTENTS = 4;
    private static final int MAX_PROFILE_BYTES = 1024 * 1024;

    private OutputIntentRules() {}

    static boolean allow(PdfObject before, Snapshot document, PdfObject after) {
        return before == PdfNull.NULL
                && after instanceof PdfArray intents
                && intents.size() <= MAX_INTENTS
                && intents.items().stream().allMatch(intent -> isSrgb(document, intent));
    }

    private static boolean isSrgb(Snapshot document, PdfObject value) {
        return document.resolve(value) instanceof PdfDictionary intent
                && document.get(intent, "DestOutputProfile") instanceof PdfStream profile
                && intent.entries().entrySet().stream()
                        .allMatch(entry -> entry.getKey().equals("DestOutputProfile")
                                || DocumentComparison.isPlain(document, entry.getValue()))
                && isSrgb(document, profile);
    }

    private static boolean isSrgb(Snapshot document, PdfStream profile) {
        try {
            byte[] data = document.decoded(profile);
            return data.length <= MAX_PROFILE_BYTES && SrgbProfile.is(data);
        } catch (PdfSyntaxException e) {
            if (e.fatal()) {
                throw e;
            }
            return false;
        }
    }
}
