package org.motcua.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Documents as files {@code ab/abcdef…} below a folder. A document is written to a file in {@code incoming}, forced to
 * the disk, and then renamed: whoever is killed at any moment leaves either the whole document or a file in
 * {@code incoming} that nobody reads. Such leftovers may be deleted while nothing writes. Several processes may share
 * the folder. A document has at most 1 GiB. Thread-safe.
 */
public final class FileDocumentStore implements DocumentStore {

    /**
     * In bytes. Documents are signed and validated in memory, where Java has room for less than 2 GiB; scans of an
     * application are far below this.
     */
    static final long MAX_BYTES = 1L << 30;

    private static final String INCOMING = "incoming";

    private final Path root;
    private final Path incoming;
    private final long maxBytes;

    private FileDocumentStore(Path root, long maxBytes) {
        this.root = root;
        this.maxBytes = maxBytes;
        this.incoming = root.resolve(INCOMING);
    }

    /**
     * The store in the folder, which is made where it is missing.
     *
     * @throws StoreException when it cannot be made
     */
    public static FileDocumentStore in(Path folder) {
        return in(folder, MAX_BYTES);
    }

    static FileDocumentStore in(Path folder, long maxBytes) {
        FileDocumentStore store = new FileDocumentStore(folder.toAbsolutePath().normalize(), maxBytes);
        try {
            Files.createDirectories(store.incoming);
        } catch (IOException e) {
            throw new StoreException("The document store " + store.root + " cannot be made", e);
        }
        return store;
    }

    @Override
    public DocumentId put(InputStream content) {
        try {
            Path file = Files.createTempFile(incoming, "put", ".part");
            try {
                DocumentId id = write(content, file);
                keep(file, id);
                return id;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StoreException("A document cannot be put into " + root, e);
        }
    }

    @Override
    public boolean contains(DocumentId id) {
        return Files.isRegularFile(place(id));
    }

    @Override
    public InputStream open(DocumentId id) {
        try {
            return new CheckedDocument(Files.newInputStream(place(id)), id, root.toString());
        } catch (NoSuchFileException e) {
            throw new MissingDocumentException(id, root.toString());
        } catch (IOException e) {
            throw new StoreException("Document " + id + " cannot be opened in " + root, e);
        }
    }

    private DocumentId write(InputStream content, Path file) throws IOException {
        MessageDigest digest = DocumentId.sha256();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            copy(content, out);
            channel.force(true); // before the rename, or a power cut could leave the name without the bytes
        }
        return DocumentId.ofDigest(digest);
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            written += read;
            if (written > maxBytes) {
                throw new IOException("it has more than " + maxBytes + " bytes");
            }
            out.write(buffer, 0, read);
        }
    }

    /** Replacing a file of the same name puts the same bytes there, and mends one that was damaged. */
    private void keep(Path file, DocumentId id) throws IOException {
        Path place = place(id);
        Path folder = root.resolve(id.value().substring(0, 2));
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            force(root);
        }
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    /** A rename is durable when its folder is. */
    private static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException windows) {
            return; // where a folder cannot be opened the file system orders its renames itself
        }
        try (channel) {
            channel.force(true);
        }
    }

    private Path place(DocumentId id) {
        return root.resolve(id.value().substring(0, 2)).resolve(id.value());
    }
}
