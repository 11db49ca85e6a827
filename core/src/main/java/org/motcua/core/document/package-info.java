/** Documents of a case: their kinds, who drafted, approved and signed them, and where they stand. */
@NullMarked
package org.motcua.core.document;

import org.jspecify.annotations.NullMarked;
