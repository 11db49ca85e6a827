/** What acts and steps see of their case and of the office around it. */
@NullMarked
package org.motcua.workflow.sight;

import org.jspecify.annotations.NullMarked;
