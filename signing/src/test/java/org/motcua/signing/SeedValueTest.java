package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.testkit.TestKeyKind;

/** What a field demands is met or refused before anything is written; what it prefers is remarked. */
class SeedValueTest {

    private static final int FILTER = 1;
    private static final int SUB_FILTER = 2;
    private static final int VERSION = 4;
    private static final int REASONS = 8;
    private static final int LEGAL_ATTESTATION = 16;
    private static final int ADD_REV_INFO = 32;
    private static final int DIGEST_METHOD = 64;
    private static final int LOCK_DOCUMENT = 128;
    private static final int APPEARANCE_FILTER = 256;

    @TempDir
    Path folder;

    private SigningResult sign(Consumer<COSDictionary> seed, SignatureRequest.Builder request) throws IOException {
        byte[] pdf = TestDocuments.withField(field -> {
            COSDictionary dictionary = new COSDictionary();
            seed.accept(dictionary);
            field.setItem(COSName.getPDFName("SV"), dictionary);
        });
        Path input = Files.write(folder.resolve("vào.pdf"), pdf);
        Path output = folder.resolve("ra.pdf");
        Files.deleteIfExists(output);
        SigningResult result = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(input, output, request.field("ky").build());
        assertThat(Judged.signatures(Files.readAllBytes(output)))
                .singleElement()
                .matches(Pdfsig.Signature::valid);
        return result;
    }

    private void assertRefused(Consumer<COSDictionary> seed, SignatureRequest.Builder request, String... parts) {
        assertThatThrownBy(() -> sign(seed, request))
                .isInstanceOf(FieldException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("\"ky\" demands");
        assertThat(folder.resolve("ra.pdf")).doesNotExist();
    }

    private static void assertPreferred(SigningResult result, String part) {
        assertThat(result.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo(SigningRemark.Code.SEED_VALUE_NOT_MET);
            assertThat(remark.detail()).contains(part);
        });
    }

    private static SignatureRequest.Builder plain() {
        return SignatureRequest.builder();
    }

    private static void set(COSDictionary dictionary, int flags, String key, COSArray values) {
        dictionary.setInt(COSName.FF, flags);
        dictionary.setItem(COSName.getPDFName(key), values);
    }

    private static COSArray strings(String... values) {
        COSArray array = new COSArray();
        List.of(values).forEach(value -> array.add(new COSString(value)));
        return array;
    }

    private static COSArray names(String... values) {
        COSArray array = new COSArray();
        List.of(values).forEach(value -> array.add(COSName.getPDFName(value)));
        return array;
    }

    private PDSignature signature() throws IOException {
        try (PDDocument document = Loader.loadPDF(folder.resolve("ra.pdf").toFile())) {
            return document.getSignatureDictionaries().get(0);
        }
    }

    @Test
    void acceptsWhatItMeets() throws IOException {
        SigningResult result = sign(
                seed -> {
                    set(
                            seed,
                            FILTER | SUB_FILTER | VERSION | DIGEST_METHOD,
                            "DigestMethod",
                            strings("SHA512", "SHA256"));
                    seed.setItem(COSName.FILTER, COSName.ADOBE_PPKLITE);
                    seed.setItem(COSName.SUB_FILTER, names("adbe.pkcs7.detached", "ETSI.CAdES.detached"));
                    seed.setInt(COSName.V, 3);
                },
                plain());
        assertThat(result.remarks()).isEmpty();
    }

    @Test
    void refusesFormatsThatAreNotMadeHere() {
        assertRefused(seed -> set(seed, SUB_FILTER, "SubFilter", names("adbe.pkcs7.sha1")), plain(), "adbe.pkcs7.sha1");
        assertRefused(
                seed -> {
                    seed.setInt(COSName.FF, FILTER);
                    seed.setItem(COSName.FILTER, COSName.getPDFName("Entrust.PPKEF"));
                },
                plain(),
                "Entrust.PPKEF");
        assertRefused(
                seed -> {
                    seed.setInt(COSName.FF, VERSION);
                    seed.setInt(COSName.V, 4);
                },
                plain(),
                "version 4");
        assertRefused(
                seed -> {
                    seed.setInt(COSName.FF, APPEARANCE_FILTER);
                    seed.setString(COSName.getPDFName("AppearanceFilter"), "Con dấu");
                },
                plain(),
                "Con dấu");
    }

