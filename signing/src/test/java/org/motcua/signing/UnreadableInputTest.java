package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.testkit.TestKeyKind;

/** What cannot be read is an error in one line that names it, and never passes. */
class UnreadableInputTest {

    @TempDir
    Path folder;

    private final PdfValidator validator = PdfValidator.builder()
            .trust(List.of(TestKeys.AUTHORITY.certificate()))
            .crls(List.of(TestKeys.AUTHORITY.crl()))
            .clock(TestKeys.CLOCK)
            .build();

    private static void assertUnreadable(ValidationReport report, FindingCode code) {
        assertThat(report.readable()).isFalse();
        assertThat(report.errorCode()).contains(code);
        assertThat(report.error())
                .hasValueSatisfying(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
        assertThat(report.totalPassed()).isFalse();
        assertThat(report.toJson()).contains("\"readable\":false").doesNotContain("\"error\":null");
    }

    @Test
    void namesAMissingFile() {
        assertUnreadable(validator.validate(folder.resolve("missing.pdf")), FindingCode.FILE_NOT_FOUND);
    }

    @Test
    void namesAFileThatIsNoPdf() {
        assertUnreadable(validator.validate("Kính gửi".getBytes(StandardCharsets.UTF_8)), FindingCode.FILE_NOT_PDF);
        assertUnreadable(validator.validate(new byte[0]), FindingCode.FILE_NOT_PDF);
    }

    @Test
    void namesADamagedStructure() {
        assertUnreadable(
                validator.validate("%PDF-1.7\nstartxref\n5\n%%EOF".getBytes(StandardCharsets.US_ASCII)),
                FindingCode.FILE_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"40,false", "128,false", "128,true", "256,true"})
    void readsAnEncryptedDocumentWithEitherPassword(int bits, boolean aes) {
        byte[] encrypted = TestDocuments.encrypted(bits, aes, "chủ", "user", new AccessPermission());
        assertUnreadable(validator.validate(encrypted), FindingCode.PASSWORD_NEEDED);
        assertUnreadable(validator.validate(encrypted, "wrong".toCharArray()), FindingCode.PASSWORD_NEEDED);
        assertThat(validator.validate(encrypted, "user".toCharArray()).readable())
                .isTrue();
        assertThat(validator.validate(encrypted).error(Locale.forLanguageTag("vi")))
                .hasValueSatisfying(line -> assertThat(line).contains("mật khẩu"));
    }

    @ParameterizedTest
    @CsvSource({"128,false", "128,true", "256,true"})
    void validatesASignatureInAnEncryptedDocument(int bits, boolean aes) {
        byte[] encrypted = TestDocuments.encrypted(bits, aes, "owner", "user", new AccessPermission());
        byte[] signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        encrypted,
                        SignatureRequest.builder()
                                .password("owner".toCharArray())
                                .build());
        ValidationReport report = validator.validate(signed, "user".toCharArray());
        assertThat(report.totalPassed()).as(report.toString()).isTrue();
        assertThat(validator.validate(signed, "owner".toCharArray()).totalPassed())
                .isTrue();
    }
}
