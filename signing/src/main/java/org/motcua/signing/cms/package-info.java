/** The CMS container of a signature (RFC 5652) as PAdES wants it (ETSI EN 319 142-1, EN 319 122-1). */
@NullMarked
package org.motcua.signing.cms;

import org.jspecify.annotations.NullMarked;
