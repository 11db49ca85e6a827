package org.motcua.core.seal;

/** Judges what is said to prove a seal's statement. It does not throw for what it is given. Thread-safe. */
public interface SealJudge {

    /**
     * Whether the evidence proves the statement.
     *
     * @param statement the bytes that were signed
     */
    SealVerdict judge(byte[] statement, SealEvidence evidence);
}
