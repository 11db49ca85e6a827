/**
 * Incremental updates (ISO 32000-1 7.5.6): reading just enough of a document to change it, laying out the objects that
 * change, leaving room for the signature, writing and reading back. The bytes of the input are never touched.
 */
@NullMarked
package org.motcua.signing.increment;

import org.jspecify.annotations.NullMarked;
