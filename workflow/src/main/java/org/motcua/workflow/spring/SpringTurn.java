package org.motcua.workflow.spring;

import org.motcua.core.transaction.OneWriter;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A turn that ends with Spring's transaction, before whatever else is done after its commit. */
final class SpringTurn implements TransactionSynchronization {

    private final OneWriter writer;
    private final OneWriter.Turn turn;

    private SpringTurn(OneWriter writer, OneWriter.Turn turn) {
        this.writer = writer;
        this.turn = turn;
    }

    /** Takes the turn for a transaction that somebody else began, unless it has it already. */
    static void join(OneWriter writer) {
        if (!writer.isNeeded() || isHeld(writer)) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("The transaction manager has no synchronization, so nobody could tell when"
                    + " the transaction's turn on the H2 file database ends. Leave transactionSynchronization of the"
                    + " manager at SYNCHRONIZATION_ALWAYS");
        }
        endsWithTransaction(writer, writer.take());
    }

    /** Without synchronization the turn ends when whoever took it closes it. */
    static void endsWithTransaction(OneWriter writer, OneWriter.Turn turn) {
        if (writer.isNeeded() && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new SpringTurn(writer, turn));
        }
    }

    /** Those of a suspended transaction are not among the synchronizations. */
    private static boolean isHeld(OneWriter writer) {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(found -> found instanceof SpringTurn own && own.writer == writer);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void afterCommit() {
        turn.close();
    }

    @Override
    public void afterCompletion(int status) {
        turn.close();
    }
}
