/** Case files: what a process, an audit chain and a ledger hang on. */
@NullMarked
package org.motcua.core.casefile;

import org.jspecify.annotations.NullMarked;
