/**
 * Keys on tokens by PKCS#11 (OASIS PKCS #11 Cryptographic Token Interface, "Cryptoki"): which functions of a token's
 * library are called when, how keys are found and how sessions are shared. It speaks to the library directly: the JDK's
 * own provider hides token labels, the state of the PIN and every key whose certificate has another CKA_ID.
 */
@NullMarked
package org.motcua.signing.pkcs11;

import org.jspecify.annotations.NullMarked;
