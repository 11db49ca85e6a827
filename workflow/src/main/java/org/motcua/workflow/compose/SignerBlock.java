package org.motcua.workflow.compose;

import java.util.List;

/**
 * Who signs (cells 7a and 7b of Decree 30/2020/NĐ-CP). Immutable.
 *
 * @param titles the lines above the signature, printed in bold capitals: ["Giám đốc"], or for a deputy
 *     ["KT. Giám đốc", "Phó Giám đốc"], likewise with TM., TL., TUQ. and Q.; at most 6
 *     of 200 characters
 * @param name the signer's full name, printed as it is; at most 100 characters
 */
public record SignerBlock(List<String> titles, String name) {

    public SignerBlock {
        titles = ContentText.requireLines(
                "The signer's title", ContentText.requireFew("The signer's title", titles, 6), 200);
        name = ContentText.require("The signer's name", name, 100);
    }
}
