/** The record of what was done, as a hash chain for each dossier, and its check offline. */
@NullMarked
package org.motcua.core.audit;

import org.jspecify.annotations.NullMarked;
