/**
 * PDF signatures: making them ({@link org.motcua.signing.PdfSigner}), preparing documents for them
 * ({@link org.motcua.signing.FieldPreparer}), making them last ({@link org.motcua.signing.PdfAugmenter}) and judging them. This package and
 * {@link org.motcua.signing.deferred}, for keys that answer later, and {@link org.motcua.signing.evidence}, for what is no
 * PDF, are the API; the other packages below it are how it is done and may change between releases.
 *
 * <p>Classes here are immutable and thread-safe unless their Javadoc says otherwise. Whatever goes wrong while signing is
 * a {@link org.motcua.signing.SigningException}.
 */
@NullMarked
package org.motcua.signing;

import org.jspecify.annotations.NullMarked;
