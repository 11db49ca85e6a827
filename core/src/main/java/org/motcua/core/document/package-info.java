/** Outgoing documents: types, numbers, the register, and the store of their bytes. */
@NullMarked
package org.motcua.core.document;

import org.jspecify.annotations.NullMarked;
