/**
 * What must be fetched to judge a certificate later: the certificates above it and the proof that none of them was revoked
 * (RFC 5280, RFC 6960). {@link org.motcua.signing.online.EvidenceCollector} is the way in. Nothing in here decides whether
 * a certificate is trusted.
 */
@NullMarked
package org.motcua.signing.online;

import org.jspecify.annotations.NullMarked;
