/**
 * Writes a validation report as text for people, as JSON for programs, and as the XML of ETSI TS 119 102-2. Everything that
 * comes from the validated file is hostile: it is escaped, and characters that could steer a terminal or break the format
 * are replaced.
 */
@NullMarked
package org.motcua.signing.report;

import org.jspecify.annotations.NullMarked;
