/** What waits for an officer. */
@NullMarked
package org.motcua.workflow.inbox;

import org.jspecify.annotations.NullMarked;