    @Test
    void refusesAnotherDigestWhenItIsDemandedAndRemarksItWhenPreferred() throws IOException {
        assertRefused(seed -> set(seed, DIGEST_METHOD, "DigestMethod", strings("SHA512")), plain(), "SHA512", "ECDSA");
        assertPreferred(sign(seed -> set(seed, 0, "DigestMethod", strings("SHA512")), plain()), "SHA512");
    }

    @Test
    void takesTheSoleReasonAndHoldsOthersToTheList() throws IOException {
        SigningResult result = sign(seed -> set(seed, REASONS, "Reasons", strings("Phê duyệt")), plain());
        assertThat(signature().getReason()).isEqualTo("Phê duyệt");
        assertThat(result.remarks())
                .containsExactly(new SigningRemark(SigningRemark.Code.SEED_VALUE_TAKEN, "reason \"Phê duyệt\""));
        Consumer<COSDictionary> two = seed -> set(seed, REASONS, "Reasons", strings("Phê duyệt", "Thẩm định"));
        assertRefused(two, plain(), "Phê duyệt", "Thẩm định");
        assertRefused(two, plain().reason("Khác"), "Phê duyệt", "Thẩm định");
        sign(two, plain().reason("Thẩm định"));
        assertRefused(seed -> set(seed, REASONS, "Reasons", strings(".")), plain().reason("Khác"), "no reason");
        assertPreferred(
                sign(seed -> set(seed, 0, "Reasons", strings("Phê duyệt")), plain().reason("Khác")), "Phê duyệt");
    }

