package org.motcua.workflow.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;

/** Outlives a facade, as a folder outlives a process. */
public final class MemoryStore implements DocumentStore {

    private final Map<DocumentId, byte[]> documents = new ConcurrentHashMap<>();

    @Override
    public DocumentId put(InputStream content) {
        try {
            byte[] bytes = content.readAllBytes();
            DocumentId id = DocumentId.of(bytes);
            documents.put(id, bytes);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean contains(DocumentId id) {
        return documents.containsKey(id);
    }

    @Override
    public InputStream open(DocumentId id) {
        return new ByteArrayInputStream(documents.get(id));
    }
}
