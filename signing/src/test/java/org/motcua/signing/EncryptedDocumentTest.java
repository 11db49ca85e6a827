package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;

class EncryptedDocumentTest {

    private static final String REASON = "Ký điện tử";

    @TempDir
    Path folder;

    private byte[] sign(byte[] pdf, SignatureRequest.Builder request) {
        return TestKeys.signer(folder, TestKeyKind.P_256).sign(pdf, request.build());
    }

    @ParameterizedTest
    @CsvSource({"40,false", "128,false", "128,true", "256,true"})
    void encryptsItsStringsAndStreamsAsTheDocumentDoes(int bits, boolean aes) throws IOException {
        byte[] encrypted = TestDocuments.encrypted(bits, aes, "owner", "", new AccessPermission());
        byte[] signed = sign(
                encrypted,
                SignatureRequest.builder()
                        .at(Placement.rectangle(1, 20, 20, 60, 25))
                        .appearance(SignatureAppearance.text("Nguyễn Văn An"))
                        .reason(REASON));

        assertThat(Pdfsig.judge(signed)).singleElement().satisfies(signature -> {
            assertThat(signature.valid()).as(signature.toString()).isTrue();
            assertThat(signature.coversWholeDocument()).isTrue();
        });
        Qpdf.Report report = Qpdf.check(signed);
        assertThat(report.clean()).as(report.output()).isTrue();
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature signature = document.getSignatureDictionaries().get(0);
            assertThat(signature.getReason()).isEqualTo(REASON);
        }
        assertThat(TestDocuments.text(signed)).contains("Nguyễn Văn An");
    }

    @Test
    void opensWithTheGivenPassword() throws IOException {
        byte[] encrypted = TestDocuments.encrypted(256, true, "chu", "nguoi-dung", new AccessPermission());
        for (String password : new String[] {"chu", "nguoi-dung"}) {
            byte[] signed = sign(
                    encrypted,
                    SignatureRequest.builder().password(password.toCharArray()).reason(REASON));
            try (PDDocument document = Loader.loadPDF(signed, "nguoi-dung")) {
                assertThat(document.getSignatureDictionaries().get(0).getReason())
                        .isEqualTo(REASON);
            }
        }
    }

    @Test
    void refusesMissingAndWrongPasswords() throws IOException {
        byte[] encrypted = TestDocuments.encrypted(256, true, "chu", "nguoi-dung", new AccessPermission());
        Path input = Files.write(folder.resolve("khoa.pdf"), encrypted);
        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        Path output = folder.resolve("out.pdf");

        assertThatThrownBy(() ->
                        signer.sign(input, output, SignatureRequest.builder().build()))
                .hasMessageContaining("khoa.pdf")
                .hasMessageContaining("missing")
                .asInstanceOf(type(WrongPasswordException.class))
                .returns(false, WrongPasswordException::passwordGiven);
        assertThatThrownBy(() -> signer.sign(
                        input,
                        output,
                        SignatureRequest.builder().password("sai".toCharArray()).build()))
                .hasMessageContaining("wrong")
                .asInstanceOf(type(WrongPasswordException.class))
                .returns(true, WrongPasswordException::passwordGiven);
        assertThat(output).doesNotExist();
    }

    @Test
    void obeysThePermissionsOfWhoeverOpensIt() {
        AccessPermission readOnly = new AccessPermission();
        readOnly.setCanModify(false);
        readOnly.setCanModifyAnnotations(false);
        readOnly.setCanFillInForm(false);
        byte[] encrypted = TestDocuments.encrypted(256, true, "chu", "", readOnly);

        assertThatThrownBy(() -> sign(encrypted, SignatureRequest.builder()))
                .isInstanceOf(ChangeForbiddenException.class)
                .hasMessageContaining("owner password");
        byte[] signed = sign(encrypted, SignatureRequest.builder().password("chu".toCharArray()));
        assertThat(Pdfsig.judge(signed)).singleElement().matches(Pdfsig.Signature::valid);
    }

    @Test
    void refusesEncryptionByCertificates() throws IOException {
        byte[] encrypted = TestDocuments.encryptedFor(
                TestKeys.key(TestKeyKind.RSA_2048).chain().get(0));
        assertThatThrownBy(() -> sign(encrypted, SignatureRequest.builder()))
                .isInstanceOf(UnsupportedPdfException.class)
                .hasMessageContainingAll("Adobe.PubSec", "by password");
    }
}
