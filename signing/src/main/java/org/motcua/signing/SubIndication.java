package org.motcua.signing;

/** Why a signature did not pass, with the names of ETSI EN 319 102-1. Immutable. */
public enum SubIndication {
    /** The signature, its place in the file, or a change made after it breaks the format's rules. */
    FORMAT_FAILURE,
    /** The signed bytes do not have the signed digest. */
    HASH_FAILURE,
    /** The signature value does not verify with the signer's public key. */
    SIG_CRYPTO_FAILURE,
    /** The signing certificate was revoked before the proven time of the signature. */
    REVOKED,
    /** The signature was proven to exist only after the signing certificate had expired. */
    EXPIRED,
    /** The signing certificate was not valid yet when the signature was made. */
    NOT_YET_VALID,
    /** A rule of the validation policy about the signature's content is not met. */
    SIG_CONSTRAINTS_FAILURE,
    /** A chain was found, but a constraint of the certificates in it is not met. */
    CHAIN_CONSTRAINTS_FAILURE,
    /** The chain could not be checked for a reason that the other names do not cover. */
    CERTIFICATE_CHAIN_GENERAL_FAILURE,
    /** An algorithm or key size is not acceptable at the time of validation, and no earlier time is proven. */
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    /** An algorithm or key size was not acceptable even at the proven time. */
    CRYPTO_CONSTRAINTS_FAILURE,
    /** The signing certificate is revoked and the signature is not proven to be older than that. */
    REVOKED_NO_POE,
    /** A certificate of an authority in the chain is revoked and no earlier time is proven. */
    REVOKED_CA_NO_POE,
    /** The signing certificate has expired or is not valid yet, and no time within its validity is proven. */
    OUT_OF_BOUNDS_NO_POE,
    /** As {@link #OUT_OF_BOUNDS_NO_POE}, but known not to be revoked: a timestamp within its validity is all that is missing. */
    OUT_OF_BOUNDS_NOT_REVOKED,
    /** No chain from the signing certificate to a given trust anchor exists. */
    NO_CERTIFICATE_CHAIN_FOUND,
    /** A chain was found, but its trust anchor no longer counts, and no earlier time is proven. */
    NO_CERTIFICATE_CHAIN_FOUND_NO_POE,
    /** Revocation data is there, but its signer's certificate is not valid any more and no earlier time of it is proven. */
    REVOCATION_OUT_OF_BOUNDS_NO_POE,
    /** No certificate in the signature belongs to the signature. */
    NO_SIGNING_CERTIFICATE_FOUND,
    /** Times proven by timestamps contradict each other. */
    TIMESTAMP_ORDER_FAILURE,
    /** No proof that the signature existed at the time that matters. */
    NO_POE,
    /** Something is missing that may be available later, most often fresh revocation data. */
    TRY_LATER,
    /** The signed bytes cannot be had. */
    SIGNED_DATA_NOT_FOUND
}
