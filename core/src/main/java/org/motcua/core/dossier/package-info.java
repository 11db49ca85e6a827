/** Dossiers: their codes, states and the officers who act on them. */
@NullMarked
package org.motcua.core.dossier;

import org.jspecify.annotations.NullMarked;
