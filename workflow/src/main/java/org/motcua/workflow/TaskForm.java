package org.motcua.workflow;

import java.util.Optional;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.workflow.form.Form;

/**
 * What a task or message asks for, so that any interface can show it.
 *
 * @param step id of the element in the model
 * @param type such as {@code decide.v1}
 * @param title Vietnamese, as in the model
 * @param document that it is about, as it is now; its current bytes are what the field {@code document} names
 */
public record TaskForm(CaseId caseId, String step, String type, String title, Form form, Optional<Document> document) {}
