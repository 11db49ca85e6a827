/**
 * The document security store (ISO 32000-2 12.8.4): what a document keeps so that its signatures can be judged later, and
 * the signatures that it is kept for.
 */
@NullMarked
package org.motcua.signing.dss;

import org.jspecify.annotations.NullMarked;
