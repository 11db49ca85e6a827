package org.motcua.signing.deferred;

/** How the person releases the key. */
public enum Confirmation {
    /** The person gets a one-time password and types it in here: {@link Response.OneTimePassword}. */
    ONE_TIME_PASSWORD,
    /** The person confirms on a device, with the service itself; {@link DeferredKey#ask} tells what became of it. */
    DEVICE,
    /** The data is signed elsewhere, e.g. by a token in the browser, and the values come back: {@link Response.Values}. */
    TOKEN
}
