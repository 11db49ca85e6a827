/** The JSON files that this module reads and writes, strictly and with messages that name the place of an error. */
@NullMarked
package org.motcua.core.json;

import org.jspecify.annotations.NullMarked;
