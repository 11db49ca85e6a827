/**
 * A dossier's way from reception to the signed, sealed and issued result, as a BPMN process in the application's own
 * database. {@link org.motcua.workflow.OneStop} is what an application calls.
 */
@NullMarked
package org.motcua.workflow;

import org.jspecify.annotations.NullMarked;
