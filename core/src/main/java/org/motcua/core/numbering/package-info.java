/** Counters without gaps or duplicates. */
@NullMarked
package org.motcua.core.numbering;

import org.jspecify.annotations.NullMarked;
