/** Who performs steps outside of a transaction, once. */
@NullMarked
package org.motcua.workflow.worker;

import org.jspecify.annotations.NullMarked;
