package org.motcua.core.document;

import org.motcua.core.Text;

/**
 * Which document is meant before it has a number, and whichever bytes it has by then: the file that it belongs to (for
 * a dossier its code), its name there, and the version of its draft.
 *
 * @param version from 1; a draft that is rejected after its number was reserved comes back as the next version
 */
public record DocumentReference(String file, String name, int version) {

    public DocumentReference {
        Text.required(file, "File of a document", 60);
        Text.required(name, "Name of a document", 60);
        if (version < 1) {
            throw new IllegalArgumentException("Version " + version + " of " + name + " is below 1");
        }
    }

    @Override
    public String toString() {
        return file + "/" + name + "/" + version;
    }
}
