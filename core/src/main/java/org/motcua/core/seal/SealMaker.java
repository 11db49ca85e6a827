package org.motcua.core.seal;

/**
 * Signs and time-stamps what a seal states. It is called with no transaction open, and may be called for a statement that
 * is then discarded. An implementation is thread-safe, and throws where it cannot do it: nothing is sealed then.
 */
public interface SealMaker {

    /**
     * Signs a statement.
     *
     * @param statement the bytes to sign
     */
    SealEvidence make(byte[] statement);
}
