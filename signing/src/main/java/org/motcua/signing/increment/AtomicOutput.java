package org.motcua.signing.increment;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.motcua.signing.OutputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that appears under its name complete or not at all, however this process ends: it is written beside its place
 * and moved there in one step. Only where it is forced to the disk before does that also hold for a power failure. Not
 * thread-safe.
 */
public final class AtomicOutput implements Draft, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(AtomicOutput.class);

    private static final String PREFIX = ".motcua-";
    private static final String SUFFIX = ".part";
    /** Tells this process's files from those of others; ids of processes are used again, in containers at once. */
    private static final String PROCESS = PREFIX + UUID.randomUUID() + "-";

    private static final AtomicLong COUNTER = new AtomicLong();

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final boolean forced;
    private boolean committed;

    private AtomicOutput(Path target, Path temporary, FileChannel channel, boolean forced) {
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
        this.forced = forced;
    }

    /** A file that the operating system writes to the disk when it sees fit. */
    public static AtomicOutput open(Path target) {
        return open(target, false);
    }

    /** A file that is on the disk when it is committed: a power failure afterwards cannot take it away. */
    public static AtomicOutput openForced(Path target) {
        return open(target, true);
    }

    private static AtomicOutput open(Path target, boolean forced) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new OutputException(target + " is a folder; name a file to write to");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new OutputException(target + " is read-only; name another output");
        }
        // Without the target's name in it: long names, with three bytes a letter, would become too long.
        Path temporary = folder.resolve(PROCESS + COUNTER.incrementAndGet() + SUFFIX);
        try {
            FileChannel channel = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
            lock(channel, temporary);
            return new AtomicOutput(target, temporary, channel, forced);
        } catch (NoSuchFileException e) {
            throw new OutputException("The folder " + folder + " does not exist; create it first", e);
        } catch (AccessDeniedException e) {
            throw new OutputException("Nothing may be written in the folder " + folder + "; name another output", e);
        } catch (IOException e) {
            throw new OutputException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Removes what processes that were killed left unfinished in a folder. Files that are being written are locked by their
     * process and stay, and so does everything where the file system has no locks.
     */
    public static void removeLeftovers(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path part : parts) {
                if (!String.valueOf(part.getFileName()).startsWith(PROCESS)) {
                    removeUnlessWritten(part);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} cannot be cleared of unfinished files", folder, e);
        }
    }

    private static void removeUnlessWritten(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.debug("{} stays", part, e);
        }
    }

    /** Held until the channel is closed, by the process's death if by nothing else. */
    private static void lock(FileChannel channel, Path temporary) {
        try {
            if (channel.tryLock() == null) {
                LOG.debug("{} is locked by somebody else", temporary);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be locked here; nobody will remove it if this process is killed", temporary, e);
        }
    }

    /** Where the document is written; closing it closes this output. */
    @Override
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public byte[] readFrom(long offset) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size() - offset));
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, offset + buffer.position());
                if (read < 0) {
                    throw new OutputException(target + " could not be read back: it ends too early");
                }
            }
            return buffer.array();
        } catch (IOException e) {
            throw new OutputException(target + " could not be read back: " + e.getMessage(), e);
        }
    }

    @Override
    public Source written() {
        long length = length();
        return length <= Source.IN_MEMORY_BYTES
                ? Source.memory(readFrom(0), target.toString())
                : new Source.ChannelSource(channel, target.toString(), length);
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new OutputException(target + " could not be read back: " + e.getMessage(), e);
        }
    }

    /** Puts the file in its place. */
    public void commit() {
        try {
            if (forced) {
                channel.force(true);
            }
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OutputException(target + " cannot be written: " + e.getMessage(), e);
        }
        committed = true;
        if (forced) {
            forceFolder();
        }
    }

    /** Without it the name may be lost in a power failure; not every platform lets a folder be opened. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("The folder of {} cannot be forced to the disk", target, e);
        }
    }

    /** Throws away what was not committed. */
    @Override
    public void close() {
        if (committed) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            LOG.warn("{} could not be removed; it is of no use", temporary, e);
        }
    }
}
