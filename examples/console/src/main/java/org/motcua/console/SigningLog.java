package org.motcua.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.motcua.signing.BatchItem;
import org.motcua.signing.BatchListener;
import org.motcua.signing.BatchSummary;
import org.motcua.signing.SigningException;
import org.motcua.signing.SigningResult;

/** Tells the user what came of each document as it happens, and at the end of many how it went. */
final class SigningLog implements BatchListener {

    private static final int TABLE_WIDTH = 160;

    private final PrintWriter out;
    private final Progress progress;
    private final Language language;
    private final List<List<String>> failures = new ArrayList<>();
    private int exitCode = ExitCode.OK;

    SigningLog(PrintWriter out, Progress progress, Language language) {
        this.out = out;
        this.progress = progress;
        this.language = language;
    }

    @Override
    public void signed(BatchItem item, SigningResult result) {
        String level = LevelConverter.text(result.level());
        tell(language.text("sign.done", item.input(), item.output(), result.field(), level));
        result.shortfall().ifPresent(why -> progress.println(out, language.text("level.shortfall", item.input(), why)));
        result.remarks().forEach(remark -> progress.println(out, item.input() + ": " + remark.text(language.locale())));
    }

    @Override
    public void finishedBefore(BatchItem item) {
        tell(language.text("sign.before", item.input(), item.output()));
    }

    @Override
    public void failed(BatchItem item, SigningException cause) {
        String why = Failure.message(cause, language);
        failures.add(List.of(item.input().toString(), why));
        exitCode = Math.max(exitCode, Failure.exitCode(cause));
        tell(language.text("sign.failed", item.input(), why));
    }

    private void tell(String line) {
        progress.println(out, line);
        progress.step();
    }

    /** The end of the work: a summary and the failures in one place, where there were many documents. */
    int conclude(BatchSummary summary) {
        int total = summary.signed() + summary.finishedBefore() + summary.failed() + summary.notTried();
        if (total > 1) {
            progress.println(
                    out,
                    language.text(
                            "sign.summary",
                            summary.signed(),
                            summary.finishedBefore(),
                            summary.failed(),
                            summary.notTried()));
            if (!failures.isEmpty()) {
                new Table(List.of(language.text("sign.file"), language.text("sign.why")), failures)
                        .lines(TABLE_WIDTH)
                        .forEach(line -> progress.println(out, line));
            }
        }
        if (summary.stoppedBy().isPresent() && summary.notTried() > 0) {
            progress.println(out, language.text("sign.stopped"));
        }
        return summary.complete() ? exitCode : Math.max(exitCode, ExitCode.NO);
    }
}
