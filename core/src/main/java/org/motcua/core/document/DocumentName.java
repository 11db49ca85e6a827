package org.motcua.core.document;

import org.motcua.core.Text;

/**
 * The name of a document within its case, such as {@code decision}; inside a called process with a prefix,
 * {@code partner.opinion}, and of several alike with a number, {@code opinion-2}.
 */
public record DocumentName(String value) {

    public DocumentName {
        Text.required(value, "Name of a document", 60);
        Text.matching(value, "Name of a document", "[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*", "decision");
    }

    @Override
    public String toString() {
        return value;
    }
}
