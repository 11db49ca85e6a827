package org.motcua.workflow.engine;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.motcua.core.casefile.StaleCaseException;
import org.motcua.core.dossier.StaleDossierException;

/** Tells whether an act failed only because another one was faster. */
public final class Conflicts {

    /** Class 40 of SQL states: the database gave up one of two transactions that were in each other's way. */
    private static final String ROLLED_BACK = "40";

    /** H2 waited for a row longer than its lock timeout. */
    private static final String LOCK_TIMEOUT_OF_H2 = "HYT00";

    /** PostgreSQL waited longer than its lock_timeout, where one is set. */
    private static final String LOCK_TIMEOUT_OF_POSTGRESQL = "55P03";

    private Conflicts() {}

    /** Whether it did. */
    public static boolean isOne(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleCaseException
                    || cause instanceof StaleDossierException
                    || cause instanceof OptimisticLockingException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && gaveWay(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean gaveWay(String state) {
        return state.startsWith(ROLLED_BACK)
                || state.equals(LOCK_TIMEOUT_OF_H2)
                || state.equals(LOCK_TIMEOUT_OF_POSTGRESQL);
    }
}
