package org.motcua.workflow.act.standard;

import java.util.Map;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Asked;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;

/** A note in the record. */
public final class Note implements ActType<Note.Remark> {

    /** What is filled in. */
    public record Remark(
            @Asked(vi = "Nội dung", en = "Text", max = Reason.MAX)
            String text) {}

    @Override
    public ElementType type() {
        return StandardTypes.NOTE;
    }

    @Override
    public Class<Remark> input() {
        return Remark.class;
    }

    @Override
    public Outcome decide(Sight sight, Remark input) {
        return Outcome.of(Acts.NOTED, Map.of("text", input.text()));
    }
}
