/** Waiting for legal time. */
@NullMarked
package org.motcua.workflow.deadline;

import org.jspecify.annotations.NullMarked;
