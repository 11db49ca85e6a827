/** What acts and steps bring about, as data, and the one place that writes it. */
@NullMarked
package org.motcua.workflow.outcome;

import org.jspecify.annotations.NullMarked;
