/** Counts what a dossier costs the database: the library beside the raw engine on the same model. */
@NullMarked
package org.motcua.benchmarks.statements;

import org.jspecify.annotations.NullMarked;
