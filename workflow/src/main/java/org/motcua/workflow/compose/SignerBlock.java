package org.motcua.workflow.compose;

import java.util.List;

/**
 * Who signs (cells 7a and 7b of Decree 30/2020/NĐ-CP). Immutable.
 *
 * @param titles the lines above the signature, printed in bold capitals: ["Giám đốc"], or for a deputy
 *     ["KT. Giám đốc", "Phó Giám đốc"], likewise with TM., TL., TUQ. and Q.
 * @param name the signer's full name, printed as it is
 */
public record SignerBlock(List<String> titles, String name) {

    public SignerBlock {
        titles = ContentText.requireLines("The signer's title", titles);
        name = ContentText.require("The signer's name", name);
    }
}
