/** The models that an installation has deployed, as a chain of entries, and where in them a case stands. */
@NullMarked
package org.motcua.workflow.process;

import org.jspecify.annotations.NullMarked;
