package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** What our own validator says of the signatures, which must be intact. */
    static List<SignatureReport> validated(byte[] pdf) {
        List<SignatureReport> reports = PdfValidator.builder()
                .clock(TestKeys.CLOCK)
                .build()
                .validate(pdf)
                .signatures();
        assertThat(reports).allSatisfy(report -> assertThat(report.integrity()).isEqualTo(Integrity.INTACT));
        return reports;
    }
}
