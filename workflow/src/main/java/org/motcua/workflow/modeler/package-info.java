/**
 * For those who draw models: {@link org.motcua.workflow.modeler.ModelCheck} says whether the library would run a model and
 * why not, {@link org.motcua.workflow.modeler.ElementTemplates} writes what Camunda Modeler offers to them. Everything
 * public here is thread-safe.
 */
@NullMarked
package org.motcua.workflow.modeler;

import org.jspecify.annotations.NullMarked;
