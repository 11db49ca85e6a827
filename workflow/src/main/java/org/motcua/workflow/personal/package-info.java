/** Signatures that wait for their owners: what is asked of a person, and what came back. */
@NullMarked
package org.motcua.workflow.personal;

import org.jspecify.annotations.NullMarked;
