/**
 * Keys at a remote signing service, by the API of the Cloud Signature Consortium (CSC API 1.0.4.0 and v2): only hashes
 * travel there, the signature comes back. {@link org.motcua.signing.csc.CscService} is one service,
 * {@link org.motcua.signing.csc.CscKey} one key of it, which signs like any other, and
 * {@link org.motcua.signing.csc.CscDeferredKey} one whose owner types a one-time password later.
 */
@NullMarked
package org.motcua.signing.csc;

import org.jspecify.annotations.NullMarked;
