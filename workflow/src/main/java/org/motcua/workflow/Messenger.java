package org.motcua.workflow;

import java.util.List;
import org.motcua.core.casefile.CaseId;

/**
 * How people are told: the application's mail, text messages or portal. Implementations are thread-safe and are called
 * with no transaction open.
 */
@FunctionalInterface
public interface Messenger {

    /** Tells nobody. */
    Messenger NONE = message -> {};

    /**
     * What is told.
     *
     * @param whom as the model says it, such as {@code applicant} or {@code role:HEAD}
     * @param text key of the application's text
     * @param reference the same when it is told again after a crash
     */
    record Message(CaseId caseId, List<String> whom, String text, String reference) {

        public Message {
            whom = List.copyOf(whom);
        }
    }

    /** Tells it. */
    void tell(Message message);
}