    @ParameterizedTest
    @CsvSource({"1,NO_CHANGES", "2,FORM_FILLING", "3,ANNOTATIONS"})
    void certifiesAsTheFieldWants(int permissions, Certification certification) throws IOException {
        Consumer<COSDictionary> seed = dictionary -> mdp(dictionary, permissions);
        SigningResult result = sign(seed, plain());
        assertThat(result.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.detail()).contains(certification.name()));
        try (PDDocument document = Loader.loadPDF(folder.resolve("ra.pdf").toFile())) {
            assertThat(document.getDocumentCatalog()
                            .getCOSObject()
                            .getCOSDictionary(COSName.PERMS)
                            .containsKey(COSName.DOCMDP))
                    .isTrue();
        }
        Certification other =
                certification == Certification.NO_CHANGES ? Certification.ANNOTATIONS : Certification.NO_CHANGES;
        assertRefused(seed, plain().certify(other), certification.name());
        assertRefused(dictionary -> mdp(dictionary, 0), plain().certify(certification), "certifies nothing");
    }

    private static void mdp(COSDictionary dictionary, int permissions) {
        COSDictionary mdp = new COSDictionary();
        mdp.setInt(COSName.P, permissions);
        dictionary.setItem(COSName.getPDFName("MDP"), mdp);
    }

    @Test
    void refusesServicesThatTheLevelDoesNotHave() throws IOException {
        assertRefused(seed -> timeStamp(seed, 1), plain(), "time-stamp", "B_T");
        assertPreferred(sign(seed -> timeStamp(seed, 0), plain()), "time-stamp");
        assertRefused(
                seed -> {
                    seed.setInt(COSName.FF, ADD_REV_INFO);
                    seed.setItem(COSName.getPDFName("AddRevInfo"), COSBoolean.TRUE);
                },
                plain(),
                "revocation information");
    }

    /** Its address would be called if it were asked, and nobody is there. */
    private static void timeStamp(COSDictionary seed, int flags) {
        COSDictionary wanted = new COSDictionary();
        wanted.setInt(COSName.FF, flags);
        wanted.setString(COSName.URL, "http://localhost:1/");
        seed.setItem(COSName.getPDFName("TimeStamp"), wanted);
    }

    @Test
    void locksTheDocumentOrRefuses() throws IOException {
        Consumer<COSDictionary> locked = seed -> {
            seed.setInt(COSName.FF, LOCK_DOCUMENT);
            seed.setItem(COSName.getPDFName("LockDocument"), COSName.getPDFName("true"));
        };
        assertRefused(locked, plain(), "locked", "NO_CHANGES");
        sign(locked, plain().certify(Certification.NO_CHANGES));
        assertRefused(
                seed -> {
                    seed.setInt(COSName.FF, LOCK_DOCUMENT);
                    seed.setItem(COSName.getPDFName("LockDocument"), COSName.getPDFName("false"));
                },
                plain().certify(Certification.NO_CHANGES),
                "not locked");
    }

    @Test
    void refusesToGiveLegalAttestations() throws IOException {
        Consumer<COSDictionary> attested =
                seed -> set(seed, LEGAL_ATTESTATION, "LegalAttestation", strings("Không có nội dung động"));
        assertRefused(attested, plain().certify(Certification.FORM_FILLING), "Không có nội dung động");
        sign(attested, plain());
    }

    @Test
    void holdsTheCertificateToItsConstraints() throws Exception {
        X509Certificate own = TestKeys.key(TestKeyKind.P_256).chain().get(0);
        X509Certificate other = TestKeys.key(TestKeyKind.RSA_2048).chain().get(0);
        sign(seed -> cert(seed, 1, "Subject", certificates(other, own)), plain());
        assertRefused(seed -> cert(seed, 1, "Subject", certificates(other)), plain(), "another certificate");
        assertPreferred(sign(seed -> cert(seed, 0, "Subject", certificates(other)), plain()), "1 certificates");

        X509Certificate authority = TestKeys.AUTHORITY.certificate();
        sign(seed -> cert(seed, 2, "Issuer", certificates(authority)), plain());
        assertRefused(seed -> cert(seed, 2, "Issuer", certificates(other)), plain(), "under one of");
        assertRefused(seed -> cert(seed, 4, "OID", strings("1.2.3.4")), plain(), "1.2.3.4");
        assertRefused(seed -> cert(seed, 16, "Khac", strings()), plain(), "not known here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXXXXXXXX", "1XXXX", "XXXXX0XXX"})
    void acceptsKeyUsage(String usage) throws IOException {
        sign(seed -> cert(seed, 32, "KeyUsage", strings("0XXXXXXXX", usage)), plain());
    }

    @Test
    void refusesKeyUsageAndSubjectThatTheCertificateDoesNotHave() throws IOException {
        assertRefused(seed -> cert(seed, 32, "KeyUsage", strings("XXXXX1XXX", "0")), plain(), "XXXXX1XXX");
        sign(seed -> cert(seed, 8, "SubjectDN", subject("O", "Sở Công Thương")), plain());
        sign(seed -> cert(seed, 8, "SubjectDN", subject("2.5.4.6", "VN")), plain());
        assertRefused(seed -> cert(seed, 8, "SubjectDN", subject("O", "Sở Xây dựng")), plain(), "O=Sở Xây dựng");
    }

    private static COSArray subject(String attribute, String value) {
        COSDictionary name = new COSDictionary();
        name.setString(COSName.getPDFName(attribute), value);
        COSArray names = new COSArray();
        names.add(name);
        return names;
    }

    private static COSArray certificates(X509Certificate... certificates) {
        COSArray array = new COSArray();
        for (X509Certificate certificate : certificates) {
            try {
                array.add(new COSString(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return array;
    }

    private static void cert(COSDictionary seed, int flags, String key, COSArray values) {
        COSDictionary constraints = new COSDictionary();
        set(constraints, flags, key, values);
        seed.setItem(COSName.getPDFName("Cert"), constraints);
    }
}
