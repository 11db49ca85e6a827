/** Whose signature counts: what verdicts let a document go on, and which certificates are whose. */
@NullMarked
package org.motcua.workflow.trust;

import org.jspecify.annotations.NullMarked;
