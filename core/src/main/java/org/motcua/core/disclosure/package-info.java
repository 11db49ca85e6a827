/** What an agency publishes of its procedures (công khai thủ tục hành chính), for citizens and for spreadsheets. */
@NullMarked
package org.motcua.core.disclosure;

import org.jspecify.annotations.NullMarked;
