/**
 * Whether a certificate can be trusted: builds the chain to a given anchor and checks it, with revocation, at a given time
 * (RFC 5280). Nothing is fetched from the network.
 */
@NullMarked
package org.motcua.signing.trust;

import org.jspecify.annotations.NullMarked;
