/**
 * Forms as data: which fields an officer fills in, what each may hold, and the strict way from what was typed to values.
 * {@link org.motcua.workflow.form.Form} is the way in. Knows nothing of processes, documents or screens.
 */
@NullMarked
package org.motcua.workflow.form;

import org.jspecify.annotations.NullMarked;
