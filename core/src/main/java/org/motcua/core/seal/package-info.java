/**
 * Seals over the record: the heads of the chains in a Merkle tree, whose root is signed, time-stamped and linked to the
 * seal before; and the check of what a seal proves about a case, offline.
 */
@NullMarked
package org.motcua.core.seal;

import org.jspecify.annotations.NullMarked;
