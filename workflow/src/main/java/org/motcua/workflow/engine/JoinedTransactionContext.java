package org.motcua.workflow.engine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.impl.cfg.TransactionContext;
import org.camunda.bpm.engine.impl.cfg.TransactionListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.motcua.core.transaction.Transactions;

/** What the engine sees of the port's transaction: it may doom it and be told of its end, never end it. */
final class JoinedTransactionContext implements TransactionContext {

    private final Transactions transactions;
    private final CommandContext commandContext;
    private final Map<TransactionState, List<TransactionListener>> listeners = new EnumMap<>(TransactionState.class);
    private boolean rolledBack;

    JoinedTransactionContext(Transactions transactions, CommandContext commandContext) {
        this.transactions = transactions;
        this.commandContext = commandContext;
    }

    @Override
    public void commit() {
        fire(TransactionState.COMMITTING);
    }

    /**
     * Dooms the whole transaction, also the part that the engine did not write. The engine's listeners for a rollback
     * hear of it now and not after the end: they only clean caches or use a transaction of their own.
     */
    @Override
    public void rollback() {
        rolledBack = true;
        transactions.setRollbackOnly();
        fire(TransactionState.ROLLINGBACK);
        fire(TransactionState.ROLLED_BACK);
    }

    @Override
    public void addTransactionListener(TransactionState state, TransactionListener listener) {
        if (state == TransactionState.COMMITTED) {
            transactions.afterCommit(() -> listener.execute(commandContext));
            return;
        }
        listeners.computeIfAbsent(state, any -> new CopyOnWriteArrayList<>()).add(listener);
    }

    @Override
    public boolean isTransactionActive() {
        return transactions.isActive() && !rolledBack;
    }

    private void fire(TransactionState state) {
        for (TransactionListener listener : listeners.getOrDefault(state, List.of())) {
            listener.execute(commandContext);
        }
    }
}
