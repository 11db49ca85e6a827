package org.motcua.workflow.model;

/**
 * An element that runs once for each officer whom an act of {@code assign-many.v1} named, all at the same time.
 *
 * @param slot the slot that the officers are in
 */
public record MultiInstance(String slot, Join join) {

    /** Variable that holds how many there are. */
    public String countVariable() {
        return slot + "_count";
    }
}
