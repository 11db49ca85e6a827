/**
 * The two signing steps and the worker that takes them on: external tasks of the engine, done with no transaction open.
 */
@NullMarked
package org.motcua.workflow.step;

import org.jspecify.annotations.NullMarked;
