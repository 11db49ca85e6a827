package org.motcua.workflow.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.motcua.core.document.Document;
import org.motcua.core.document.Hand;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.standard.Compose.Composer;

/** Lays documents out as plain text, in no time: for tests that are not about pages. */
public final class PlainPaper implements Composer {

    @Override
    public byte[] compose(Document document, Sight sight) {
        StringBuilder text = new StringBuilder()
                .append(document.kind())
                .append(' ')
                .append(document.reference())
                .append('\n')
                .append(document.content())
                .append('\n');
        for (Hand initials : document.initials()) {
            text.append(initials.note()).append(' ').append(initials.officer()).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }
}
