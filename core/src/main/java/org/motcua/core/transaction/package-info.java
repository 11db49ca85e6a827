/** Where a database transaction begins and ends. */
@NullMarked
package org.motcua.core.transaction;

import org.jspecify.annotations.NullMarked;
