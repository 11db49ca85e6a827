package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

class SignAndValidateTest {

    private static final char[] PASSWORD = "one-stop".toCharArray();

    @TempDir
    Path folder;

    @Test
    void signsAndValidates() throws Exception {
        TestAuthority authority = TestAuthority.create("CN=Consumer Root,C=VN", Clock.systemUTC());
        authority.issue("CN=Consumer,C=VN", TestKeyKind.P_256).writePkcs12(folder.resolve("leader.p12"), PASSWORD);
        Files.write(folder.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(folder.resolve("ca.crl"), authority.crl().getEncoded());
        try (PDDocument letter = new PDDocument()) {
            letter.addPage(new PDPage());
            letter.save(folder.resolve("letter.pdf").toFile());
        }

        ValidationReport report = SignAndValidate.run(folder, PASSWORD);

        assertTrue(report.totalPassed(), report.toJson());
        assertEquals(1, report.signatures().size());

        byte[] signed = Files.readAllBytes(folder.resolve("signed.pdf"));
        signed[20] ^= 1;
        Files.write(folder.resolve("signed.pdf"), signed);
        assertFalse(SignAndValidate.validate(folder).totalPassed());
    }
}
