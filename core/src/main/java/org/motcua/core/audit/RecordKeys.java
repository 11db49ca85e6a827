package org.motcua.core.audit;

/**
 * Authenticates what the database keeps of the record, under keys that are not in the database: whoever can write rows
 * cannot make up entries. An application may back it with a hardware module; {@link HmacKeys} has keys from a file.
 *
 * <p>What is authenticated once is compared for ever: a key that has authenticated entries stays known under its name.
 * Implementations are thread-safe, and are called inside of transactions.
 */
public interface RecordKeys {

    /** No keys: whoever can write to the database can make up a whole record. */
    RecordKeys NONE = new RecordKeys() {

        @Override
        public String authenticate(String text) {
            return "";
        }

        @Override
        public boolean isAuthentic(String text, String mac) {
            return true;
        }
    };

    /**
     * The message authentication code of a text under the key that is current.
     *
     * @return the name of the key, a colon and the code, at most 200 characters; empty where there are no keys
     */
    String authenticate(String text);

    /** Whether the code is one of the text under a key that is known; false for what was never authenticated. */
    boolean isAuthentic(String text, String mac);
}
