/**
 * Asks tools that we did not write what they think of a PDF. For tests only.
 *
 * <p>Each judge reports what the tool said, in a small record, and never adds a verdict of its own. A judge whose tool is
 * not installed aborts the test that asks it, with a message that names the Debian package.
 */
@NullMarked
package org.motcua.judges;

import org.jspecify.annotations.NullMarked;
