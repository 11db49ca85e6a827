package org.motcua.console.example;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.HmacKeys;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * What an example run keeps beside its database, so that a run that was killed can be gone on with: test keys, the
 * certificate and revocation list that vouch for them, and the stored documents. One process at a time for each name of a
 * node.
 */
final class DataFolder implements AutoCloseable {

    private static final String PASSWORD = "example";
    private static final String TIMESTAMPS = "time-stamps.p12";

    private final Path folder;
    private final FileChannel lockFile;

    private final String node;
    private final ReentrantLock turns = new ReentrantLock();

    private DataFolder(Path folder, FileChannel lockFile, String node) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.node = node;
    }

    /** Opens the folder for a node, and makes it and the keys where they are not there yet. */
    static DataFolder open(Path folder, String node, AgencyDirectory directory, Clock clock) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("in-use-" + node + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw DataFolderException.inUse(folder);
            }
            DataFolder data = new DataFolder(folder, lockFile, node);
            data.alone(() -> {
                data.makeWorkerId();
                data.makeKeys(directory, clock);
                return node;
            });
            return data;
        } catch (IOException e) {
            throw DataFolderException.unusable(folder, e);
        }
    }

    /** Does something while no other thread does, on no node. */
    @SuppressWarnings("try") // the lock is held, not used
    <T> T alone(Callable<T> work) {
        turns.lock();
        try (FileChannel file = FileChannel.open(
                        folder.resolve("turn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock turn = file.lock()) {
            return work.call();
        } catch (IOException | GeneralSecurityException e) {
            throw DataFolderException.unusable(folder, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            turns.unlock();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The name under which this node's signing steps are locked, the same after a restart. */
    String workerId() {
        try {
            return Files.readString(folder.resolve("worker-id")) + "-" + node;
        } catch (IOException e) {
            throw DataFolderException.unusable(folder, e);
        }
    }

    Path documents() {
        return folder.resolve("documents");
    }

    Path key(Officer leader) {
        return keys().resolve(file(leader));
    }

    Path key(Agency agency) {
        return keys().resolve(file(agency));
    }

    private static String file(Officer leader) {
        return "officer-" + leader.id().value() + ".p12";
    }

    private static String file(Agency agency) {
        return "agency-" + agency.code().value() + ".p12";
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

    /** The keys that authenticate the record. */
    Path recordKeys() {
        return keys().resolve("record.keys");
    }

    /** The key that seals the record. */
    Path sealKey() {
        return keys().resolve("record-seal.p12");
    }

    /** A line for each signature that a key of the example was asked for, on whichever node. */
    Path signatures() {
        return folder.resolve("signatures.log");
    }

    /** The key of the example's time-stamp authority. */
    TestKey timestampKey() {
        return TestKey.readPkcs12(keys().resolve(TIMESTAMPS), password());
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
    private void makeKeys(AgencyDirectory directory, Clock clock) throws IOException, GeneralSecurityException {
        if (Files.exists(keys())) {
            return;
        }
        Path fresh = Files.createTempDirectory(folder, "keys-new");
        ExampleAuthority authority = ExampleAuthority.create(clock);
        LocalDate day = AgencyData.today(clock);
        for (Officer leader : directory.withRole(Role.LEADER)) {
            Agency agency = directory.requireAgency(leader.agency(), day);
            boolean first = agency.equals(directory.agencies().get(0));
            // Both kinds are seen in offices.
            authority
                    .issue(leader, agency, first ? TestKeyKind.RSA_2048 : TestKeyKind.P_256)
                    .writePkcs12(fresh.resolve(file(leader)), password());
        }
        for (Agency agency : directory.agencies()) {
            authority.issue(agency).writePkcs12(fresh.resolve(file(agency)), password());
        }
        authority.issueForTimestamps().writePkcs12(fresh.resolve(TIMESTAMPS), password());
        Files.write(fresh.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(fresh.resolve("ca.crl"), authority.crl().getEncoded());
        Files.write(fresh.resolve("password.txt"), List.of(PASSWORD));
        authority.issueForRecord().writePkcs12(fresh.resolve("record-seal.p12"), password());
        makeRecordKeys(fresh.resolve("record.keys"));
        Files.move(fresh, keys(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void makeRecordKeys(Path file) throws IOException {
        byte[] key = new byte[HmacKeys.LEAST_BYTES];
        new SecureRandom().nextBytes(key);
        Path empty = Files.createFile(file);
        if (Files.getFileStore(empty).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(empty, List.of("example " + Base64.getEncoder().encodeToString(key)));
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
