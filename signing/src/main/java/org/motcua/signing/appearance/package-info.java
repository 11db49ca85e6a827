/**
 * What a signature shows: images and text as form XObjects, with fonts embedded. Text is laid out here and never drawn
 * by java.awt, which needs fonts on the machine.
 */
@NullMarked
package org.motcua.signing.appearance;

import org.jspecify.annotations.NullMarked;
