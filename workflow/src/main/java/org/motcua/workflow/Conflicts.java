package org.motcua.workflow;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.motcua.core.dossier.StaleDossierException;

/** Tells whether an act failed only because another one was faster. */
final class Conflicts {

    /** Class 40 of SQL states: the database gave up one of two transactions that were in each other's way. */
    private static final String ROLLED_BACK = "40";

    private Conflicts() {}

    static boolean isOne(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleDossierException || cause instanceof OptimisticLockingException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(ROLLED_BACK)) {
                return true;
            }
        }
        return false;
    }
}
