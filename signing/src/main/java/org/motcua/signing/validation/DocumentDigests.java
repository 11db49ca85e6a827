package org.motcua.signing.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.motcua.signing.revision.ByteRange;
import org.motcua.signing.syntax.PdfSource;

/**
 * Hashes what the signatures of a document sign. Each signs all that stands before its gap, so the file is read once for all
 * of them: at every gap the state of the hash so far is put aside, and only what is between a gap and the end of its
 * revision is hashed for one signature alone. Constant memory a signature. For one thread.
 */
final class DocumentDigests {

    /** Large enough that system calls cost nothing beside hashing, small enough for a small heap. */
    private static final int CHUNK = 256 * 1024;

    private final PdfSource source;
    private final List<Long> gaps;
    private final Map<String, Map<Long, MessageDigest>> states = new HashMap<>();

    DocumentDigests(PdfSource source, Collection<ByteRange> ranges) {
        this.source = source;
        this.gaps = new ArrayList<>(
                new TreeSet<>(ranges.stream().map(ByteRange::gapStart).toList()));
    }

    /** The hash of all in the range but its gap. */
    byte[] hash(ByteRange range, MessageDigest digest) {
        Optional<MessageDigest> before = gaps.size() > 1 ? before(range.gapStart(), digest) : Optional.empty();
        MessageDigest whole = before.orElse(digest);
        if (before.isEmpty()) {
            update(whole, 0, range.gapStart());
        }
        update(whole, range.gapEnd(), range.end());
        return whole.digest();
    }

    /** Takes bytes one after the other. */
    interface Sink {
        void accept(byte[] chunk, int offset, int length) throws SignatureException;
    }

    /** All in the range but its gap. */
    void read(ByteRange range, Sink sink) throws SignatureException {
        read(sink, 0, range.gapStart());
        read(sink, range.gapEnd(), range.end());
    }

    /** A copy of the state at a gap; empty where the provider's digests cannot be copied. */
    private Optional<MessageDigest> before(long gap, MessageDigest digest) {
        try {
            String algorithm = digest.getAlgorithm();
            Map<Long, MessageDigest> known = states.get(algorithm);
            if (known == null) {
                known = read((MessageDigest) digest.clone());
                states.put(algorithm, known);
            }
            MessageDigest state = known.get(gap);
            return state == null ? Optional.empty() : Optional.of((MessageDigest) state.clone());
        } catch (CloneNotSupportedException e) {
            return Optional.empty();
        }
    }

    private Map<Long, MessageDigest> read(MessageDigest digest) throws CloneNotSupportedException {
        Map<Long, MessageDigest> found = new HashMap<>();
        long position = 0;
        for (long gap : gaps) {
            update(digest, position, gap);
            found.put(gap, (MessageDigest) digest.clone());
            position = gap;
        }
        return found;
    }

    private void update(MessageDigest digest, long from, long to) {
        try {
            read(digest::update, from, to);
        } catch (SignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Sink sink, long from, long to) throws SignatureException {
        byte[] chunk = new byte[(int) Math.max(0, Math.min(CHUNK, to - from))];
        try {
            for (long position = from; position < to; ) {
                int count = source.read(position, chunk, 0, (int) Math.min(chunk.length, to - position));
                if (count == 0) {
                    throw new IOException("The file became shorter while it was read");
                }
                sink.accept(chunk, 0, count);
                position += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
