/**
 * A process model as data: what a BPMN file says, checked and without a type of the engine. The types of acts, steps and
 * events that a model may name are {@link org.motcua.workflow.model.StandardTypes} and what an application adds to them.
 * Everything here is immutable and thread-safe.
 */
@NullMarked
package org.motcua.workflow.model;

import org.jspecify.annotations.NullMarked;
