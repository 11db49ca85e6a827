package org.motcua.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.CertificateFileException.Reason;

/**
 * Reads certificates and revocation lists from files: DER, PEM (any number in a file; text around them and private keys are
 * passed over) and PKCS#7 collections ({@code .p7b}), whatever the file is called.
 *
 * <p>A folder is read file by file (not its subfolders), in the order of the names; names that begin with a dot are left
 * out. Certificates and lists may lie in one folder: each method takes what it is asked for. A file that is neither is an
 * error that names it, since a trust anchor that is silently missing would be noticed too late.
 *
 * <p>Reading proves nothing about what was read: trust is what the caller makes of it. Stateless and thread-safe.
 */
public final class CertificateFiles {

    /** Certificates and lists are small; the largest public revocation lists have tens of mebibytes. */
    static final long MAX_FILE_BYTES = 128L * 1024 * 1024;

    private static final int ASN1_SEQUENCE = 0x30;
    private static final Pattern PEM_BEGIN = Pattern.compile("-----BEGIN ([^-\\r\\n]{1,40})-----");

    /** The labels of RFC 7468 that hold certificates and lists, and those that older tools write. */
    private static final Set<String> READ_LABELS =
            Set.of("CERTIFICATE", "X509 CERTIFICATE", "X509 CRL", "PKCS7", "PKCS #7 SIGNED DATA", "CMS");

    private CertificateFiles() {}

    /**
     * All certificates of a file, or of the files in a folder.
     *
     * @throws CertificateFileException if a file cannot be read, or there is no certificate
     */
    public static List<X509Certificate> read(Path fileOrFolder) {
        return read(fileOrFolder, X509Certificate.class, CertificateFiles::certificates, Reason.NO_CERTIFICATE);
    }

    /**
     * All revocation lists of a file, or of the files in a folder.
     *
     * @throws CertificateFileException if a file cannot be read, or there is no revocation list
     */
    public static List<X509CRL> readCrls(Path fileOrFolder) {
        return read(fileOrFolder, X509CRL.class, CertificateFiles::lists, Reason.NO_REVOCATION_LIST);
    }

    /** Reads one encoding, which holds any number of one kind of thing. */
    private interface Reader {
        Collection<?> read(CertificateFactory factory, ByteArrayInputStream encoding) throws Exception;
    }

    private static Collection<?> certificates(CertificateFactory factory, ByteArrayInputStream encoding)
            throws Exception {
        return factory.generateCertificates(encoding);
    }

    private static Collection<?> lists(CertificateFactory factory, ByteArrayInputStream encoding) throws Exception {
        return factory.generateCRLs(encoding);
    }

    private static <T> List<T> read(Path fileOrFolder, Class<T> kind, Reader reader, Reason none) {
        List<T> all = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            for (byte[] encoding : encodings(file)) {
                Collection<?> found = tryReading(reader, encoding);
                if (found == null && !isOfTheOtherKind(encoding)) {
                    throw new CertificateFileException(file, Reason.MALFORMED, null);
                }
                if (found != null) {
                    found.stream().map(kind::cast).forEach(all::add);
                }
            }
        }
        if (all.isEmpty()) {
            throw new CertificateFileException(fileOrFolder, none, null);
        }
        return List.copyOf(all);
    }

    private static boolean isOfTheOtherKind(byte[] encoding) {
        return tryReading(CertificateFiles::certificates, encoding) != null
                || tryReading(CertificateFiles::lists, encoding) != null;
    }

    private static @Nullable Collection<?> tryReading(Reader reader, byte[] encoding) {
        try {
            return reader.read(CertificateFactory.getInstance("X.509"), new ByteArrayInputStream(encoding));
        } catch (Exception e) {
            // The JDK's parsers answer malformed input with unchecked exceptions, too; either way it is not of this
            // kind.
            return null;
        }
    }

    /** The DER encodings in a file: the whole of it, or what stands between the lines of PEM. */
    private static List<byte[]> encodings(Path file) {
        byte[] bytes = bytes(file);
        if (isSequence(bytes)) {
            return List.of(bytes);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher begin = PEM_BEGIN.matcher(text);
        List<byte[]> encodings = new ArrayList<>();
        boolean pem = false;
        while (begin.find()) {
            pem = true;
            String label = begin.group(1);
            if (READ_LABELS.contains(label)) {
                encodings.add(decoded(file, text, begin.end(), "-----END " + label + "-----"));
            }
        }
        if (!pem) {
            throw new CertificateFileException(file, Reason.MALFORMED, null);
        }
        return encodings;
    }

    private static byte[] decoded(Path file, String text, int start, String endLine) {
        // A file that was cut short must not pass as one with fewer certificates.
        int end = text.indexOf(endLine, start);
        if (end < 0) {
            throw new CertificateFileException(file, Reason.MALFORMED, null);
        }
        try {
            byte[] encoding = Base64.getMimeDecoder().decode(text.substring(start, end));
            if (isSequence(encoding)) {
                return encoding;
            }
        } catch (IllegalArgumentException e) {
            throw new CertificateFileException(file, Reason.MALFORMED, e);
        }
        throw new CertificateFileException(file, Reason.MALFORMED, null);
    }

    private static boolean isSequence(byte[] encoding) {
        return encoding.length > 0 && encoding[0] == ASN1_SEQUENCE;
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
            throw new CertificateFileException(fileOrFolder, Reason.UNREADABLE, e);
        }
    }

    private static byte[] bytes(Path file) {
        if (!Files.exists(file)) {
            throw new CertificateFileException(file, Reason.MISSING, null);
        }
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new CertificateFileException(file, Reason.TOO_LARGE, null);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CertificateFileException(file, Reason.UNREADABLE, e);
        }
    }
}
