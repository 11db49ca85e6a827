package org.motcua.workflow.modeler;

import java.util.regex.Pattern;
import org.motcua.workflow.model.Markup;
import org.motcua.workflow.model.Names;

/** What the process itself must say. */
final class ProcessRules {

    private static final Pattern VERSION =
            Pattern.compile("[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}(-[0-9A-Za-z.-]{1,32})?");
    private static final Pattern DAYS = Pattern.compile("P[1-9][0-9]{0,5}D");

    private ProcessRules() {}

    static void check(Markup process, Findings findings) {
        String at = process.id();
        if (!Names.isProcessKey(at)) {
            findings.add(Rule.PROCESS_KEY, at, at);
        }
        if (!process.attribute("isExecutable").orElse("").equals("true")) {
            findings.add(Rule.NOT_EXECUTABLE, at);
        }
        if (process.attribute("name").orElse("").isBlank()) {
            findings.add(Rule.NAME_MISSING, at);
        }
        String version = process.camunda("versionTag").orElse("");
        if (!VERSION.matcher(version).matches()) {
            findings.add(Rule.VERSION_TAG, at, version);
        }
        String days = process.camunda("historyTimeToLive").orElse("");
        if (!DAYS.matcher(days).matches()) {
            findings.add(Rule.TIME_TO_LIVE, at, days);
        }
    }

    static boolean isVersion(String tag) {
        return VERSION.matcher(tag).matches();
    }
}
