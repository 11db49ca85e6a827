package org.motcua.core.document;

import org.motcua.core.Text;

/** The identity of a kind of documents, such as {@code decision} or {@code fuel-certificate}. */
public record KindId(String value) {

    public KindId {
        Text.required(value, "Kind of document", 60);
        Text.matching(value, "Kind of document", "[a-z][a-z0-9-]*", "official-letter");
    }

    @Override
    public String toString() {
        return value;
    }
}
