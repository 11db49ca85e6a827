/** Cases that nothing moves on, and what would. */
@NullMarked
package org.motcua.workflow.standstill;

import org.jspecify.annotations.NullMarked;
