package org.motcua.core.casefile;

import org.motcua.core.Text;

/**
 * The version of a process model by which a case is handled, as at its opening.
 *
 * @param key such as {@code one-stop}
 * @param tag such as {@code 1.0.0}
 * @param hash SHA-256 of the model's file, 64 hexadecimal digits
 */
public record ProcessVersion(String key, String tag, String hash) {

    public ProcessVersion {
        Text.required(key, "Process", 60);
        Text.required(tag, "Version tag", 60);
        Text.matching(hash, "Hash of a model", "[0-9a-f]{64}", "64 hexadecimal digits");
    }

    @Override
    public String toString() {
        return key + " " + tag;
    }
}
