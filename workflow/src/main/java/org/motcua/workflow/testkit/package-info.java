/** What users test their own processes with: an office in memory, a clock that is set, keys that are none. */
@NullMarked
package org.motcua.workflow.testkit;

import org.jspecify.annotations.NullMarked;
