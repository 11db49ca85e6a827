/**
 * Composes the documents that an agency issues, from plain content to PDF/A with the places of their form fields:
 * {@link org.motcua.workflow.compose.DocumentComposer} is the way in, and
 * {@link org.motcua.workflow.compose.TemplateLibrary} says which documents there are (docs/templates.md). Knows nothing of dossiers, processes or signatures.
 *
 * <p>The page is Vietnamese, by Decree 30/2020/NĐ-CP on clerical work, and set in Liberation Serif, which has the widths
 * of Times New Roman.
 */
@NullMarked
package org.motcua.workflow.compose;

import org.jspecify.annotations.NullMarked;
