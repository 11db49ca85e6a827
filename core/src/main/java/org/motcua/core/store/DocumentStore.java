package org.motcua.core.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps documents by the hash of their bytes. A document can be put again without harm and is never changed or removed
 * by this library. A store is not part of the database's transaction: a document is put before the transaction that
 * refers to it commits, and one that nothing refers to does no harm.
 *
 * <p>Implementations are thread-safe, and durable when {@code put} returns.
 */
public interface DocumentStore {

    /**
     * Keeps what the stream holds, which is read to its end and stays open.
     *
     * @throws StoreException when it cannot be kept, or reading the stream fails
     */
    DocumentId put(InputStream content);

    /** {@link #put(InputStream)} for bytes in memory. */
    default DocumentId put(byte[] content) {
        return put(new ByteArrayInputStream(content));
    }

    boolean contains(DocumentId id);

    /**
     * The document as a stream that fails at its end, with a {@link DamagedDocumentException}, when the bytes were not
     * those of the id: nothing that was read is to be trusted before the end was reached.
     *
     * @throws MissingDocumentException when the store has no such document
     */
    InputStream open(DocumentId id);

    /**
     * The document, checked and whole in memory, whatever the store checks by itself.
     *
     * @throws MissingDocumentException when the store has no such document
     * @throws DamagedDocumentException when its bytes are not those of the id
     */
    default byte[] require(DocumentId id) {
        try (InputStream in = open(id)) {
            byte[] bytes = in.readAllBytes();
            DocumentId found = DocumentId.of(bytes);
            if (!found.equals(id)) {
                throw new DamagedDocumentException(id, found, getClass().getSimpleName());
            }
            return bytes;
        } catch (IOException e) {
            throw new StoreException("Document " + id + " cannot be read", e);
        }
    }
}
