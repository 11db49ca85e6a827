/** Legal time: which days and hours count, and when a dossier is due. */
@NullMarked
package org.motcua.core.calendar;

import org.jspecify.annotations.NullMarked;
