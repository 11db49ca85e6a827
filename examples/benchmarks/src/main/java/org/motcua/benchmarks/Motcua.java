package org.motcua.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.motcua.signing.JcaKey;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Placement;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.ValidationReport;

/** This library, used as an application uses it: with all checks, and the output read back before it gets its name. */
final class Motcua implements Peer {

    private final PdfSigner signer;
    private final PdfValidator validator;
    private final SignatureRequest invisible;
    private final SignatureRequest visible;

    Motcua(Credentials credentials) {
        this.signer = PdfSigner.builder()
                .key(JcaKey.of(credentials.key(), credentials.chain()))
                .build();
        this.validator = PdfValidator.builder()
                .trust(List.of(credentials.root()))
                .revocation(RevocationPolicy.IF_AVAILABLE)
                .build();
        this.invisible = SignatureRequest.builder().build();
        this.visible = SignatureRequest.builder()
                .at(Placement.rectangle(1, 21, 258, 88, 25))
                .appearance(SignatureAppearance.builder()
                        .image(Documents.stamp())
                        .text("Ký bởi: Benchmark Signer\nNgày ký: 22/11/2026")
                        .build())
                .build();
    }

    @Override
    public void sign(Path input, Path output) {
        signer.sign(input, output, invisible);
    }

    @Override
    public void signVisibly(Path input, Path output) {
        signer.sign(input, output, visible);
    }

    @Override
    public void validate(Path signed) {
        ValidationReport report = validator.validate(signed);
        if (!report.totalPassed()) {
            throw new IllegalStateException("Not valid: " + report.toJson());
        }
    }
}
