/**
 * A reader of PDF files that was written for hostile input: it never repairs, never recurses without bound and reads any
 * part of the file in any of its revisions.
 *
 * <p>Offsets are {@code long}; only what is asked for is read, so that memory does not grow with the file. What readers
 * could understand in different ways is an error or is written down as a deviation.
 */
@NullMarked
package org.motcua.signing.syntax;

import org.jspecify.annotations.NullMarked;
