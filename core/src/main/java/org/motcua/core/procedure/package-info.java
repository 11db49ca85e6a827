/** The administrative procedures that an agency offers, as data with effective dates. */
@NullMarked
package org.motcua.core.procedure;

import org.jspecify.annotations.NullMarked;
