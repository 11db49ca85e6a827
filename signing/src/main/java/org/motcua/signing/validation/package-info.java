/**
 * Validates one document: finds its signatures, verifies their CMS strictly, and joins what syntax, revisions and trust say
 * into one report for each signature.
 */
@NullMarked
package org.motcua.signing.validation;

import org.jspecify.annotations.NullMarked;
