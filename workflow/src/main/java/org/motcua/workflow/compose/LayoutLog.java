package org.motcua.workflow.compose;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads the layout library's messages to SLF4J; without this it writes to the console. Thread-safe. */
final class LayoutLog implements XRLogger {

    private static final Logger LOGGER = LoggerFactory.getLogger("com.openhtmltopdf");

    @Override
    public void log(String where, Level level, String message) {
        if (level.intValue() >= Level.WARNING.intValue()) {
            LOGGER.warn("{}: {}", where, message);
        } else {
            LOGGER.debug("{}: {}", where, message);
        }
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        if (level.intValue() >= Level.WARNING.intValue()) {
            LOGGER.warn("{}: {}", where, message, cause);
        } else {
            LOGGER.debug("{}: {}", where, message, cause);
        }
    }

    @Override
    public void setLevel(String logger, Level level) {
        // Levels are SLF4J's business.
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return diagnostic.getLevel().intValue() >= Level.WARNING.intValue() || LOGGER.isDebugEnabled();
    }
}
