package org.motcua.workflow.act.standard;

import java.util.Map;
import java.util.TreeMap;
import org.motcua.core.document.Document;
import org.motcua.core.store.DocumentId;

/** How entries of the record name a document. */
final class DocumentDetails {

    private DocumentDetails() {}

    static Map<String, String> of(Document document, DocumentId seen) {
        return Map.of(
                "name", document.name().value(),
                "version", Integer.toString(document.version()),
                "document", seen.value());
    }

    static Map<String, String> with(Map<String, String> details, String name, String value) {
        Map<String, String> all = new TreeMap<>(details);
        all.put(name, value);
        return all;
    }
}
