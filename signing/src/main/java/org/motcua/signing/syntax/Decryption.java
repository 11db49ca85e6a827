package org.motcua.signing.syntax;

/** Undoes the encryption of a document's strings and streams. Safe for one thread. */
interface Decryption {

    byte[] string(byte[] encrypted, int number, int generation);

    byte[] stream(byte[] encrypted, int number, int generation);

    /** Whether the metadata of the document are encrypted like its other streams. */
    boolean encryptsMetadata();

    /** Whether the same bytes mean something else under another number. */
    boolean dependsOnNumber();
}
