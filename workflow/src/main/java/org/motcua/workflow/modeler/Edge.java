package org.motcua.workflow.modeler;

import java.util.Optional;
import org.motcua.workflow.model.Condition;
import org.motcua.workflow.model.Markup;

/**
 * A sequence flow between two nodes that are there.
 *
 * @param condition empty where it has none, or one that cannot be read
 */
record Edge(Markup markup, int index, Node source, Node target, Optional<Condition> condition, boolean isDefault) {

    String id() {
        return markup.id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Edge that && index == that.index;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
