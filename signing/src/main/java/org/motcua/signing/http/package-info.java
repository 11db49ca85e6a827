/**
 * HTTP as little as trust services need it, and with bounds: on size, on the whole duration, on redirects and on the
 * addresses that may be asked. Time stamps and revocation data travel through here and through nothing else.
 */
@NullMarked
package org.motcua.signing.http;

import org.jspecify.annotations.NullMarked;
