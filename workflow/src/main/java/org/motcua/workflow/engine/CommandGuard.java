package org.motcua.workflow.engine;

import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Stands before every command of the engine's services and refuses queries that run code or read foreign tables: those
 * with expressions, also inside of {@code or()} where the engine itself does not look (CVE-2026-109432, which this
 * version keeps for ever), and those in SQL.
 */
final class CommandGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractNativeQuery) {
            throw new EngineRefusedException(
                    "A query in SQL is not allowed: it could read every table. Use the application's own connection.");
        }
        if (command instanceof AbstractQuery<?, ?> query) {
            requireNoExpressions(query);
        }
        if (command instanceof TaskQueryImpl query) {
            query.getQueries().forEach(CommandGuard::requireNoExpressions);
        }
        return next.execute(command);
    }

    private static void requireNoExpressions(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()) {
            throw new EngineRefusedException(
                    "A query with expressions is not allowed, since expressions can run any code. Give it values.");
        }
    }
}
