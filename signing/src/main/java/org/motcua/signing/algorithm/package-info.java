/** Algorithms and keys as they are named in CMS and certificates, and the providers that compute them fastest. */
@NullMarked
package org.motcua.signing.algorithm;

import org.jspecify.annotations.NullMarked;
