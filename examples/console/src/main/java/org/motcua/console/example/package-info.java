/**
 * The example run: a fictional department, its officers' scripted decisions, and what is printed and written. Everything
 * it does to a dossier goes through the library's facade.
 */
@NullMarked
package org.motcua.console.example;

import org.jspecify.annotations.NullMarked;
