/** What seals the record with a key and time stamps, keeps the seals provable, and judges them. */
@NullMarked
package org.motcua.workflow.seal;

import org.jspecify.annotations.NullMarked;
