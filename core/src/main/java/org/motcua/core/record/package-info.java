/** The record of a case for keeping elsewhere, and its check offline. */
@NullMarked
package org.motcua.core.record;

import org.jspecify.annotations.NullMarked;
