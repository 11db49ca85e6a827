/**
 * Time stamps (RFC 3161): asking one authority ({@link org.motcua.signing.timestamp.HttpTimestampService}) or several with
 * fail-over ({@link org.motcua.signing.timestamp.TimestampPool}). Whatever comes back is checked before the caller sees it.
 */
@NullMarked
package org.motcua.signing.timestamp;

import org.jspecify.annotations.NullMarked;
