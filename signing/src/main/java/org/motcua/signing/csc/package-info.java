/**
 * Keys at a remote signing service, by the API of the Cloud Signature Consortium (CSC API v2): only hashes travel there, the
 * signature comes back. {@link org.motcua.signing.csc.CscService} is one service, {@link org.motcua.signing.csc.CscKey} one
 * key of it, which signs like any other.
 */
@NullMarked
package org.motcua.signing.csc;

import org.jspecify.annotations.NullMarked;
