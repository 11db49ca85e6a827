package org.motcua.console;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import org.motcua.signing.CertificateFiles;

/** Reading what options that may be given several times name: files and folders of certificates and revocation lists. */
final class CertificateOptions {

    private CertificateOptions() {}

    static List<X509Certificate> certificates(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> CertificateFiles.read(path).stream())
                .toList();
    }

    static List<X509CRL> revocationLists(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> CertificateFiles.readCrls(path).stream())
                .toList();
    }
}
