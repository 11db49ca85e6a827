package org.motcua.signing.pkcs11;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The functions of a token's library that signing needs. All of them throw {@link CryptokiException} with the value that
 * the library returned. Thread-safe, but a session serves one thread at a time.
 */
interface Cryptoki {

    /** C_GetSlotList: the slots in which a token lies now. */
    List<Long> slotsWithToken();

    /** C_GetTokenInfo. */
    TokenFacts token(long slot);

    /** C_GetMechanismList. */
    Set<Long> mechanisms(long slot);

    /** C_OpenSession: one that only reads. */
    long openSession(long slot);

    /** C_CloseSession. The token logs out when the last one of a process is closed. */
    void closeSession(long session);

    /** C_Login as the user, for all sessions of the process. Called once for one PIN. */
    void login(long session, char[] pin);

    /** C_Logout, for all sessions of the process. */
    void logout(long session);

    /** C_FindObjects: handles of the objects of one class that are stored on the token. */
    List<Long> find(long session, ObjectClass objectClass);

    /** C_GetAttributeValue; nothing where the object lacks the attribute or does not give it away. */
    Optional<byte[]> attribute(long session, long object, AttributeType type);

    /** The same of an attribute that is a number or a Boolean. */
    Optional<Long> number(long session, long object, AttributeType type);

    /** C_SignInit and C_Sign. */
    byte[] sign(long session, Mechanism mechanism, long key, byte[] input);
}
