/**
 * The process engine, set up so that it joins the {@link org.motcua.core.transaction.Transactions} port: the only place
 * that touches the engine's internal types.
 */
@NullMarked
package org.motcua.workflow.engine;

import org.jspecify.annotations.NullMarked;
