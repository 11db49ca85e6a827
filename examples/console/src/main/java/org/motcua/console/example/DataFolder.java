package org.motcua.console.example;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/**
 * What an example run keeps beside its database, so that a run that was killed can be gone on with: test keys, the
 * certificate and revocation list that vouch for them, and the stored documents. One process at a time.
 */
final class DataFolder implements AutoCloseable {

    private static final String PASSWORD = "example";
    private static final String AUTHORITY = "CN=Motcua example root (not for real documents),O=Motcua,C=VN";

    /** Real certificates say where to ask; nothing answers under a name that cannot be registered. */
    private static final TestProfile PROFILE = TestProfile.documentSigning()
            .issuerAt(URI.create("http://pki.motcua.invalid/ca.crt"))
            .crlAt(URI.create("http://pki.motcua.invalid/ca.crl"));

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Opens the folder, and makes it and the keys where they are not there yet. */
    static DataFolder open(Path folder, String leader, String agency, Clock clock) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw DataFolderException.inUse(folder);
            }
            DataFolder data = new DataFolder(folder, lockFile);
            data.makeWorkerId();
            data.makeKeys(leader, agency, clock);
            return data;
        } catch (IOException | GeneralSecurityException e) {
            throw DataFolderException.unusable(folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The name under which this folder's signing steps are locked, the same after a restart. */
    String workerId() {
        try {
            return Files.readString(folder.resolve("worker-id"));
        } catch (IOException e) {
            throw DataFolderException.unusable(folder, e);
        }
    }

    Path documents() {
        return folder.resolve("documents");
    }

    Path leaderKey() {
        return keys().resolve("leader.p12");
    }

    Path agencyKey() {
        return keys().resolve("agency.p12");
    }

    char[] password() {
        return PASSWORD.toCharArray();
    }

    Path authority() {
        return keys().resolve("ca.crt");
    }

    Path revocations() {
        return keys().resolve("ca.crl");
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private void makeWorkerId() throws IOException {
        if (Files.notExists(folder.resolve("worker-id"))) {
            Path fresh = Files.createTempFile(folder, "worker-id", ".new");
            Files.writeString(fresh, "console-" + UUID.randomUUID());
            Files.move(fresh, folder.resolve("worker-id"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** All keys appear at once: a killed run leaves none or all of them under their final name. */
    private void makeKeys(String leader, String agency, Clock clock) throws IOException, GeneralSecurityException {
        if (Files.exists(keys())) {
            return;
        }
        Path fresh = Files.createTempDirectory(folder, "keys-new");
        TestAuthority authority = TestAuthority.create(AUTHORITY, clock);
        authority
                .issue(name(leader, agency), TestKeyKind.RSA_2048, PROFILE)
                .writePkcs12(fresh.resolve("leader.p12"), password());
        authority
                .issue(name(agency, agency), TestKeyKind.P_256, PROFILE)
                .writePkcs12(fresh.resolve("agency.p12"), password());
        Files.write(fresh.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(fresh.resolve("ca.crl"), authority.crl().getEncoded());
        Files.write(fresh.resolve("password.txt"), List.of(PASSWORD));
        Files.move(fresh, keys(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String name(String commonName, String organisation) {
        return "CN=" + escaped(commonName) + ",O=" + escaped(organisation) + ",C=VN";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("+", "\\+");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw DataFolderException.unusable(folder, e);
        }
    }
}
