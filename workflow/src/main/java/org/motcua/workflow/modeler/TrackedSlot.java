package org.motcua.workflow.modeler;

import java.util.List;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.Who;

/** Follows whether a slot is filled: 0 or 1. */
final class TrackedSlot implements Tracked {

    private final String slot;
    private final Findings findings;

    TrackedSlot(String slot, Findings findings) {
        this.slot = slot;
        this.findings = findings;
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public void arrived(Node node, int filled) {
        if (filled == 0 && needs(node, slot)) {
            findings.add(Rule.SLOT_UNFILLED, node.id, slot);
        }
    }

    /** Whether nobody could do it, or hear of it, while the slot is empty. */
    static boolean needs(Node node, String slot) {
        if (node.slot.filter(slot::equals).isPresent()) {
            return true;
        }
        Settings settings = node.settings;
        Who who = new Who.Assigned(slot);
        return settings != null
                && (settings.by().equals(List.of(who))
                        || settings.find("motcua.to")
                                .filter(who.toString()::equals)
                                .isPresent());
    }

    @Override
    public int left(Node node, String branch, int filled) {
        return fills(node, slot) ? 1 : filled;
    }

    static boolean fills(Node node, String slot) {
        Settings settings = node.settings;
        return settings != null
                && (settings.type().name().equals("assign.v1")
                        || settings.type().name().equals("assign-many.v1"))
                && settings.text("motcua.slot").equals(slot);
    }
}
