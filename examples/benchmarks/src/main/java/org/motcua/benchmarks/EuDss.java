package org.motcua.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.motcua.judges.Dss;
import org.motcua.judges.DssSigner;

/** EU DSS in its own class loader, at its defaults, in memory. It does not say "passed" without revocation data. */
final class EuDss implements Peer {

    private final DssSigner signer;
    private final Dss validator;
    private final byte[] stamp = Documents.stamp();
    private final byte[] font;

    EuDss(Credentials credentials) throws IOException {
        this.signer = new DssSigner(credentials.key(), credentials.chain());
        this.validator = Dss.trusting(List.of(credentials.root()), List.of());
        this.font = Documents.font();
    }

    @Override
    public void sign(Path input, Path output) {
        signer.sign(input, output);
    }

    @Override
    public void signVisibly(Path input, Path output) {
        signer.signVisibly(input, output, stamp, font, "Ký bởi: Benchmark Signer\nNgày ký: 22/11/2026");
    }

    @Override
    public void validate(Path signed) throws IOException {
        List<Dss.Signature> signatures = validator.judge(Files.readAllBytes(signed));
        if (signatures.isEmpty() || !signatures.stream().allMatch(Dss.Signature::intact)) {
            throw new IllegalStateException("Not intact: " + signatures);
        }
    }
}
