/** Documents as bytes, kept by their hash. */
@NullMarked
package org.motcua.core.store;

import org.jspecify.annotations.NullMarked;
