package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.CertificateFileException.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

class CertificateFilesTest {

    private static final TestAuthority ROOT =
            TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
    private static final X509Certificate LEAF =
            ROOT.issue("CN=Người ký,C=VN", TestKeyKind.P_256).certificate();
    private static final X509CRL LIST = ROOT.crl();

    @TempDir
    Path folder;

    private String rootPem;
    private String leafPem;

    @BeforeEach
    void encode() throws Exception {
        rootPem = pem("CERTIFICATE", ROOT.certificate().getEncoded());
        leafPem = pem("CERTIFICATE", LEAF.getEncoded());
    }

    @Test
    void readsDerAndPemWhateverTheFileIsCalled() throws Exception {
        Path der = write("root.pem", ROOT.certificate().getEncoded());
        Path pem = Files.writeString(folder.resolve("leaf.der"), leafPem);

        assertThat(CertificateFiles.read(der)).containsExactly(ROOT.certificate());
        assertThat(CertificateFiles.read(pem)).containsExactly(LEAF);
    }

    @Test
    void readsSeveralFromOneFileAndPassesOverTextAndKeys() throws Exception {
        String key = pem("PRIVATE KEY", new byte[] {1, 2, 3});
        Path chain = Files.writeString(folder.resolve("chain.pem"), "subject=Người ký\r\n" + leafPem + key + rootPem);

        assertThat(CertificateFiles.read(chain)).containsExactly(LEAF, ROOT.certificate());
    }

    @Test
    void readsListsInDerAndPem() throws Exception {
        assertThat(CertificateFiles.readCrls(write("list", LIST.getEncoded()))).containsExactly(LIST);
        Path pem = Files.writeString(folder.resolve("list.pem"), pem("X509 CRL", LIST.getEncoded()));
        assertThat(CertificateFiles.readCrls(pem)).containsExactly(LIST);
    }

    @Test
    void readsCollectionsOfPkcs7() throws Exception {
        CMSSignedDataGenerator collection = new CMSSignedDataGenerator();
        collection.addCertificates(new JcaCertStore(List.of(ROOT.certificate(), LEAF)));
        collection.addCRL(new JcaX509CRLHolder(LIST));
        byte[] encoded = collection
                .generate(new CMSProcessableByteArray(new byte[0]), false)
                .getEncoded();

        Path der = write("all.p7b", encoded);
        Path pem = Files.writeString(folder.resolve("all.pem"), pem("PKCS7", encoded));

        assertThat(CertificateFiles.read(der)).containsExactlyInAnyOrder(ROOT.certificate(), LEAF);
        assertThat(CertificateFiles.read(pem)).containsExactlyInAnyOrder(ROOT.certificate(), LEAF);
        assertThat(CertificateFiles.readCrls(der)).containsExactly(LIST);
    }

    @Test
    void takesFromAFolderWhatItIsAskedFor() throws Exception {
        write("b.crt", LEAF.getEncoded());
        write("a.crt", ROOT.certificate().getEncoded());
        write("c.crl", LIST.getEncoded());
        write(".DS_Store", new byte[] {9});
        Files.createDirectory(folder.resolve("sub"));

        assertThat(CertificateFiles.read(folder)).containsExactly(ROOT.certificate(), LEAF);
        assertThat(CertificateFiles.readCrls(folder)).containsExactly(LIST);
    }

    @Test
    void namesTheFileInAFolderThatIsNeither() throws Exception {
        write("a.crt", ROOT.certificate().getEncoded());
        Path note = Files.writeString(folder.resolve("readme.txt"), "Kính gửi");

        assertRefused(() -> CertificateFiles.read(folder), note, Reason.MALFORMED);
    }

    @Test
    void refusesAFileThatIsCutShortRatherThanReadLess() throws Exception {
        Path cut = Files.writeString(folder.resolve("cut.pem"), leafPem + rootPem.substring(0, rootPem.length() - 40));
        assertRefused(() -> CertificateFiles.read(cut), cut, Reason.MALFORMED);

        byte[] der = LEAF.getEncoded();
        Path cutDer = write("cut.der", Arrays.copyOf(der, der.length - 1));
        assertRefused(() -> CertificateFiles.read(cutDer), cutDer, Reason.MALFORMED);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path nowhere = folder.resolve("nowhere.crt");
        Path list = write("list.crl", LIST.getEncoded());
        Path certificate = write("leaf.crt", LEAF.getEncoded());
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertRefused(() -> CertificateFiles.read(nowhere), nowhere, Reason.MISSING);
        assertRefused(() -> CertificateFiles.read(list), list, Reason.NO_CERTIFICATE);
        assertRefused(() -> CertificateFiles.readCrls(certificate), certificate, Reason.NO_REVOCATION_LIST);
        assertRefused(() -> CertificateFiles.read(empty), empty, Reason.NO_CERTIFICATE);
        assertRefused(
                () -> CertificateFiles.read(write("0.crt", new byte[0])), folder.resolve("0.crt"), Reason.MALFORMED);
    }

    private static void assertRefused(ThrowingCallable reading, Path file, Reason reason) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(CertificateFileException.class, e -> {
            assertThat(e.file()).isEqualTo(file);
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.getMessage()).contains(file.toString()).contains(";").doesNotContain("\n");
        });
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\r\n"
                + Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(encoded) + "\r\n-----END " + label
                + "-----\r\n";
    }
}
