/** The administration: agencies, procedures, dossiers, deadlines, registers and the audit chain. */
@NullMarked
package org.motcua.core;

import org.jspecify.annotations.NullMarked;
