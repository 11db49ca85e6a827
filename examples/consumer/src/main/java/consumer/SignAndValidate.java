package consumer;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.Level;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningKey;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.timestamp.HttpTimestampService;

/** The ten lines of the README. */
final class SignAndValidate {

    private SignAndValidate() {}

    static ValidationReport run(Path folder, char[] password) {
        try (SigningKey key = Pkcs12Key.open(folder.resolve("leader.p12"), password)) {
            PdfSigner signer = PdfSigner.builder().key(key).build();
            signer.sign(folder.resolve("letter.pdf"), folder.resolve("signed.pdf"), SignatureRequest.builder().build());
        }
        return validate(folder);
    }

    static void signForYears(Path folder, SigningKey key, URI tsa) {
        Path letter = folder.resolve("letter.pdf");
        PdfSigner lasting = PdfSigner.builder()
                .key(key)
                .timestamps(HttpTimestampService.of(tsa))
                .evidence(EvidenceCollector.builder().crls(CertificateFiles.readCrls(folder.resolve("ca.crl"))).build())
                .trust(CertificateFiles.read(folder.resolve("ca.crt")))
                .build();
        lasting.sign(letter, folder.resolve("lasting.pdf"), SignatureRequest.builder().level(Level.B_LTA).build());
    }

    /** Whatever signs a few hundred octets for the agency. */
    interface Vault {
        byte[] sign(byte[] data, String algorithm);
    }

    record VaultKey(List<X509Certificate> chain, Vault vault) implements SigningKey {
        @Override
        public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
            return vault.sign(data, algorithm.jcaName());
        }

        @Override
        public void close() {}
    }

    static ValidationReport validate(Path folder) {
        PdfValidator validator = PdfValidator.builder()
                .trust(CertificateFiles.read(folder.resolve("ca.crt")))
                .crls(CertificateFiles.readCrls(folder.resolve("ca.crl")))
                .build();
        ValidationReport report = validator.validate(folder.resolve("signed.pdf"));
        System.out.println(report.totalPassed() + ": " + report.text(Locale.ENGLISH));
        return report;
    }
}
