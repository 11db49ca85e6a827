/**
 * What was changed after a signature, and whether that was allowed.
 *
 * <p>Every revision is compared with the one before it, object by object along the paths from the trailer, and everything
 * that is not proved harmless is forbidden. The same object reached on two paths is judged on each of them, so that an
 * allowed change cannot smuggle in a forbidden one.
 */
@NullMarked
package org.motcua.signing.revision;

import org.jspecify.annotations.NullMarked;
