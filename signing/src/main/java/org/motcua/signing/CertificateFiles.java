package org.motcua.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads certificates and revocation lists from files in PEM or DER.
 *
 * <p>A folder is read file by file (not its subfolders), in the order of the names; names that begin with a dot are left
 * out. Reading proves nothing about what was read: trust is what the caller makes of it. Stateless and thread-safe.
 */
public final class CertificateFiles {

    /** Certificates and lists are small; the largest public revocation lists have tens of mebibytes. */
    static final long MAX_FILE_BYTES = 128L * 1024 * 1024;

    private CertificateFiles() {}

    /**
     * All certificates of a file, or of the files in a folder.
     *
     * @throws SigningException if a file cannot be read or holds no certificate
     */
    public static List<X509Certificate> read(Path fileOrFolder) {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            all.addAll(certificates(file));
        }
        if (all.isEmpty()) {
            throw new SigningException("No certificate in " + fileOrFolder + ": expected PEM or DER files");
        }
        return List.copyOf(all);
    }

    /**
     * All revocation lists of a file, or of the files in a folder.
     *
     * @throws SigningException if a file cannot be read or holds no revocation list
     */
    public static List<X509CRL> readCrls(Path fileOrFolder) {
        List<X509CRL> all = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            all.addAll(crls(file));
        }
        if (all.isEmpty()) {
            throw new SigningException("No revocation list in " + fileOrFolder + ": expected PEM or DER files");
        }
        return List.copyOf(all);
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate certificate : factory().generateCertificates(new ByteArrayInputStream(bytes(file)))) {
                if (certificate instanceof X509Certificate x509) {
                    found.add(x509);
                }
            }
            return found;
        } catch (CertificateException e) {
            throw new SigningException("Not a certificate in PEM or DER: " + file, e);
        }
    }

    private static List<X509CRL> crls(Path file) {
        try {
            List<X509CRL> found = new ArrayList<>();
            for (CRL crl : factory().generateCRLs(new ByteArrayInputStream(bytes(file)))) {
                if (crl instanceof X509CRL x509) {
                    found.add(x509);
                }
            }
            return found;
        } catch (CertificateException | CRLException e) {
            throw new SigningException("Not a revocation list in PEM or DER: " + file, e);
        }
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> entries = Files.list(fileOrFolder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SigningException("Cannot list the folder " + fileOrFolder, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw new SigningException("Too large for a certificate file (" + size + " bytes, at most "
                        + MAX_FILE_BYTES + "): " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SigningException("Cannot read " + file + ": give an existing, readable file", e);
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
