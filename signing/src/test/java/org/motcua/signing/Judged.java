package org.motcua.signing;

import java.util.List;
import org.motcua.judges.Pdfsig;

/** What strangers say of a document. */
final class Judged {

    private Judged() {}

    /** The signatures that pdfsig finds; it lists unsigned fields, too, which are left out here. */
    static List<Pdfsig.Signature> signatures(byte[] pdf) {
        return Pdfsig.judge(pdf).stream()
                .filter(signature -> !signature.type().isEmpty())
                .toList();
    }
}
