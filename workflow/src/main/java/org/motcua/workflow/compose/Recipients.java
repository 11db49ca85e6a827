package org.motcua.workflow.compose;

import java.util.List;

/**
 * The list "Nơi nhận" (cell 9b of Decree 30/2020/NĐ-CP). Immutable.
 *
 * @param lines such as "Như Điều 3"; dashes and semicolons are added
 * @param filing what follows "Lưu:", such as "VT, QLTM"
 */
public record Recipients(List<String> lines, String filing) {

    public Recipients {
        lines = ContentText.requireLines("The recipients", ContentText.requireFew("The recipients", lines, 200), 500);
        filing = ContentText.require("Where the original is filed", filing, 200);
    }
}
