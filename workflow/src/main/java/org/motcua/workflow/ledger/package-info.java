/**
 * The ledger that makes each signing step happen once: a row is committed before the key is asked, another state when
 * it has answered, the last one together with the dossier.
 */
@NullMarked
package org.motcua.workflow.ledger;

import org.jspecify.annotations.NullMarked;
