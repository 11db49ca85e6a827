package org.motcua.workflow.modeler;

/** One thing that is followed along all paths: a document, a slot, or nothing but the tokens. Its states are numbers. */
interface Tracked {

    /** What the state is when the process starts. */
    int initial();

    /** A token comes to rest at a node. */
    default void arrived(Node node, int state) {}

    /**
     * A node is left by a branch, which is empty where it has none.
     *
     * @return the state after it, or -1 when that may not be; why is then a finding
     */
    default int left(Node node, String branch, int state) {
        return state;
    }

    /** A step ended by its error. */
    default int failed(Node step, int state) {
        return state;
    }

    /** What ran was interrupted. */
    default int interrupted(int state) {
        return state;
    }

    /** The process is over, by that node. */
    default void ended(Node last, int state) {}
}
