package org.motcua.core.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A document's stream that compares what was read with the document's id when the end is reached. */
final class CheckedDocument extends FilterInputStream {

    private final MessageDigest digest = DocumentId.sha256();
    private final DocumentId id;
    private final String store;
    private boolean checked;

    CheckedDocument(InputStream in, DocumentId id, String store) {
        super(in);
        this.id = id;
        this.store = store;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            check();
        } else {
            digest.update((byte) read);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            check();
        } else {
            digest.update(buffer, offset, read);
        }
        return read;
    }

    /** Skipping reads, or the bytes that were skipped would not be in the hash. */
    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() {
        if (checked) {
            return;
        }
        checked = true;
        DocumentId found = DocumentId.ofDigest(digest);
        if (!found.equals(id)) {
            throw new DamagedDocumentException(id, found, store);
        }
    }
}
