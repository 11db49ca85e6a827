/** One small runnable Main for each use of the library; the README lists them. */
@NullMarked
package org.motcua.features;

import org.jspecify.annotations.NullMarked;
