/** What a key can do and may do: the algorithm that suits it, and signing and verifying with the fastest provider for it. */
@NullMarked
package org.motcua.signing.key;

import org.jspecify.annotations.NullMarked;
