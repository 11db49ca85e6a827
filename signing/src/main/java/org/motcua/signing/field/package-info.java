/** Form fields: reading the form of a document, what earlier signatures allow to be done with it, filling and signing it. */
@NullMarked
package org.motcua.signing.field;

import org.jspecify.annotations.NullMarked;
